import { setTimeout as sleep } from 'node:timers/promises';

export type Collection = {
  /** So many calls of the exchange's log were taken out of it. */
  taken: (calls: number) => void;
  /** Resolves when nobody has to come for calls, or all were taken, or nobody came for too long. */
  settled: () => Promise<void>;
};

const PATIENCE_MS = 20_000;
const LOOK_MS = 10;

/**
 * Field time must not run on while a call that has happened is not known to the service: else the service would remind a studio
 * that has called. A real exchange's log is read every few minutes; a rehearsal passes weeks in that time.
 */
export function openCollection(isAwaited: boolean, calls: () => number): Collection {
  let taken = 0;
  return {
    taken: (now) => {
      taken = Math.max(taken, now);
    },
    settled: async () => {
      const end = Date.now() + PATIENCE_MS;
      while (isAwaited && taken < calls() && Date.now() < end) await sleep(LOOK_MS);
    },
  };
}
