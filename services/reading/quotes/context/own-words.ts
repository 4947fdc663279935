import { languageOf, lineOf } from '../amounts/line.ts';
import { spansOf } from '../amounts/span.ts';
import { toMinor } from '../decimal.ts';
import { fold } from '../fold.ts';
import type { OwnBudget } from '../types.ts';

/** What we wrote: the words of each of our sentences, and the budgets we named. */
export type OwnWords = { readonly sentences: readonly ReadonlySet<string>[]; readonly budgets: readonly OwnBudget[] };

const mostSentences = 200;
const longestSentence = 2000;
const wordsNeeded = 4;
const sameShare = 0.8;

/** Our sentences and budgets; budgets are also read out of the sentences. */
export function ownWords(ownSentences: readonly string[], budgets: readonly OwnBudget[]): OwnWords {
  const sentences = ownSentences
    .slice(0, mostSentences)
    .flatMap((text) => text.slice(0, longestSentence * 5).split(/(?<=[.!?])\s+|\n/u));
  return {
    sentences: sentences
      .map((sentence) => new Set(wordsOf(fold(sentence.slice(0, longestSentence)))))
      .filter((words) => words.size >= 2),
    budgets: [...budgets, ...sentences.flatMap((sentence) => budgetsIn(sentence.slice(0, longestSentence)))],
  };
}

function budgetsIn(sentence: string): OwnBudget[] {
  return spansOf(lineOf(sentence, languageOf(sentence)), 50)
    .filter((span) => span.named || span.multiplied)
    .map((span) => ({ lowMinor: minorOf(span.low), highMinor: minorOf(span.high), currency: span.currency }));
}

function minorOf(value: Parameters<typeof toMinor>[0] | null): number | null {
  return value === null ? null : toMinor(value);
}

function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\d]{2,40}/gu) ?? [];
}

/** True when a folded sentence repeats one of ours: four words or more of it, four in five found in a single sentence of ours. */
export function repeatsUs(sentence: string, own: OwnWords): boolean {
  const words = wordsOf(sentence);
  if (words.length < wordsNeeded) return false;
  return own.sentences.some((ours) => words.filter((word) => ours.has(word)).length / words.length >= sameShare);
}

/** True when the amount is a budget of ours or one of its ends, in the same or an unnamed currency. */
export function isOwnBudget(
  lowMinor: number | null,
  highMinor: number | null,
  currency: string | null,
  own: OwnWords,
): boolean {
  const ends = [lowMinor, highMinor].filter((end) => end !== null);
  return own.budgets.some((budget) => {
    if (currency !== null && budget.currency !== null && currency !== budget.currency) return false;
    const ours = new Set([budget.lowMinor, budget.highMinor].filter((end) => end !== null));
    return ends.length > 0 && ends.every((end) => ours.has(end));
  });
}
