import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CodingTaskId, MessageId, UserId } from '../../../platform/ids.ts';

export type Dispute = { messageId: MessageId; items: { item: string; first: number | null; second: number | null }[] };

const listed = sql`
  select d.message_id as "messageId",
    jsonb_agg(jsonb_build_object('item', d.item, 'first', d.first_value, 'second', d.second_value) order by d.item) as items
  from coding_disputes d
    join current_attributions a on a.message_id = d.message_id and a.inquiry_id is not null`;

/**
 * Replies whose two coders differ, oldest first, that this coder may settle: not those he coded. Both are done by then (view
 * coded_pairs), so nobody sees a code of another before his own stands.
 */
export async function openDisputes(db: Database, coder: UserId, limit: number): Promise<Dispute[]> {
  const { rows } = await sql<Dispute>`
    ${listed} join messages m on m.id = d.message_id
    where not exists (select from coding_tasks t where t.message_id = d.message_id and t.claimed_by = ${coder})
    group by d.message_id, m.internal_at order by m.internal_at, d.message_id limit ${limit}`.execute(db);
  return rows;
}

export type SettlingProgress = { done: number; open: number };

export async function countDisputes(db: Database, coder: UserId): Promise<SettlingProgress> {
  const { rows } = await sql<SettlingProgress>`
    select (select count(*) from coding_tasks t where t.claimed_by = ${coder} and t.pass = 3 and t.coded_at is not null) as done,
      (select count(distinct d.message_id) from coding_disputes d
        where not exists (select from coding_tasks t where t.message_id = d.message_id and t.claimed_by = ${coder})) as open`.execute(
    db,
  );
  return rows[0] ?? { done: 0, open: 0 };
}

export async function findDispute(db: Database, messageId: MessageId): Promise<Dispute | null> {
  const { rows } = await sql<Dispute>`${listed} where d.message_id = ${messageId} group by d.message_id`.execute(db);
  return rows[0] ?? null;
}

/** Whether the coder coded this reply in the first or second pass. */
export async function codedBy(db: Database, messageId: MessageId, coder: UserId): Promise<boolean> {
  const row = await db
    .selectFrom('coding_tasks')
    .select('id')
    .where('message_id', '=', messageId)
    .where('claimed_by', '=', coder)
    .executeTakeFirst();
  return row !== undefined;
}

/** Opens the third pass for the coder who settles; false when another was first. The database refuses who coded the reply himself. */
export async function insertThirdPass(
  db: Database,
  id: CodingTaskId,
  messageId: MessageId,
  coder: UserId,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('coding_tasks')
    .values({ id, message_id: messageId, pass: 3, claimed_by: coder, claimed_at: sql`clock_timestamp()` })
    .onConflict((conflict) => conflict.constraint('coding_tasks_pass_unique').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
