import type { EventKind } from '../inbox/classify/vote.ts';
import type { Database } from '../platform/database/connect.ts';
import type { InquiryId, MessageId } from '../platform/ids.ts';
import { readQuotes } from './quotes/read-quotes.ts';
import type { Language, OwnBudget } from './quotes/types.ts';
import { insertQuotes, ownWordsOf, textOfReading } from './store.ts';

export type ReplyToRead = { readingId: number; messageId: MessageId; inquiryId: InquiryId; kind: EventKind };

/** Only a person's reply quotes a price to us; a newsletter or a ticket number never does. */
const quoting: ReadonlySet<EventKind> = new Set(['human_substantive', 'human_redirect', 'human_decline']);

const readAs: readonly Language[] = ['ru', 'en', 'de'];

/**
 * Reads the prices of an attributed reply and stores them beside the reading they were taken from. Our own letter and budget are
 * given to the grammar, so that what a studio quotes back is never taken for its price. A second call for a reading adds nothing.
 * Returns how many prices were read.
 */
export async function readReply(db: Database, { readingId, messageId, inquiryId, kind }: ReplyToRead): Promise<number> {
  if (!quoting.has(kind)) return 0;
  const { text, language } = await textOfReading(db, readingId);
  const own = await ownWordsOf(db, inquiryId);
  const lang = readAs.find((known) => known === language);
  const reading = readQuotes(text, { lang, ownSentences: sentencesOf(own.body), budgets: budgetsOf(own.budget) });
  await insertQuotes(db, { readingId, messageId, quotes: reading.quotes, main: reading.main });
  return reading.quotes.length;
}

function sentencesOf(letter: string): string[] {
  return letter
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function budgetsOf(budget: { value?: { amountMinor: number; currency: string } } | null): OwnBudget[] {
  if (budget?.value === undefined) return [];
  const { amountMinor, currency } = budget.value;
  return [{ lowMinor: amountMinor, highMinor: amountMinor, currency }];
}
