import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { AttemptId } from '../../../platform/ids.ts';

export type AttemptEvent = { attemptId: AttemptId; fence: number; kind: string; detail?: Record<string, unknown> };

/** Appends one line to an attempt's history, stamped with field time and machine time. */
export async function insertEvent(db: Database, event: AttemptEvent): Promise<void> {
  await db
    .insertInto('attempt_events')
    .values({
      attempt_id: event.attemptId,
      fence: event.fence,
      field_at: sql`field_now()`,
      kind: event.kind,
      detail: JSON.stringify(event.detail ?? {}),
    })
    .execute();
}
