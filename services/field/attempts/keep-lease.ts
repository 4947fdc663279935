import type { Database } from '../../platform/database/connect.ts';
import { type Held, isForbiddenNow, renewLease } from './store/hold.ts';

const renewEveryMs = 2_000;
/** Whoever throws the stop switch shall see the last visit leave within two seconds: asked often enough for a busy machine. */
const askEveryMs = 500;

export type KeptLease = {
  /**
   * Aborted when nothing more may be done for the attempt: the lease is lost and somebody else may hold it by now, or it is not armed
   * and sending was stopped, the campaign paused, the studio's wish to be left alone heard.
   */
  lost: AbortSignal;
  stop: () => void;
};

/** Renews the lease every two seconds for as long as this process lives, and asks in between whether the attempt is still wanted; machine time. */
export function keepLease(db: Database, held: Held): KeptLease {
  const control = new AbortController();
  const lose = (why: string): void => {
    clearInterval(asking);
    control.abort(new Error(why));
  };
  // A database that is away for a moment may be back before the lease ends; the arm statement decides.
  const away = (): undefined => undefined;
  const renewing = setInterval(() => {
    renewLease(db, held).then((kept) => {
      if (kept) return;
      clearInterval(renewing);
      lose('the lease was lost');
    }, away);
  }, renewEveryMs);
  const asking = setInterval(() => {
    isForbiddenNow(db, held).then((forbidden) => {
      // The attempt stays ours until its end is written down.
      if (forbidden) lose('sending was stopped');
    }, away);
  }, askEveryMs);
  const stop = (): void => {
    clearInterval(renewing);
    clearInterval(asking);
  };
  return { lost: control.signal, stop };
}
