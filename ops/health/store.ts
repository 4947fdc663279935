import { sql } from 'kysely';
import type { Database } from '../../services/platform/database/connect.ts';

/** Machine seconds since the latest heartbeat of this process on this host; null when there is none. */
export async function beatOf(db: Database, process: string, host: string): Promise<number | null> {
  const row = await db
    .selectFrom('process_heartbeats')
    .select(sql<number>`extract(epoch from clock_timestamp() - max(seen_at))::float8`.as('seconds'))
    .where('process', '=', process)
    .where('host', '=', host)
    .executeTakeFirst();
  return row?.seconds ?? null;
}
