import type { AnswerKind, Language } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';
import { dealReactions } from './deal-reactions.ts';
import { acknowledgement, bounce, delayNotice, newsletter, outOfOffice } from './machine-answers.ts';
import type { Manner, MannerName, PlannedAnswer } from './manner.ts';
import { plainAnswer } from './plain-answer.ts';
import { dealPrice } from './prices.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

export type Wishes = {
  name: MannerName;
  language: Language;
  /** The person's answer lands in the Junk folder for certain. */
  junk: boolean;
  /** The inquiry comes by mail, so the mail system may have its say. */
  byMail: boolean;
};

/**
 * Deals how a studio behaves: what it sends to a first contact, after how long, from whom, in what shape, and what it does
 * about each later step. `later` are dice of their own, so that reactions change no first answer.
 */
export function dealManner(dice: Dice, later: Dice, { name, language, junk, byMail }: Wishes): Manner {
  const answers = firstAnswers(dice, { name, language, junk, byMail });
  const reactions = dealReactions(later, language, name);
  return { name, answers, calls: [], callsAfterNudge: [], ...reactions };
}

function firstAnswers(dice: Dice, { name, language, junk, byMail }: Wishes): PlannedAnswer[] {
  if (name === 'silent' || name === 'refusing') return [];
  if (name === 'bouncing') return [bounce(dice, language)];
  const answers: PlannedAnswer[] = [];
  if (byMail && dice.chance(0.2)) answers.push(delayNotice(dice, language));
  if (dice.chance(0.5)) answers.push(acknowledgement(dice, language));
  const away = dice.chance(0.2);
  if (away) answers.push(outOfOffice(dice, language));
  const written = person(dice, language, name, junk);
  // Whoever says to be away does not answer the same day.
  answers.push(away ? { ...written, afterSeconds: written.afterSeconds + 3 * DAY } : written);
  if (dice.chance(0.2)) answers.push(newsletter(dice, language));
  return answers;
}

// Asking is substantive when the question fits the inquiry; all questions here do.
export const kindOfManner: Record<'priced' | 'asking' | 'redirecting' | 'declining', AnswerKind> = {
  priced: 'human_substantive',
  asking: 'human_substantive',
  redirecting: 'human_redirect',
  declining: 'human_decline',
};

function person(dice: Dice, language: Language, name: keyof typeof kindOfManner, junk: boolean): PlannedAnswer {
  return {
    ...plainAnswer(dice, language, kindOfManner[name]),
    afterSeconds: personDelaySeconds(dice),
    office: { snap: 'next', jitterSeconds: dice.between(5 * MINUTE, 2 * HOUR) },
    folder: junk || dice.chance(0.08) ? 'Junk' : 'INBOX',
    from: dice.chance(0.15) ? 'foreign' : 'person',
    price: name === 'priced' ? dealPrice(dice, language) : null,
  };
}

/** Most people answer within hours or a few days, evenly on a log scale; one in eight comes very late. */
function personDelaySeconds(dice: Dice): number {
  if (dice.chance(0.125)) return dice.between(9 * DAY, 20 * DAY);
  return Math.round(10 * MINUTE * (5 * 24 * 6) ** dice.unit());
}
