import type { AnswerKind, Language } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';
import type { Charset, ClientStyle, Manner, MannerName, PlannedAnswer } from './manner.ts';
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

/** Deals how a studio behaves towards a first contact: what it sends, after how long, from whom, in what shape. */
export function dealManner(dice: Dice, { name, language, junk, byMail }: Wishes): Manner {
  if (name === 'silent' || name === 'refusing') return { name, answers: [] };
  if (name === 'bouncing') return { name, answers: [bounce(dice, language)] };
  const answers: PlannedAnswer[] = [];
  if (byMail && dice.chance(0.2)) answers.push(delayNotice(dice, language));
  if (dice.chance(0.5)) answers.push(acknowledgement(dice, language));
  const away = dice.chance(0.2);
  if (away) answers.push(outOfOffice(dice, language));
  const written = person(dice, language, name, junk);
  // Whoever says to be away does not answer the same day.
  answers.push(away ? { ...written, afterSeconds: written.afterSeconds + 3 * DAY } : written);
  if (dice.chance(0.2)) answers.push(newsletter(dice, language));
  return { name, answers };
}

// Asking is substantive when the question fits the inquiry; all questions here do.
const kindOf: Record<'priced' | 'asking' | 'redirecting' | 'declining', AnswerKind> = {
  priced: 'human_substantive',
  asking: 'human_substantive',
  redirecting: 'human_redirect',
  declining: 'human_decline',
};

function person(dice: Dice, language: Language, name: keyof typeof kindOf, junk: boolean): PlannedAnswer {
  return {
    ...plain(dice, language, kindOf[name]),
    afterSeconds: personDelaySeconds(dice),
    officeJitterSeconds: dice.between(5 * MINUTE, 2 * HOUR),
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

/** By return, and sometimes twice: sites send their own and the customer database another. */
function acknowledgement(dice: Dice, language: Language): PlannedAnswer {
  return {
    ...plain(dice, language, 'auto_ack'),
    afterSeconds: dice.between(2, 5 * MINUTE),
    from: 'machine',
    marked: dice.chance(0.6),
    againAfterSeconds: dice.chance(0.3) ? dice.between(20, 10 * MINUTE) : null,
  };
}

function outOfOffice(dice: Dice, language: Language): PlannedAnswer {
  return { ...plain(dice, language, 'out_of_office'), afterSeconds: dice.between(5, 90), marked: dice.chance(0.75) };
}

/** Nobody asked for it. */
function newsletter(dice: Dice, language: Language): PlannedAnswer {
  return {
    ...plain(dice, language, 'newsletter'),
    afterSeconds: dice.between(6 * DAY, 20 * DAY),
    from: 'machine',
    marked: true,
  };
}

function bounce(dice: Dice, language: Language): PlannedAnswer {
  const afterSeconds = dice.between(3, 20 * MINUTE);
  return { ...plain(dice, language, 'bounce'), afterSeconds, from: 'machine', marked: dice.chance(0.7) };
}

function delayNotice(dice: Dice, language: Language): PlannedAnswer {
  const afterSeconds = 4 * HOUR + dice.between(0, 30 * MINUTE);
  return { ...plain(dice, language, 'delay_notice'), afterSeconds, from: 'machine', marked: dice.chance(0.5) };
}

/** What all answers have in common; old charsets are still met in Russian mail, and only there. */
function plain(dice: Dice, language: Language, kind: AnswerKind): PlannedAnswer {
  const charsets: readonly Charset[] = language === 'ru' ? ['utf-8', 'utf-8', 'koi8-r', 'windows-1251'] : ['utf-8'];
  const everywhere: readonly ClientStyle[] = ['gmail', 'outlook', 'thunderbird'];
  const styles: readonly ClientStyle[] = language === 'ru' ? [...everywhere, 'yandex', 'mailru'] : everywhere;
  return {
    kind,
    afterSeconds: 0,
    officeJitterSeconds: null,
    folder: 'INBOX',
    from: 'person',
    price: null,
    style: dice.pick(styles),
    charset: dice.pick(charsets),
    marked: false,
    againAfterSeconds: null,
  };
}
