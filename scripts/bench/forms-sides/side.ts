import { launchBrowser } from '../../../services/field/forms/playwright-browser.ts';
import type { ProxyAccess } from '../../../services/field/forms/playwright-context.ts';
import type { Pace } from '../../../services/field/forms/playwright-fill.ts';
import { runForm } from '../../../services/field/forms/playwright-form-run.ts';
import type { FormPersona } from '../../../services/field/forms/read/persona-values.ts';
import { runBare } from './bare-script.ts';
import { megabytes, processorSeconds } from './process-tree.ts';

export type Side = 'ours' | 'bare';
export type Round = {
  proxy: ProxyAccess;
  persona: FormPersona;
  pace: Pace;
  concurrency: number;
  visits: { domain: string; kind: string }[];
};
/** Machine seconds, processor seconds and megabytes at the height of the round, of this process and its browser. */
export type RoundFigures = { seconds: number; processor: number; megabytes: number; confirmed: number };

/** One side of the bench in a process of its own, so that what it costs can be told from the other. */
const side: Side = process.argv[2] === 'ours' ? 'ours' : 'bare';
const { browser } = await launchBrowser();
process.on('message', (round: Round) => void play(round).then((figures) => process.send?.(figures)));
process.on('disconnect', () => void browser.close().then(() => process.exit()));
process.send?.('ready');

async function play({ proxy, persona, pace, concurrency, visits }: Round): Promise<RoundFigures> {
  const todo = [...visits];
  let confirmed = 0;
  let height = 0;
  const [began, spent] = [performance.now(), processorSeconds(process.pid)];
  const measure = setInterval(() => {
    height = Math.max(height, megabytes(process.pid));
  }, 1_000);
  const lane = async (): Promise<void> => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
      const good = await visit(next.domain, next.kind, proxy, persona, pace);
      if (good) confirmed += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  clearInterval(measure);
  return {
    seconds: (performance.now() - began) / 1_000,
    processor: processorSeconds(process.pid) - spent,
    megabytes: Math.max(height, megabytes(process.pid)),
    confirmed,
  };
}

async function visit(
  domain: string,
  kind: string,
  proxy: ProxyAccess,
  persona: FormPersona,
  pace: Pace,
): Promise<boolean> {
  if (side === 'bare') return runBare(browser, { proxy, domain, kind, persona, pace }).catch(() => false);
  const yes = async (): Promise<boolean> => true;
  const deps = { browser, proxy, pace, keep: async () => {}, prepared: yes, arm: yes, record: yes };
  const { outcome } = await runForm(deps, { siteUrl: `http://${domain}/`, persona }, 'ru');
  return outcome.state === 'confirmed';
}
