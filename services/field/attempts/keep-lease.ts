import type { Database } from '../../platform/database/connect.ts';
import { type Held, renewLease } from './store/hold.ts';

const renewEveryMs = 2_000;

export type KeptLease = {
  /** Aborted when the lease is lost: somebody else may hold the attempt by now, so nothing more may be done for it. */
  lost: AbortSignal;
  stop: () => void;
};

/** Renews the lease every two seconds for as long as this process lives; machine time. */
export function keepLease(db: Database, held: Held): KeptLease {
  const control = new AbortController();
  const timer = setInterval(() => {
    renewLease(db, held).then(
      (kept) => {
        if (!kept) lose();
      },
      // A database that is away for a moment may be back before the lease ends; the arm statement decides.
      () => undefined,
    );
  }, renewEveryMs);
  const lose = (): void => {
    clearInterval(timer);
    control.abort(new Error('the lease was lost'));
  };
  return { lost: control.signal, stop: () => clearInterval(timer) };
}
