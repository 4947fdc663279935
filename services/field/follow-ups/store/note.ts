import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { InquiryId } from '../../../platform/ids.ts';
import type { Answer } from '../answer.ts';

/**
 * Holds an inquiry until the end of the transaction. Whoever notes an answer and whoever plans a follow-up take it first, so that
 * neither decides on what the other is just changing; inserts that only refer to the inquiry do not wait.
 */
export async function holdInquiry(tx: Database, inquiryId: InquiryId): Promise<void> {
  await sql`select from inquiries where id = ${inquiryId} for no key update`.execute(tx);
}

/** Appends what came back; nothing when the current note of this item says the same. */
export async function insertNote(tx: Database, answer: Answer): Promise<void> {
  const { inquiryId, source, sourceId, kind, at, method, final, offers, letter } = answer;
  const { replyTo = [], messageId = null, thread = [], subject = null } = letter ?? {};
  await sql`
    insert into noted_answers (inquiry_id, source, source_id, kind, at, method, final, offers, reply_to, rfc_message_id,
      thread, subject, noted_at)
    select ${inquiryId}, ${source}, ${sourceId}, ${kind}, ${at}, ${method}, ${final}, ${offers}, ${[...replyTo]},
      ${messageId}, ${[...thread]}, ${subject}, field_now()
    where not exists (
      select from current_answers n
      where n.source = ${source} and n.source_id = ${sourceId}::uuid and n.inquiry_id = ${inquiryId}::uuid
        and n.kind = ${kind} and n.method = ${method} and n.final = ${final} and n.offers = ${offers}
    )`.execute(tx);
}

export type AskingStop = {
  readonly inquiryId: InquiryId;
  readonly reason: 'unpaid_work' | 'complaint' | 'person';
  /** The words that show it. */
  readonly evidence: string;
  /** A rule's version or a person's id. */
  readonly decidedBy: string;
};

/** False when it was stopped for this reason before. */
export async function insertStop(tx: Database, stop: AskingStop): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into asking_stops (inquiry_id, reason, evidence, decided_by, decided_at)
    values (${stop.inquiryId}, ${stop.reason}, ${stop.evidence}, ${stop.decidedBy}, field_now())
    on conflict (inquiry_id, reason) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
