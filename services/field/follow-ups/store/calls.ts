import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CampaignId } from '../../../platform/ids.ts';
import type { CallOutcome, CallRefusal, CallTask } from '../call-task.ts';

const from = sql`call_tasks k
  join inquiries i on i.id = k.inquiry_id
  join waves w on w.id = i.wave_id
  join call_permissions p on p.task_id = k.id`;

export async function tasksOf(db: Database, campaignId: CampaignId): Promise<CallTask[]> {
  const { rows } = await sql<CallTask>`
    select k.id as "taskId", k.inquiry_id as "inquiryId", k.phone_e164 as "phoneE164", k.script, k.due_at as "dueAt",
      k.expires_at as "expiresAt", (select count(*)::int from call_tries t where t.task_id = k.id) as tries,
      (select t.id from call_tries t where t.task_id = k.id and t.outcome is null) as "openTryId"
    from ${from}
    where w.campaign_id = ${campaignId} and coalesce(p.why, 'begun_already') = 'begun_already'
    order by k.due_at, k.id`.execute(db);
  return rows;
}

export type HeldTask = Pick<CallTask, 'phoneE164' | 'script' | 'tries'> & { readonly why: CallRefusal | null };

/**
 * A task with what forbids it now. The lock per studio is the one that claims of attempts take, so that a letter and a call
 * of two campaigns cannot go out at once.
 */
export async function holdTask(tx: Database, taskId: string): Promise<HeldTask | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(i.studio_id::text, 0))
    from call_tasks k join inquiries i on i.id = k.inquiry_id where k.id = ${taskId}`.execute(tx);
  const { rows } = await sql<HeldTask>`
    select k.phone_e164 as "phoneE164", k.script, p.why,
      (select count(*)::int from call_tries t where t.task_id = k.id) as tries
    from ${from} where k.id = ${taskId}`.execute(tx);
  return rows[0];
}

export type NewTry = {
  readonly tryId: string;
  readonly taskId: string;
  readonly ordinal: number;
  readonly actor: string;
};

export async function insertTry(tx: Database, { tryId, taskId, ordinal, actor }: NewTry): Promise<void> {
  await sql`insert into call_tries (id, task_id, ordinal, begun_at, begun_by)
    values (${tryId}, ${taskId}, ${ordinal}, field_now(), ${actor})`.execute(tx);
}

export async function endTry(db: Database, tryId: string, outcome: CallOutcome): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update call_tries set outcome = ${outcome}, ended_at = field_now()
    where id = ${tryId} and outcome is null`.execute(db);
  return numAffectedRows === 1n;
}
