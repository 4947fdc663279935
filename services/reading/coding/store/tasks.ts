import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { CodingTaskId, MessageId, UserId } from '../../../platform/ids.ts';

/**
 * People's mails that belong to an inquiry of a campaign with a codebook: what is coded. A protocol is a large document, so it is
 * opened once for each wave, not for each mail.
 */
const codedReplies = sql`
  with coded_waves as materialized (
    select w.id from waves w join campaigns c on c.id = w.campaign_id
    where jsonb_typeof(c.protocol #> '{rubric,items}') = 'array'
  )
  select m.id as message_id, r.id as reading_id, i.id as inquiry_id, w.id as wave_id, m.internal_at
  from coded_waves w
    join inquiries i on i.wave_id = w.id
    join current_attributions t on t.inquiry_id = i.id
    join messages m on m.id = t.message_id and m.duplicate_of is null
    join current_readings r on r.message_id = m.id and r.kind like 'human%'`;

export type UndrawnReply = { messageId: MessageId; seed: string; share: number };

export async function undrawnReplies(db: Database): Promise<UndrawnReply[]> {
  const { rows } = await sql<UndrawnReply>`
    select p.message_id as "messageId", w.seed, (c.protocol #>> '{rubric,doubleCodedShare}')::double precision as share
    from (${codedReplies}) p join waves w on w.id = p.wave_id join campaigns c on c.id = w.campaign_id
    where not exists (select from coding_tasks k where k.message_id = p.message_id)
    order by p.internal_at, p.message_id`.execute(db);
  return rows;
}

export type ClosedWave = { seed: string; drawn: MessageId[]; twice: MessageId[] };

/** Closed waves in which some replies were drawn for one pass only. */
export async function closedWavesWithSingles(db: Database): Promise<ClosedWave[]> {
  const { rows } = await sql<ClosedWave>`
    select w.seed, array_agg(p.message_id) as drawn,
      coalesce(array_agg(p.message_id) filter (where s.id is not null), '{}') as twice
    from (${codedReplies}) p
      join waves w on w.id = p.wave_id and w.field_closed_at is not null
      join coding_tasks f on f.message_id = p.message_id and f.pass = 1
      left join coding_tasks s on s.message_id = p.message_id and s.pass = 2
    group by w.id having count(s.id) < count(*)`.execute(db);
  return rows;
}

export type NewTask = { id: CodingTaskId; messageId: MessageId; pass: 1 | 2 };

/** Draws tasks; one that was drawn before stays as it is. */
export async function insertTasks(db: Database, tasks: readonly NewTask[]): Promise<void> {
  const chunk = 1_000;
  for (let start = 0; start < tasks.length; start += chunk) {
    await db
      .insertInto('coding_tasks')
      .values(tasks.slice(start, start + chunk).map(({ id, messageId, pass }) => ({ id, message_id: messageId, pass })))
      .onConflict((conflict) => conflict.constraint('coding_tasks_pass_unique').doNothing())
      .execute();
  }
}

/**
 * Gives the coder a task: the one he took back last, else one that he holds already, else the oldest that nobody holds, of a reply he has not coded. A claim that was
 * left for a day is given to another. Two coders never get one task: a locked row is passed over.
 */
export async function claimTask(db: Database, coder: UserId): Promise<CodingTaskId | null> {
  const held = await db
    .selectFrom('coding_tasks')
    .select('id')
    .where('claimed_by', '=', coder)
    .where('coded_at', 'is', null)
    .where('pass', '<', 3)
    .orderBy(sql`round > 1`, 'desc')
    .orderBy('claimed_at', 'desc')
    .executeTakeFirst();
  if (held !== undefined) return held.id as CodingTaskId;
  const { rows } = await sql<{ id: CodingTaskId }>`
    update coding_tasks set claimed_by = ${coder}, claimed_at = clock_timestamp()
    where id = (
      select t.id from coding_tasks t join (${codedReplies}) p on p.message_id = t.message_id
      where t.coded_at is null and t.pass < 3
        and (t.claimed_by is null or t.claimed_at < clock_timestamp() - interval '1 day')
        and not exists (select from coding_tasks o where o.message_id = t.message_id and o.claimed_by = ${coder})
      order by t.drawn_at, p.internal_at, t.id
      for update of t skip locked limit 1)
    returning id`.execute(db);
  return rows[0]?.id ?? null;
}

export type CodingProgress = { done: number; open: number };

/** How many replies the coder has coded, and how many he may still get. */
export async function coderProgress(db: Database, coder: UserId): Promise<CodingProgress> {
  const { rows } = await sql<CodingProgress>`
    select count(*) filter (where t.claimed_by = ${coder} and t.coded_at is not null) as done,
      count(distinct t.message_id) filter (where t.coded_at is null and (t.claimed_by = ${coder} or (t.claimed_by is null and not exists (
        select from coding_tasks o where o.message_id = t.message_id and o.claimed_by = ${coder})))) as open
    from coding_tasks t where t.pass < 3`.execute(db);
  return rows[0] ?? { done: 0, open: 0 };
}

/** The reply of a task, and which round of its coding is open. */
export async function taskInHand(
  db: Database,
  taskId: CodingTaskId,
): Promise<{ messageId: MessageId; round: number } | null> {
  const { rows } = await sql<{ messageId: MessageId; round: number }>`
    select message_id as "messageId", round from coding_tasks where id = ${taskId}`.execute(db);
  return rows[0] ?? null;
}
