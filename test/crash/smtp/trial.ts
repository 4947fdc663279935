import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { seededStream } from '../../../services/measures/random/seeded-stream.ts';
import { childEnvironment } from '../../../services/platform/config.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { type Ledger, type Letter, openLedger } from './ledger.ts';
import { type Point, startPracticeExchanger } from './practice-exchanger.ts';
import type { SenderOrder } from './sender.ts';

/** Where a sender dies. `arming`: after 354, while its arm waits for the database; `after_354`: a few milliseconds later. */
const killPoints = ['rcpt', 'before_354', 'arming', 'after_354', 'body', 'dot', 'accepted'] as const;
type KillPoint = (typeof killPoints)[number];

export type Figures = {
  seed: number;
  kills: Record<KillPoint, number>;
  /** Senders that were done before they could be killed. */
  escaped: number;
  /** Killed before `armed` was committed: sent in the end, once. */
  unarmed: number;
  unarmedDelivered: number;
  /** Killed after it: uncertain, never sent again by the program; so many had arrived. */
  uncertain: number;
  uncertainArrived: number;
  /** Letters of which the exchanger holds more than one copy, or a copy that nobody armed. */
  above: number;
  /** Attempts in doubt that were sent again. */
  resent: number;
  partial: number;
};

type Victim = {
  at: KillPoint;
  delayMs: number;
  child: ChildProcess;
  atRcpt?: () => Promise<void>;
  unlock: () => Promise<void>;
};

/** Kills so many senders around DATA, follows the ledger's own rules afterwards, and counts what the exchanger got. */
export async function smtpCrashTrial(
  databaseUrl: string,
  kills: number,
  seed: number,
  { lanes = 3, step = 'inquiry' }: { lanes?: number; step?: 'inquiry' | 'debrief' } = {},
): Promise<Figures> {
  const { int } = seededStream(`smtp crash ${seed}`);
  const home = mkdtempSync(join(tmpdir(), 'smtp-crash-'));
  await openMasterKeys(join(home, 'master.key'));
  const ledger = await openLedger(databaseUrl, kills, step);
  const victims = new Map<string, Victim>();
  const exchanger = await startPracticeExchanger((point, from) => strike(victims.get(from), point));
  const order = { databaseUrl, home, port: exchanger.port };
  const figures = emptyFigures(seed);
  const todo = ledger.letters.map((letter) => ({
    letter,
    at: killPoints[int(killPoints.length)] ?? 'dot',
    delayMs: int(25),
  }));
  const lane = async (): Promise<void> => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
      const { letter, at, delayMs } = next;
      const child = start({ ...order, attemptIds: [letter.attemptId] });
      const victim: Victim = { at, delayMs, child, unlock: async () => undefined };
      // Once the attempt is prepared its row is held, so that the arm cannot be written before the kill.
      victim.atRcpt = async () => {
        if (at === 'arming') victim.unlock = await ledger.lock(letter.attemptId);
      };
      victims.set(letter.alias, victim);
      const ended = await endOf(child);
      await victim.unlock();
      victims.delete(letter.alias);
      if (ended === 'SIGKILL') figures.kills[at] += 1;
      else figures.escaped += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
    // What the kernel still holds of a dead sender's words may arrive a moment later.
    await sleep(500);
    await settle(figures, ledger, exchanger.copies, async (attemptIds) => endOf(start({ ...order, attemptIds })));
    figures.partial = exchanger.partial();
    return figures;
  } finally {
    await exchanger.close();
    await ledger.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function strike(victim: Victim | undefined, point: Point): Promise<void> {
  if (victim === undefined) return;
  const { at, child, delayMs } = victim;
  if (point === 'rcpt') await victim.atRcpt?.();
  const due: Record<KillPoint, Point> = {
    rcpt: 'rcpt',
    before_354: 'data',
    arming: 'data',
    after_354: 'data',
    body: 'body',
    dot: 'dot',
    accepted: 'accepted',
  };
  if (due[at] !== point) return;
  if (at === 'after_354') await sleep(delayMs);
  // Long enough for the sender to have asked the database, which cannot answer before it is unlocked.
  if (at === 'arming') await sleep(80);
  child.kill('SIGKILL');
}

/** The leases of the dead run out, a relay sweeps, every attempt is woken again twice, and the copies are counted. */
async function settle(
  figures: Figures,
  ledger: Ledger,
  copies: ReadonlyMap<string, readonly string[]>,
  run: (attemptIds: Letter['attemptId'][]) => Promise<string>,
): Promise<void> {
  const ids = ledger.letters.map(({ attemptId }) => attemptId);
  const swept = await ledger.sweep();
  const before = new Map([...copies].map(([from, list]) => [from, list.length]));
  await Promise.all([run(ids), run(ids.toReversed())]);
  for (const { alias, attemptId } of ledger.letters) {
    const count = copies.get(alias)?.length ?? 0;
    const state = await ledger.stateOf(attemptId);
    if (count > 1 || (count === 1 && state !== 'confirmed' && state !== 'uncertain')) figures.above += 1;
    if (swept.get(attemptId) === 'uncertain') {
      figures.uncertain += 1;
      figures.uncertainArrived += count > 0 ? 1 : 0;
      figures.resent += count > (before.get(alias) ?? 0) || state !== 'uncertain' ? 1 : 0;
    } else if (swept.get(attemptId) === 'planned') {
      figures.unarmed += 1;
      figures.unarmedDelivered += count === 1 && state === 'confirmed' ? 1 : 0;
    }
  }
}

function emptyFigures(seed: number): Figures {
  const kills = { rcpt: 0, before_354: 0, arming: 0, after_354: 0, body: 0, dot: 0, accepted: 0 };
  const counts = { escaped: 0, unarmed: 0, unarmedDelivered: 0, uncertain: 0, uncertainArrived: 0 };
  return { seed, kills, ...counts, above: 0, resent: 0, partial: 0 };
}

function start(order: SenderOrder): ChildProcess {
  const file = fileURLToPath(new URL('./sender.ts', import.meta.url));
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, JSON.stringify(order)], {
    env: childEnvironment({ NODE_COMPILE_CACHE: join(tmpdir(), 'zerkalo-compile-cache') }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The name of the signal by which the process died, or its exit code. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)));
}
