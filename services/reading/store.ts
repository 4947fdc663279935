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

/** Prices of one text of a reply: of the letter, or of the file with this id, in which their offsets count then. */
export type QuotesOfText = { attachmentId: number | null; quotes: readonly Quote[] };
export type NewQuotes = {
  readingId: number;
  messageId: MessageId;
  texts: readonly QuotesOfText[];
  /** The primary quote and the text it stands in; a derived one is among the quotes of no text. */
  main: { attachmentId: number | null; quote: Quote } | null;
};

/** Stores the quotes of one reading, letter first, in the order of the texts; a reading that has its quotes keeps them. */
export async function insertQuotes(db: Database, { readingId, messageId, texts, main }: NewQuotes): Promise<void> {
  const stated = texts.flatMap(({ attachmentId, quotes }) => quotes.map((quote) => ({ attachmentId, quote })));
  const place = stated.findIndex((one) => main !== null && isSame(one, main));
  const rows = main === null || place >= 0 ? stated : [...stated, main];
  if (rows.length === 0) return;
  await db
    .insertInto('quotes')
    .values(
      rows.map(({ attachmentId, quote }, position) => ({
        reading_id: readingId,
        message_id: messageId,
        attachment_id: attachmentId,
        position,
        role: quote.role,
        is_main: main !== null && position === (place < 0 ? rows.length - 1 : place),
        low_minor: quote.lowMinor,
        high_minor: quote.highMinor,
        currency: quote.currency,
        basis: quote.basis,
        vat: quote.vat,
        vat_rate: quote.vatRate,
        approximate: quote.approximate,
        start_offset: quote.start,
        end_offset: quote.end,
        snippet: quote.snippet,
        confidence: quote.confidence,
        reasons: JSON.stringify(position === place && main !== null ? main.quote.reasons : quote.reasons),
      })),
    )
    .onConflict((oc) => oc.columns(['reading_id', 'position']).doNothing())
    .execute();
}

type Placed = { attachmentId: number | null; quote: Quote };

/** The rule of choice may add reasons to a stated quote, or compute a new one (a sum of rows) over the same words. */
function isSame(one: Placed, main: Placed): boolean {
  return (
    one.attachmentId === main.attachmentId &&
    one.quote.start === main.quote.start &&
    one.quote.end === main.quote.end &&
    one.quote.derived === main.quote.derived
  );
}
