import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database } from '../../../services/platform/database/connect.ts';
import type { Observation } from '../../../services/releases/observations/observation.ts';

const CONTACTS = ['none', 'email', 'phone', 'messenger', 'other'];

/** Fills the table with the same rows, by multi-row inserts, and lets the planner look at it. One process, so that its time can be told. */
export async function fillTable(db: Database, observations: readonly Observation[]): Promise<void> {
  await sql`set max_parallel_workers_per_gather = 0`.execute(db);
  await sql`drop table if exists inquiry`.execute(db);
  await sql`create unlogged table inquiry (stratum text, arm text, delivered boolean, contact smallint, delay integer)`.execute(
    db,
  );
  for (let from = 0; from < observations.length; from += 20_000) {
    const part = observations.slice(from, from + 20_000);
    await sql`insert into inquiry select * from unnest(${part.map(({ stratum }) => stratum)}::text[],
      ${part.map(({ arm }) => arm)}::text[], ${part.map(({ delivered }) => delivered !== 'no')}::boolean[],
      ${part.map(({ mode }) => CONTACTS.indexOf(mode))}::smallint[], ${part.map(({ delay }) => delay)}::integer[])`.execute(
      db,
    );
  }
  await sql`vacuum analyze inquiry`.execute(db);
}

/**
 * For every cell and margin the inquiries sent and lost, and the events by contact and the censorings of each minute: what the curves
 * need, and nothing of the curves. The rows stay in the server, so that sending them is not counted.
 */
export async function countedInSql(db: Database, window: number): Promise<{ seconds: number; answered: number }> {
  await sql`drop table if exists counted`.execute(db);
  const before = await processorSeconds(db);
  await sql`create temporary table counted as
    select stratum, arm, least(delay, ${sql.lit(window)}) as minute,
      case when delay <= ${sql.lit(window)} then contact else 0 end as cause, count(*) as inquiries
    from inquiry
    group by grouping sets ((3, 4), (stratum, 3, 4), (arm, 3, 4), (stratum, arm, 3, 4))`.execute(db);
  const seconds = (await processorSeconds(db)) - before;
  const { rows } = await sql<{ answered: number }>`select sum(inquiries)::integer as answered from counted
    where stratum is null and arm is null and cause > 0 and minute is not null`.execute(db);
  return { seconds, answered: rows[0]?.answered ?? 0 };
}

/** Processor seconds of the connection's server process (Linux, ticks of 10 ms): a busy machine does not count. */
async function processorSeconds(db: Database): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const fields = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
