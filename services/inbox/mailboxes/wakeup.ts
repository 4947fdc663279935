export type Wakeup = {
  /** Somebody wants the next round; kept until `clear`, so that a wish during a round is not lost. */
  wake: () => void;
  clear: () => void;
  /** Waits `ms` of machine time; a wish or the order to stop ends it early. */
  next: (ms: number) => Promise<void>;
  /** Waits `ms` of machine time; only the order to stop ends it early. */
  pause: (ms: number) => Promise<void>;
};

/** Joins all reasons for which a poller goes on into one wait. */
export function newWakeup(stop: AbortSignal): Wakeup {
  let wanted = false;
  let heard = (): void => undefined;
  const wait = (ms: number, early: (settle: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(timer);
        stop.removeEventListener('abort', settle);
        resolve();
      };
      const timer = setTimeout(settle, ms);
      stop.addEventListener('abort', settle);
      early(settle);
      if (stop.aborted) settle();
    });
  return {
    wake: () => {
      wanted = true;
      heard();
    },
    clear: () => {
      wanted = false;
    },
    next: (ms) =>
      wait(ms, (settle) => {
        heard = settle;
        if (wanted) settle();
      }),
    pause: (ms) => wait(ms, () => undefined),
  };
}
