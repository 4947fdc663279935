import { hostname } from 'node:os';
import { sql } from 'kysely';
import type { Database } from './database/connect.ts';

const everyMs = 2_000;

/** Tells the database every two seconds that this process lives; `stop` removes the sign. Machine time. */
export function beat(db: Database, name: string): () => Promise<void> {
  const who = { process: name, host: hostname(), pid: process.pid };
  const sign = (): Promise<unknown> =>
    db
      .insertInto('process_heartbeats')
      .values(who)
      .onConflict((oc) => oc.columns(['process', 'host', 'pid']).doUpdateSet({ seen_at: sql`clock_timestamp()` }))
      .execute()
      // A database that is away is reported by the work itself.
      .catch(() => undefined);
  void sign();
  const timer = setInterval(() => void sign(), everyMs);
  return async () => {
    clearInterval(timer);
    await db
      .deleteFrom('process_heartbeats')
      .where('process', '=', who.process)
      .where('host', '=', who.host)
      .where('pid', '=', who.pid)
      .execute()
      .catch(() => undefined);
  };
}
