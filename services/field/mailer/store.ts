import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import type { AttemptId, MessageId } from '../../platform/ids.ts';
import type { DoubtfulLetter, EvidenceKind } from './delivery-evidence.ts';

export type FoundEvidence = {
  messageIds: readonly string[];
  kind: EvidenceKind;
  /** The message in our mailbox that shows it, or null when a folder does. */
  shownBy: MessageId | null;
  detail: string;
};

/** Whether a Message-ID (without angle brackets) and a sender are those of a letter of ours. */
export async function isOwnLetter(db: Database, messageId: string, from: string): Promise<boolean> {
  const { rows } = await sql`
    select from attempts a join inquiries i on i.id = a.inquiry_id
    where a.rfc_message_id = ${messageId} and lower(i.alias) = lower(${from})`.execute(db);
  return rows.length > 0;
}

/** Appends evidence about letters of ours, each kind once for each letter; what is about no letter of ours is left out. */
export async function insertEvidence(
  db: Database,
  { messageIds, kind, shownBy, detail }: FoundEvidence,
): Promise<void> {
  await sql`
    insert into delivery_evidence (rfc_message_id, kind, message_id, detail, noted_at)
    select rfc_message_id, ${kind}, ${shownBy}, ${detail.slice(0, 500)}, field_now() from attempts
    where rfc_message_id = any(${[...messageIds]}::text[])
    on conflict (rfc_message_id, kind) do nothing`.execute(db);
}

export type Doubt = DoubtfulLetter & {
  attemptId: AttemptId;
  fence: number;
  evidence: { kind: EvidenceKind; messageId: string }[];
};

/** Letters by mail whose delivery is in doubt, with what is known of each, oldest first. */
export async function doubts(db: Database, limit: number): Promise<Doubt[]> {
  const { rows } = await sql<Doubt>`
    select a.id as "attemptId", a.fence, a.state, a.channel, a.rfc_message_id as "rfcMessageId", a.armed_at as "armedAt",
      coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'messageId', e.rfc_message_id))
        from delivery_evidence e where e.rfc_message_id = a.rfc_message_id), '[]') as evidence
    from attempts a
    where a.state = 'uncertain' and a.channel = 'mail' and a.rfc_message_id is not null
    order by a.armed_at, a.id limit ${limit}`.execute(db);
  return rows;
}

/**
 * uncertain → confirmed, with its event, in one statement. It was delivered when it was armed: the clocks do not move. False when
 * somebody else settled it first.
 */
export async function confirmDoubt(db: Database, attemptId: AttemptId, by: EvidenceKind): Promise<boolean> {
  const { rows } = await sql`
    with confirmed as (
      update attempts set state = 'confirmed', reason = ${by}, delivered_at = armed_at
      where id = ${attemptId} and state = 'uncertain'
      returning id, fence, rfc_message_id
    )
    insert into attempt_events (attempt_id, fence, field_at, kind, detail)
    select c.id, c.fence, field_now(), 'confirmed', jsonb_build_object('reason', ${by}::text, 'message', e.message_id, 'detail', e.detail)
    from confirmed c join delivery_evidence e on e.rfc_message_id = c.rfc_message_id and e.kind = ${by}
    returning id`.execute(db);
  return rows.length === 1;
}
