import { readFileSync } from 'node:fs';
import type { Client } from 'pg';
import type { Observation } from '../../../services/releases/observations/observation.ts';

const CONTACTS = ['none', 'email', 'phone', 'messenger', 'other'];

/** Fills the table with the same rows, by multi-row inserts, and lets the planner look at it. One process, so that its time can be told. */
export async function fillTable(client: Client, observations: readonly Observation[]): Promise<void> {
  await client.query('set max_parallel_workers_per_gather = 0');
  await client.query('drop table if exists inquiry');
  await client.query(
    'create unlogged table inquiry (stratum text, arm text, delivered boolean, contact smallint, delay integer)',
  );
  for (let from = 0; from < observations.length; from += 20_000) {
    const part = observations.slice(from, from + 20_000);
    await client.query(
      'insert into inquiry select * from unnest($1::text[], $2::text[], $3::boolean[], $4::smallint[], $5::integer[])',
      [
        part.map(({ stratum }) => stratum),
        part.map(({ arm }) => arm),
        part.map(({ delivered }) => delivered !== 'no'),
        part.map(({ mode }) => CONTACTS.indexOf(mode)),
        part.map(({ delay }) => delay),
      ],
    );
  }
  await client.query('vacuum analyze inquiry');
}

/**
 * For every cell and margin the inquiries sent and lost, and the events by contact and the censorings of each minute: what the curves
 * need, and nothing of the curves. The rows stay in the server, so that sending them is not counted.
 */
export async function countedInSql(client: Client, window: number): Promise<{ seconds: number; answered: number }> {
  await client.query('drop table if exists counted');
  const before = await processorSeconds(client);
  await client.query(
    `create temporary table counted as
     select stratum, arm, least(delay, $1::integer) as minute, case when delay <= $1::integer then contact else 0 end as cause, count(*) as inquiries
     from inquiry
     group by grouping sets ((3, 4), (stratum, 3, 4), (arm, 3, 4), (stratum, arm, 3, 4))`,
    [window],
  );
  const seconds = (await processorSeconds(client)) - before;
  const { rows } = await client.query(
    'select sum(inquiries)::integer as answered from counted where stratum is null and arm is null and cause > 0 and minute is not null',
  );
  return { seconds, answered: rows[0].answered };
}

/** Processor seconds of the connection's server process (Linux, ticks of 10 ms): a busy machine does not count. */
async function processorSeconds(client: Client): Promise<number> {
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const fields = readFileSync(`/proc/${rows[0].pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
