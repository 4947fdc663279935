import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { AttemptId } from '../../../platform/ids.ts';
import type { Channel } from '../attempt.ts';
import type { Outcome } from '../outcome.ts';
import { insertEvent } from './events.ts';
import type { Held } from './hold.ts';

/** The next try of the same step, planned in the same transaction that settles this one. */
export type NextTry = { attemptId: AttemptId; channel: Channel; dueAt: Date; recipient: string | null };

/** From which states an outcome may be reached: before arming nothing was sent, after it only an answer can say so. */
const reachableFrom = {
  confirmed: ['armed'],
  rejected: ['prepared', 'armed'],
  uncertain: ['armed'],
  not_sent: ['planned', 'leased', 'prepared', 'armed'],
} as const satisfies Record<Outcome['state'], readonly string[]>;

/**
 * Ends an attempt with its outcome and plans the next try, if any, in one transaction. False when the fence was lost or the
 * attempt was settled by somebody else; then nothing is written.
 */
export async function settleAttempt(
  db: Database,
  held: Held,
  outcome: Outcome,
  detail: Record<string, unknown>,
  next: NextTry | null,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const settled = await tx
      .updateTable('attempts')
      .set({
        state: outcome.state,
        reason: outcome.reason,
        settled_at: sql`field_now()`,
        delivered_at: outcome.state === 'confirmed' ? sql`armed_at` : null,
        lease_until: null,
        leased_by: null,
      })
      .where('id', '=', held.attemptId)
      .where('fence', '=', held.fence)
      .where('state', 'in', [...reachableFrom[outcome.state]])
      // An armed form post may have arrived; only a mail server can say after arming that it took nothing.
      .where((eb) =>
        outcome.state === 'not_sent' ? eb.or([eb('state', '<>', 'armed'), eb('channel', '=', 'mail')]) : eb.lit(true),
      )
      .returning(['inquiry_id', 'step', 'ordinal', 'burden_minutes'])
      .executeTakeFirst();
    if (settled === undefined) return false;
    await insertEvent(tx, { ...held, kind: outcome.state, detail: { reason: outcome.reason, ...detail } });
    if (next !== null) {
      await tx
        .insertInto('attempts')
        .values({
          id: next.attemptId,
          inquiry_id: settled.inquiry_id,
          step: settled.step,
          ordinal: settled.ordinal + 1,
          channel: next.channel,
          due_at: next.dueAt,
          recipient: next.recipient,
          burden_minutes: settled.burden_minutes,
        })
        .execute();
    }
    return true;
  });
}

/** How many attempts of this attempt's step went over its channel so far, itself included. */
export async function triesOnChannel(db: Database, attemptId: AttemptId): Promise<number> {
  const { tries } = await db
    .selectFrom('attempts as a')
    .innerJoin('attempts as o', (join) =>
      join
        .onRef('o.inquiry_id', '=', 'a.inquiry_id')
        .onRef('o.step', '=', 'a.step')
        .onRef('o.channel', '=', 'a.channel'),
    )
    .where('a.id', '=', attemptId)
    .select((eb) => eb.fn.countAll<number>().as('tries'))
    .executeTakeFirstOrThrow();
  return Number(tries);
}
