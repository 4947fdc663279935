import type { AnswerKind, Language, Price } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';

/** What a text is about. */
export type Topic = {
  firstName: string;
  studio: string;
  site: string;
  phone: string;
  /** The words of a price and what it is for; null when none is named. */
  price: { words: string; basis: Price['basis'] } | null;
};

/** The kinds that are written in words; reports of the mail system are not. */
export type SpokenKind = Exclude<AnswerKind, 'bounce' | 'delay_notice'>;

export type Speech = {
  greeting: (dice: Dice, topic: Topic) => string;
  /** Paragraphs of the body, without greeting and signature. */
  body: (dice: Dice, kind: SpokenKind, topic: Topic) => string[];
  subject: (kind: SpokenKind, topic: Topic) => string;
  farewell: (dice: Dice) => string;
};

export type Speeches = Record<Language, Speech>;
