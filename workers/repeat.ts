import { messageOf } from '../services/platform/errors.ts';
import type { Log } from '../services/platform/log.ts';

export type Loop = {
  /** Starts the next round at once, or right after the one that runs. */
  now: () => void;
  /** Waits for the round that runs and ends. */
  stop: () => Promise<void>;
};

/** Runs a round again and again with a pause between rounds; a round that fails is logged and the next one tries again. */
export function repeat(pauseMs: number, log: Log, round: () => Promise<void>): Loop {
  let stopped = false;
  let wanted = false;
  let wake = (): void => undefined;
  const run = async (): Promise<void> => {
    while (!stopped) {
      wanted = false;
      await round().catch((thrown) => log.error({ error: messageOf(thrown), err: thrown }, 'round.failed'));
      if (stopped || wanted) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const done = run();
  const now = (): void => {
    wanted = true;
    wake();
  };
  return {
    now,
    stop: () => {
      stopped = true;
      wake();
      return done;
    },
  };
}
