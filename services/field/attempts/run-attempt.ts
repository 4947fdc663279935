import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { messageOf } from '../../platform/errors.ts';
import { type AttemptId, newId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { ClaimedAttempt } from './attempt.ts';
import { keepLease } from './keep-lease.ts';
import { allowsMailFallback, type Outcome, retryAt } from './outcome.ts';
import { claimAttempt } from './store/claim.ts';
import type { Held } from './store/hold.ts';
import { type NextTry, settleAttempt, triesOnChannel } from './store/settle.ts';

/** How a carrier ended: the outcome, what was seen, and an address of the studio found on its own site. */
export type Carried = { outcome: Outcome; detail: Record<string, unknown>; foundAddress?: string | undefined };

/** Carries one claimed attempt over one channel. It marks `prepared` and `armed` itself, and never throws to mean an outcome. */
export type Carrier = (attempt: ClaimedAttempt, lost: AbortSignal) => Promise<Carried>;

export type AttemptDeps = {
  db: Database;
  log: Log;
  /** Name of this process in the ledger. */
  worker: string;
  carriers: Record<ClaimedAttempt['channel'], Carrier>;
};

/**
 * Runs one due attempt: claim, carry, settle, plan the next try. Harmless when the attempt is not due, taken or done, so a job for
 * it may come twice, late or in any order.
 */
export async function runAttempt(deps: AttemptDeps, attemptId: AttemptId): Promise<void> {
  const { db, log } = deps;
  const claim = await claimAttempt(db, attemptId, deps.worker);
  if (claim.kind === 'postponed' && claim.why === 'world_differs') {
    return log.warn({ attemptId }, 'attempt.world_differs: start rehearsals with EGRESS_MAP, real campaigns without');
  }
  if (claim.kind === 'postponed') return log.debug({ attemptId, why: claim.why }, 'attempt.postponed');
  if (claim.kind === 'refused') {
    const refused: Outcome = { state: 'not_sent', reason: claim.why };
    await settleAttempt(db, { attemptId, fence: claim.fence }, refused, {}, null);
    return log.info({ attemptId, why: claim.why }, 'attempt.refused');
  }
  const { attempt } = claim;
  const held: Held = { attemptId, fence: attempt.fence };
  const lease = keepLease(db, held);
  try {
    const carried = await deps.carriers[attempt.channel](attempt, lease.lost);
    const next = await nextTry(deps, attempt, carried);
    const settled = await settleAttempt(db, held, carried.outcome, carried.detail, next);
    log.info({ attemptId, ...carried.outcome, settled, next: next?.channel }, 'attempt.settled');
    const { unkept } = carried.detail;
    if (unkept !== undefined) log.warn({ attemptId, unkept }, 'attempt.evidence_unkept');
  } catch (thrown) {
    await settleBroken(deps, attempt, held, thrown);
  } finally {
    lease.stop();
  }
}

async function nextTry(deps: AttemptDeps, attempt: ClaimedAttempt, carried: Carried): Promise<NextTry | null> {
  const { now } = await fieldTime(deps.db);
  const again = retryAt(carried.outcome, await triesOnChannel(deps.db, attempt.attemptId), now);
  const attemptId = newId<AttemptId>();
  if (again !== null) return { attemptId, channel: attempt.channel, dueAt: again, recipient: attempt.recipient };
  const fallback =
    attempt.channel === 'form' && attempt.protocol.rules.mailFallback && allowsMailFallback(carried.outcome);
  if (!fallback) return null;
  return { attemptId, channel: 'mail', dueAt: now, recipient: carried.foundAddress ?? attempt.recipient };
}

/** Something of ours broke. Before arming nothing was sent and the attempt is tried again; after it nobody can tell. */
async function settleBroken(deps: AttemptDeps, attempt: ClaimedAttempt, held: Held, thrown: unknown): Promise<void> {
  const detail = { error: messageOf(thrown) };
  deps.log.error({ attemptId: held.attemptId, err: thrown }, 'attempt.broken');
  const unsent: Outcome = { state: 'not_sent', reason: 'browser_failed' };
  const next = await nextTry(deps, attempt, { outcome: unsent, detail });
  if (await settleAttempt(deps.db, held, unsent, detail, next)) return;
  await settleAttempt(deps.db, held, { state: 'uncertain', reason: 'page_error' }, detail, null);
}
