import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';

export type SendingState = { stopped: boolean; changedAt: Date; changedBy: string; reason: string };

export async function readSwitch(db: Database): Promise<SendingState> {
  return db
    .selectFrom('sending_switch')
    .select(['stopped', 'changed_at as changedAt', 'changed_by as changedBy', 'reason'])
    .executeTakeFirstOrThrow();
}

/** Sets the switch and writes who did it, together; false when it stood there already. */
export async function setSwitch(db: Database, stopped: boolean, by: string, reason: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('sending_switch')
      .set({ stopped, changed_at: sql`clock_timestamp()`, changed_by: by, reason })
      .where('stopped', '=', !stopped)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const action = stopped ? 'sending.stopped' : 'sending.started';
    await tx
      .insertInto('audit_log')
      .values({ actor: by, action, subject: 'all', detail: JSON.stringify({ reason }) })
      .execute();
    return true;
  });
}
