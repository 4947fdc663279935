import type { AnswerKind, Language, Material, Price } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';

export type SpokenPrice = { words: string; basis: Price['basis'] };

/** What a text is about. */
export type Topic = {
  firstName: string;
  studio: string;
  site: string;
  phone: string;
  /** The words of a price and what it is for; null when none is named. */
  price: SpokenPrice | null;
};

/** The kinds that are written in words; reports of the mail system are not. */
export type SpokenKind = Exclude<AnswerKind, 'bounce' | 'delay_notice'>;

/** Paragraphs everywhere; greeting and signature are put round them. */
export type Speech = {
  greeting: (dice: Dice, topic: Topic) => string;
  body: (dice: Dice, kind: SpokenKind, topic: Topic) => string[];
  /** A list of questions, or the studio's own troubles, where an answer was wanted. */
  interrogation: (dice: Dice) => string[];
  /** What is ready, in the text or attached; the price where an estimate is among it. */
  materials: (dice: Dice, sent: readonly Material[], topic: Topic) => string[];
  afterCall: string;
  afterNudge: (dice: Dice) => string[];
  reminder: (dice: Dice) => string[];
  thanks: (dice: Dice) => string[];
  /** One sentence with a price that is not that of the project. */
  beside: (price: SpokenPrice) => string;
  subject: (kind: SpokenKind, topic: Topic) => string;
  farewell: (dice: Dice) => string;
};

export type Speeches = Record<Language, Speech>;
