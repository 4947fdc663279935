import type { Database } from '../platform/database/connect.ts';
import type { InquiryId, MessageId } from '../platform/ids.ts';
import type { Quote } from './quotes/types.ts';

export async function textOfReading(
  db: Database,
  readingId: number,
): Promise<{ text: string; language: string | null }> {
  return db
    .selectFrom('message_readings')
    .select(['new_text as text', 'language'])
    .where('id', '=', readingId)
    .executeTakeFirstOrThrow();
}

export type OwnWords = { body: string; budget: { value?: { amountMinor: number; currency: string } } | null };

/** What we wrote and the budget we named, to be told from what the studio says. */
export async function ownWordsOf(db: Database, inquiryId: InquiryId): Promise<OwnWords> {
  const row = await db
    .selectFrom('inquiries')
    .select(['body', 'budget'])
    .where('id', '=', inquiryId)
    .executeTakeFirstOrThrow();
  return { body: row.body, budget: row.budget as OwnWords['budget'] };
}

export type NewQuotes = { readingId: number; messageId: MessageId; quotes: readonly Quote[]; main: Quote | null };

/** Stores the quotes of one reading in the order of the text; a reading that has its quotes keeps them. */
export async function insertQuotes(db: Database, { readingId, messageId, quotes, main }: NewQuotes): Promise<void> {
  if (quotes.length === 0) return;
  await db
    .insertInto('quotes')
    .values(
      quotes.map((quote, position) => ({
        reading_id: readingId,
        message_id: messageId,
        position,
        role: quote.role,
        is_main: quote === main,
        low_minor: quote.lowMinor,
        high_minor: quote.highMinor,
        currency: quote.currency,
        basis: quote.basis,
        vat: quote.vat,
        approximate: quote.approximate,
        start_offset: quote.start,
        end_offset: quote.end,
        snippet: quote.snippet,
        confidence: quote.confidence,
        reasons: JSON.stringify(quote.reasons),
      })),
    )
    .onConflict((oc) => oc.columns(['reading_id', 'position']).doNothing())
    .execute();
}
