import { appendFileSync, closeSync, fsyncSync, openSync } from 'node:fs';
import { launchBrowser } from '../../../services/field/forms/playwright-browser.ts';
import type { ProxyAccess } from '../../../services/field/forms/playwright-context.ts';
import { runForm } from '../../../services/field/forms/playwright-form-run.ts';
import { shopper } from '../../browser/forms/street.ts';

/** Where the process dies: the request is held and nothing written, `armed` is written, or the request was let go a moment ago. */
export type KillAt = 'held' | 'armed' | 'sent' | 'never';
export type AttemptOrder = { proxy: ProxyAccess; domain: string; ledger: string; killAt: KillAt; delayMs: number };

/** One attempt in a process of its own, which kills itself as told. Its ledger is a file: one word a line, on disk before it counts. */
async function attempt({ proxy, domain, ledger, killAt, delayMs }: AttemptOrder): Promise<void> {
  const die = (): void => void process.kill(process.pid, 'SIGKILL');
  const write = (word: string): void => {
    const file = openSync(ledger, 'a');
    appendFileSync(file, `${word}\n`);
    fsyncSync(file);
    closeSync(file);
  };
  const { browser } = await launchBrowser();
  const pace = { keyMs: 0, maskKeyMs: 0, betweenFieldsMs: 0, atLeastMs: 0 };
  const run = await runForm(
    {
      browser,
      proxy,
      pace,
      keep: async () => {},
      prepared: async () => true,
      record: async () => false,
      arm: async () => {
        if (killAt === 'held') die();
        write('armed');
        if (killAt === 'armed') die();
        if (killAt === 'sent') setTimeout(die, delayMs);
        return true;
      },
    },
    { siteUrl: `http://${domain}/`, persona: shopper },
    'ru',
  );
  write(run.outcome.state);
  await browser.close();
}

await attempt(JSON.parse(process.argv[2] ?? '{}') as AttemptOrder);
process.exit();
