import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { AttemptId } from '../../../platform/ids.ts';
import { leaseSeconds } from './claim.ts';
import { insertEvent } from './events.ts';

/** What a living worker says of the attempt it holds. Every verb answers false when the fence was lost: then stop at once. */
export type Held = { attemptId: AttemptId; fence: number };

/** Prolongs the lease; called every two seconds of machine time. */
export async function renewLease(db: Database, { attemptId, fence }: Held): Promise<boolean> {
  const renewed = await db
    .updateTable('attempts')
    .set({ lease_until: sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
    .where('id', '=', attemptId)
    .where('fence', '=', fence)
    .where('state', 'in', ['leased', 'prepared', 'armed'])
    .executeTakeFirst();
  return renewed.numUpdatedRows === 1n;
}

/** Whether an attempt of which nothing was sent must be let go: sending was stopped, its campaign paused, or its studio opted out. */
export async function isForbiddenNow(db: Database, { attemptId, fence }: Held): Promise<boolean> {
  const { rows } = await sql<{ forbidden: boolean }>`
    select p.sending_stopped or p.suppressed or not p.campaign_running as forbidden
    from attempts a join attempt_permissions p on p.attempt_id = a.id
    where a.id = ${attemptId} and a.fence = ${fence} and a.state in ('leased', 'prepared')`.execute(db);
  return rows[0]?.forbidden ?? false;
}

/** leased → prepared: the form is filled or the mail composed; nothing has left the machine. */
export async function markPrepared(db: Database, held: Held, detail: Record<string, unknown>): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const done = await tx
      .updateTable('attempts')
      .set({ state: 'prepared' })
      .where('id', '=', held.attemptId)
      .where('fence', '=', held.fence)
      .where('state', '=', 'leased')
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) return false;
    await insertEvent(tx, { ...held, kind: 'prepared', detail });
    return true;
  });
}

export type Arming = { requestHash: string; rfcMessageId?: string; recipient?: string };

/**
 * prepared → armed, committed before the request leaves the machine. The stop switch (E19), the campaign's state, opt-out, cap,
 * cool-down, the world the campaign is for and whether an answer has overtaken the step are read again in the same statement. False: somebody else holds the attempt or sending is forbidden now; nothing
 * may leave. The unique index `attempts_one_contact_per_step` refuses a second contact even if all else failed.
 */
export async function armAttempt(db: Database, held: Held, arming: Arming): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`
      update attempts set state = 'armed', armed_at = field_now(), request_hash = ${arming.requestHash},
        rfc_message_id = ${arming.rfcMessageId ?? null}, recipient = coalesce(${arming.recipient ?? null}, recipient),
        lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      where id = ${held.attemptId} and fence = ${held.fence} and state = 'prepared' and lease_until > clock_timestamp()
        and exists (select from attempt_permissions p where p.attempt_id = ${held.attemptId} and p.campaign_running
          and not p.sending_stopped and not p.suppressed and not p.cooling_down and not p.over_cap and p.overtaken is null
          and p.world_fits)`.execute(tx);
    if (numAffectedRows !== 1n) return false;
    await insertEvent(tx, { ...held, kind: 'armed', detail: { requestHash: arming.requestHash } });
    return true;
  });
}
