import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CodingTaskId, UserId } from '../../../platform/ids.ts';

export type TaskToWithdraw = { coded: boolean; round: number; met: boolean };

/** The coder's own task with every pass of its reply locked; null when it is not his. `met`: others have met its codes (migration 0093). */
export async function lockForWithdrawal(
  tx: Database,
  taskId: CodingTaskId,
  coder: UserId,
): Promise<TaskToWithdraw | null> {
  await sql`
    select from coding_tasks where message_id = (select message_id from coding_tasks where id = ${taskId})
    order by pass for update`.execute(tx);
  const { rows } = await sql<TaskToWithdraw>`
    select t.coded_at is not null as coded, t.round, coalesce(codes_are_met(t.id), true) as met
    from coding_tasks t where t.id = ${taskId} and t.claimed_by = ${coder} and t.pass < 3`.execute(tx);
  return rows[0] ?? null;
}

/** Written once; the database opens the task again. */
export async function insertWithdrawal(
  tx: Database,
  { taskId, coder, round }: { taskId: CodingTaskId; coder: UserId; round: number },
): Promise<void> {
  await sql`insert into coding_withdrawals (task_id, round, coder_id, withdrawn_at)
    values (${taskId}, ${round}, ${coder}, field_now())`.execute(tx);
}

/** The reply that the coder coded last, if he may still take its codes back. */
export async function lastToWithdraw(db: Database, coder: UserId): Promise<CodingTaskId | null> {
  const { rows } = await sql<{ id: CodingTaskId; met: boolean }>`
    select t.id, coalesce(codes_are_met(t.id), true) as met
    from coding_tasks t join current_attributions c on c.message_id = t.message_id and c.inquiry_id is not null
    where t.claimed_by = ${coder} and t.coded_at is not null and t.pass < 3
    order by (select max(o.id) from observations o where o.task_id = t.id and o.round = t.round) desc limit 1`.execute(
    db,
  );
  const [last] = rows;
  return last === undefined || last.met ? null : last.id;
}
