import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CodingTaskId, MessageId, UserId } from '../../../platform/ids.ts';
import type { Codes, Rubric } from '../../rubric/rubric.ts';

export type HeldTask = { messageId: MessageId; coded: boolean; round: number; rubric: Rubric };

/** The coder's own task, locked until the end of the transaction; null for a task of another, which he may not even know of. */
export async function lockOwnTask(db: Database, taskId: CodingTaskId, coder: UserId): Promise<HeldTask | null> {
  const { rows } = await sql<HeldTask>`
    select t.message_id as "messageId", t.coded_at is not null as coded, t.round, c.protocol -> 'rubric' as rubric
    from coding_tasks t
      join current_attributions a on a.message_id = t.message_id
      join inquiries i on i.id = a.inquiry_id
      join waves w on w.id = i.wave_id
      join campaigns c on c.id = w.campaign_id
    where t.id = ${taskId} and t.claimed_by = ${coder} and t.pass < 3
    for update of t`.execute(db);
  return rows[0] ?? null;
}

/** The coder's own codes of a task as he gave them in a round. */
export async function ownCodes(
  db: Database,
  taskId: CodingTaskId,
  coder: UserId,
  round: number,
): Promise<Map<string, number | null>> {
  const rows = await db
    .selectFrom('observations')
    .select(['item', 'value'])
    .where('task_id', '=', taskId)
    .where('coder_id', '=', coder)
    .where('round', '=', round)
    .execute();
  return new Map(rows.map(({ item, value }) => [item, value]));
}

export type NewObservations = { taskId: CodingTaskId; round: number; coder: UserId; codes: Codes; redactor: string };

/** Stores the codes of a task and closes it, together. */
export async function insertObservations(
  db: Database,
  { taskId, round, coder, codes, redactor }: NewObservations,
): Promise<void> {
  await db
    .insertInto('observations')
    .values(
      Object.entries(codes).map(([item, value]) => ({
        task_id: taskId,
        round,
        coder_id: coder,
        item,
        value,
        redactor,
        observed_at: sql<Date>`field_now()`,
      })),
    )
    .execute();
  await db.updateTable('coding_tasks').set({ coded_at: sql`field_now()` }).where('id', '=', taskId).execute();
}
