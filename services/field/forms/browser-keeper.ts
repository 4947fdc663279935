import type { Browser } from 'playwright';
import type { Log } from '../../platform/log.ts';
import { launchBrowser } from './playwright-browser.ts';

export type BrowserKeeper = {
  /** Runs work with a living browser; a browser that died or served its time is replaced first. */
  use: <T>(work: (browser: Browser) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

/** One browser grows with every context it had: it is replaced after so many runs. */
const runsPerBrowser = 40;

type Kept = { browser: Browser; runs: number; busy: number };

/** Keeps one browser for all runs of a worker, through signals to end until `close`, and says aloud when it runs without its sandbox. */
export function keepBrowser(executable: string | undefined, log: Log): BrowserKeeper {
  let current: Promise<Kept> | undefined;
  let closed = false;
  const launch = async (): Promise<Kept> => {
    const { browser, executable: path, sandboxed } = await launchBrowser(executable, [], false);
    if (!sandboxed)
      log.warn(
        { path },
        'browser.sandbox_off: pages of strangers run without it; let ordinary users make user namespaces to switch it on',
      );
    return { browser, runs: 0, busy: 0 };
  };
  const retire = (kept: Kept): void => {
    if (kept.busy === 0) void kept.browser.close().catch(() => undefined);
  };
  const borrow = async (): Promise<Kept> => {
    if (closed) throw new Error('the browser keeper is closed');
    current ??= launch();
    const starting = current;
    const kept = await starting.catch((thrown) => {
      if (current === starting) current = undefined;
      throw thrown;
    });
    if (kept.browser.isConnected() && kept.runs < runsPerBrowser) return kept;
    if (current === starting) {
      current = undefined;
      retire(kept);
    }
    return borrow();
  };
  return {
    use: async (work) => {
      const kept = await borrow();
      kept.runs += 1;
      kept.busy += 1;
      try {
        return await work(kept.browser);
      } finally {
        kept.busy -= 1;
        if (kept.runs >= runsPerBrowser) retire(kept);
      }
    },
    close: async () => {
      closed = true;
      const kept = await current?.catch(() => undefined);
      await kept?.browser.close().catch(() => undefined);
    },
  };
}
