import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStreet, type Street } from '../../browser/forms/street.ts';
import type { AttemptOrder, KillAt } from './attempt.ts';

/** Ways a form is sent: by the browser itself, by fetch, by XMLHttpRequest. */
const ways = ['plain-native', 'spa-fetch', 'tilda'] as const;
const points: readonly KillAt[] = ['held', 'armed', 'sent'];

export type Figures = {
  kills: number;
  /** Killed before `armed` was written, and tried again. */
  unarmed: number;
  unarmedDelivered: number;
  /** Killed after it: uncertain, never sent again; so many had arrived. */
  armed: number;
  armedArrived: number;
  /** Studios that got the inquiry more than once. */
  above: number;
};

/** Kills so many attempts around the held request, follows the rule of the ledger, and counts what the studios got. */
export async function crashTrial(kills: number, lanes = 3): Promise<Figures> {
  const kinds = Array.from({ length: kills }, (_, at) => ways[at % ways.length] ?? 'plain-native');
  const street = await openStreet(kinds);
  const folder = mkdtempSync(join(tmpdir(), 'forms-crash-'));
  const figures: Figures = { kills: 0, unarmed: 0, unarmedDelivered: 0, armed: 0, armedArrived: 0, above: 0 };
  const todo = street.studios.map(({ domain }, at) => ({ domain, at }));
  const lane = async (): Promise<void> => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
      const killAt = points[(next.at + Math.floor(next.at / ways.length)) % points.length] ?? 'held';
      await tryOne(street, next.domain, join(folder, next.domain), killAt, (next.at * 7) % 40, figures);
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
    figures.above = street.studios.filter(({ domain }) => street.seen(domain).accepted > 1).length;
    return figures;
  } finally {
    await street.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryOne(
  street: Street,
  domain: string,
  ledger: string,
  killAt: KillAt,
  delayMs: number,
  figures: Figures,
): Promise<void> {
  const { url, username, password } = street.proxy;
  const order = { proxy: { url, username, password }, domain, ledger, delayMs };
  if ((await runAttempt({ ...order, killAt })) !== 'SIGKILL') return;
  figures.kills += 1;
  if (existsSync(ledger) && readFileSync(ledger, 'utf8').includes('armed')) {
    figures.armed += 1;
    // What was let go may still be under way.
    await new Promise((resolve) => setTimeout(resolve, 300));
    figures.armedArrived += street.seen(domain).accepted;
    return;
  }
  figures.unarmed += 1;
  await runAttempt({ ...order, killAt: 'never' });
  figures.unarmedDelivered += street.seen(domain).accepted === 1 ? 1 : 0;
}

/** Ends with the name of the signal by which the process died, or its exit code. */
function runAttempt(order: AttemptOrder): Promise<string> {
  const file = fileURLToPath(new URL('./attempt.ts', import.meta.url));
  const flags = ['--disable-warning=ExperimentalWarning', file, JSON.stringify(order)];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)));
}
