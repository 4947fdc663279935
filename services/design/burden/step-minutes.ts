import type { Language } from '../protocol/schema/primitives.ts';

/** Every contact of ours that takes a studio's time. Close and debrief are listed apart and not under the cap (rule E1). */
export const burdenSteps = ['inquiry', 'fallback', 'nudge', 'nudge_call', 'second_step', 'close', 'debrief'] as const;
export type BurdenStep = (typeof burdenSteps)[number];

/**
 * Silent reading speed in words a minute: IReST, Trauzettel-Klosinski and Dietz 2012, Investigative Ophthalmology &
 * Visual Science 53:5452, table 1.
 */
export const readingWordsPerMinute: Readonly<Record<Language, number>> = { ru: 184, en: 228, de: 179 };

/** Composing at a keyboard, words a minute: Karat, Halverson, Horn and Karat 1999, CHI '99, 568. */
export const composingWordsPerMinute = 19;

/**
 * Words a studio writes to discharge the step, and minutes to open, sort and file it. Both are assumptions: an answer
 * of 60 words to the letter, of 40 words with ready files to the second step, none to the others; three minutes at the
 * telephone beside hearing the script.
 */
export const stepAssumptions: Readonly<
  Record<BurdenStep, { readonly answerWords: number; readonly handlingMinutes: number }>
> = {
  inquiry: { answerWords: 60, handlingMinutes: 1 },
  fallback: { answerWords: 0, handlingMinutes: 1 },
  nudge: { answerWords: 0, handlingMinutes: 0.5 },
  nudge_call: { answerWords: 0, handlingMinutes: 3 },
  second_step: { answerWords: 40, handlingMinutes: 2 },
  close: { answerWords: 0, handlingMinutes: 0.5 },
  // A click on a reason, if it was silent.
  debrief: { answerWords: 0, handlingMinutes: 1 },
};

/** Minutes of a studio's time that one step takes, rounded up to a tenth. */
export function stepMinutes(step: BurdenStep, text: string, language: Language): number {
  const { answerWords, handlingMinutes } = stepAssumptions[step];
  const reading = wordsIn(text) / readingWordsPerMinute[language];
  return Math.ceil((reading + answerWords / composingWordsPerMinute + handlingMinutes) * 10) / 10;
}

function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
