import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId } from '../../platform/ids.ts';

export type OwnLetter = { inquiryId: InquiryId; body: string };

/** Letters that wait for a quotation of themselves; more than a wave holds is never searched through for one stray mail. */
const mostLetters = 5_000;

/** What we wrote to a studio: the inquiry and every later step that was sent in its thread. */
export async function lettersOf(db: Database, inquiryId: InquiryId): Promise<string[]> {
  const { rows } = await sql<{ subject: string; body: string }>`
    select subject, body from inquiries where id = ${inquiryId}
    union all
    select subject, body from follow_ups where inquiry_id = ${inquiryId} and body is not null`.execute(db);
  return rows.flatMap(({ subject, body }) => [subject, body]);
}

/**
 * Letters that a mail without any other trace may quote: those of the inquiries named, else all that left in waves still in the
 * field.
 */
export async function lettersInField(db: Database, among: readonly InquiryId[], arrivedAt: Date): Promise<OwnLetter[]> {
  const { rows } = await sql<OwnLetter>`
    select i.id as "inquiryId", i.body
    from inquiries i join waves w on w.id = i.wave_id
    where w.field_closed_at is null
      and (${among.length === 0} or i.id = any(${[...among]}::uuid[]))
      and exists (select from attempts a where a.inquiry_id = i.id and a.armed_at <= ${arrivedAt}::timestamptz + interval '1 second')
    order by i.due_at desc, i.id
    limit ${mostLetters}`.execute(db);
  return rows;
}
