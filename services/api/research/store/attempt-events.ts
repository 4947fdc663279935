import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';

export type AttemptEventRow = {
  at: Date;
  kind: string;
  attemptId: string;
  step: string;
  ordinal: number;
  channel: string;
  state: string;
  reason: string | null;
};

/** The ledger of one inquiry: every event of every attempt, in the order in which it was written. */
export async function attemptEventsOf(db: Database, inquiryId: string): Promise<AttemptEventRow[]> {
  const { rows } = await sql<AttemptEventRow>`
    select e.field_at as at, e.kind, a.id as "attemptId", a.step, a.ordinal, a.channel, a.state, a.reason
    from attempt_events e join attempts a on a.id = e.attempt_id
    where a.inquiry_id = ${inquiryId}
    order by e.field_at, e.id limit 1000`.execute(db);
  return rows;
}

export type DispositionRow = {
  at: Date;
  name: string;
  rule: string;
  decidedBy: string;
  facts: Record<string, unknown>;
  reason: string | null;
};

/** Every disposition that an inquiry was given, the first first: by the rule, then by people. */
export async function dispositionsOf(db: Database, inquiryId: string): Promise<DispositionRow[]> {
  const { rows } = await sql<DispositionRow>`
    select d.decided_at as at, d.name, d.rule, coalesce(u.name, d.decided_by) as "decidedBy", d.facts, d.reason
    from dispositions d left join users u on u.id::text = d.decided_by
    where d.inquiry_id = ${inquiryId} order by d.id`.execute(db);
  return rows;
}
