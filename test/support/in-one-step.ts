import type { Database } from '../../services/platform/database/connect.ts';

/** All of it or nothing is seen by processes that work beside the test: an inquiry that is due is never met half planned. */
export async function inOneStep<T>(db: Database, act: (tx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? act(db) : db.transaction().execute(act);
}
