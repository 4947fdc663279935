import { storedRankings } from '../../design/frames/store.ts';
import { messageOf } from '../../platform/errors.ts';
import { type DryRunOutcome, dryRun } from './dry-run.ts';
import type { LookDeps } from './look-at.ts';
import {
  finishOrder,
  type OrderEnd,
  releaseOrder,
  renewOrder,
  setOrderRun,
  type TakenOrder,
  takeOrder,
} from './store/orders.ts';

const renewEveryMs = 2_000;

export type OrderWork = {
  readonly worker: string;
  /** Studios looked at side by side. */
  readonly lanes: number;
  /** The process ends: the visits in hand are finished and the order goes back. */
  readonly ending: AbortSignal;
};

/**
 * Takes the oldest open order of a dry run and carries it out under a lease; does nothing when there is none. A worker that dies loses
 * the visits in hand only: another takes the order when the lease ends and looks at the studios that have no visit yet.
 */
export async function carryOutOrder(deps: LookDeps, work: OrderWork): Promise<void> {
  const order = await takeOrder(deps.db, work.worker);
  if (order === null) return;
  const lease = holdLease(deps, order);
  try {
    const outcome = await dryRun(deps, {
      campaignId: order.campaignId,
      actor: order.actor,
      files: await storedRankings(deps.db, order.campaignId),
      // A run that this order began goes on, also where everything was to be looked at anew.
      again: order.again && order.dryRunId === null,
      lanes: work.lanes,
      stop: AbortSignal.any([work.ending, lease.stop.signal]),
      begun: (id) => setOrderRun(deps.db, order, id),
      tell: () => undefined,
    });
    const end = endOf(outcome, lease.stop.signal.aborted);
    if (end === null) await releaseOrder(deps.db, order);
    else await finishOrder(deps.db, order, end);
  } catch (thrown) {
    // The lease ends by itself and another round tries again; an order that always fails is given up in the end.
    deps.log.warn({ order: order.id, error: messageOf(thrown) }, 'dry_run.order_failed');
  } finally {
    lease.close();
  }
}

/** Null: the process ends, and the order is not at its end. */
function endOf(outcome: DryRunOutcome, stopped: boolean): OrderEnd | null {
  switch (outcome.kind) {
    case 'done':
      return { outcome: 'done', why: null, detail: null };
    case 'refused':
      return { outcome: 'refused', why: outcome.why, detail: outcome.detail };
    case 'interrupted':
      return stopped ? { outcome: 'stopped', why: null, detail: null } : null;
  }
}

/** Renews the lease while this process lives; aborts when a person wants it stopped or another holds it by now. */
function holdLease({ db, log }: LookDeps, order: TakenOrder): { stop: AbortController; close: () => void } {
  const stop = new AbortController();
  const timer = setInterval(() => {
    renewOrder(db, order).then(
      (held) => {
        if (held === null || held.stopWanted) stop.abort();
      },
      (thrown) => log.warn({ order: order.id, error: messageOf(thrown) }, 'dry_run.lease_not_renewed'),
    );
  }, renewEveryMs);
  return { stop, close: () => clearInterval(timer) };
}
