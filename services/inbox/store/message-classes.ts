import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId, MessageId } from '../../platform/ids.ts';
import type { EventKind } from '../classify/vote.ts';

type KnownAnswer = { inquiryId: InquiryId; at: Date; method: string; final: boolean; offers: boolean };

export type ReadAnswer =
  | { kind: 'found'; classBefore: EventKind; answer: KnownAnswer | null }
  | { kind: 'message_unknown' | 'not_read' };

/** The class that holds for a message now and, when it belongs to an inquiry, what the contact knows of it. */
export async function readAnswer(tx: Database, messageId: MessageId): Promise<ReadAnswer> {
  const { rows } = await sql<
    Omit<KnownAnswer, 'inquiryId'> & { classBefore: EventKind | null; inquiryId: InquiryId | null }
  >`
    select r.kind as "classBefore", c.inquiry_id as "inquiryId", m.internal_at as at, c.method,
      coalesce(r.final, false) as final, exists (select from quotes q where q.reading_id = r.id) as offers
    from messages m
      left join current_readings r on r.message_id = m.id
      left join current_attributions c on c.message_id = m.id
    where m.id = ${messageId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return { kind: 'message_unknown' };
  const { classBefore, inquiryId, ...rest } = row;
  if (classBefore === null) return { kind: 'not_read' };
  return { kind: 'found', classBefore, answer: inquiryId === null ? null : { ...rest, inquiryId } };
}

export async function insertClass(
  tx: Database,
  given: { messageId: MessageId; kind: EventKind; reason: string; decidedBy: string },
): Promise<void> {
  await sql`
    insert into message_classes (message_id, kind, reason, decided_by)
    values (${given.messageId}, ${given.kind}, ${given.reason}, ${given.decidedBy})`.execute(tx);
}
