import type { AnswerKind, Language } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';

/** What a text is about; `price` are the words of a price, null when none is named. */
export type Topic = { firstName: string; studio: string; site: string; phone: string; price: string | null };

export type Speech = {
  greeting: (dice: Dice, topic: Topic) => string;
  /** Paragraphs of the body, without greeting and signature. */
  body: (dice: Dice, kind: AnswerKind, topic: Topic) => string[];
  subject: (kind: AnswerKind, topic: Topic) => string;
  farewell: (dice: Dice) => string;
};

export type Speeches = Record<Language, Speech>;
