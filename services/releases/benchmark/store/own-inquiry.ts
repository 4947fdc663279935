import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { Rubric } from '../../../reading/rubric/rubric.ts';
import type { SettledCode } from '../own-codes.ts';

export type OwnAttempt = {
  channel: string;
  state: string;
  reason: string | null;
  /** ISO 8601, field time. */
  at: string | null;
  /** What shows that a letter arrived, strongest first. */
  evidence: string[];
};

export type OwnLetterOut = {
  subject: string;
  body: string;
  name: string;
  rubric: Rubric | null;
  attempts: OwnAttempt[];
};

/** What was written to the studio, and each try to deliver the first letter with its evidence. */
export async function ownLetterOut(db: Database, inquiryId: string): Promise<OwnLetterOut | null> {
  const { rows } = await sql<OwnLetterOut>`
    select i.subject, i.body, u.name, c.protocol -> 'rubric' as rubric,
      coalesce((
        select jsonb_agg(jsonb_build_object('channel', a.channel, 'state', a.state, 'reason', a.reason,
            'at', to_char(coalesce(a.delivered_at, a.armed_at, a.settled_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'evidence', coalesce((select jsonb_agg(e.kind order by e.kind) from delivery_evidence e
              where e.rfc_message_id = a.rfc_message_id), '[]')) order by a.ordinal)
        from attempts a where a.inquiry_id = i.id and a.step = 'inquiry'), '[]') as attempts
    from inquiries i join frame_units u on u.wave_id = i.wave_id and u.studio_id = i.studio_id
      join waves w on w.id = i.wave_id join campaigns c on c.id = w.campaign_id
    where i.id = ${inquiryId}`.execute(db);
  return rows[0] ?? null;
}

export async function humanReplies(
  db: Database,
  inquiryId: string,
  limit: number,
): Promise<{ messageId: string; at: Date }[]> {
  const { rows } = await sql<{ messageId: string; at: Date }>`
    select m.id as "messageId", m.internal_at as at
    from current_attributions t
      join messages m on m.id = t.message_id and m.duplicate_of is null
      join current_readings r on r.message_id = m.id and r.kind like 'human%'
    where t.inquiry_id = ${inquiryId} order by m.internal_at, m.id limit ${limit}`.execute(db);
  return rows;
}

/** Proposals of a letter that a coder rejected. */
export async function rejectedProposals(db: Database, messageId: string): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select p.id from reply_proposals p join standing_verdicts v on v.proposal_id = p.id
    where p.message_id = ${messageId} and not v.confirmed`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Settled codes of each reply of an inquiry, oldest reply first. */
export async function settledCodes(db: Database, inquiryId: string): Promise<SettledCode[]> {
  const { rows } = await sql<SettledCode>`
    select m.id as "messageId", c.item, c.value
    from current_attributions t
      join messages m on m.id = t.message_id and m.duplicate_of is null
      join settled_codes c on c.message_id = m.id
    where t.inquiry_id = ${inquiryId} order by m.internal_at, m.id, c.item`.execute(db);
  return rows;
}
