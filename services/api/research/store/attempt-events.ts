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

export type DispositionRow = { at: Date; name: string; rule: string; decidedBy: string };

export async function dispositionsOf(db: Database, inquiryId: string): Promise<DispositionRow[]> {
  return db
    .selectFrom('dispositions')
    .select(['decided_at as at', 'name', 'rule', 'decided_by as decidedBy'])
    .where('inquiry_id', '=', inquiryId)
    .orderBy('id')
    .execute();
}
