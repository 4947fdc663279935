import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ZerkaloError } from '../../services/platform/errors.ts';
import type { Ledger, LedgerCall } from './witness/ledger.ts';

/** What a practice city says of itself when it is ready. */
export type CityFacts = {
  controlUrl: string;
  httpPort: number;
  egressMap: string;
  /** The authority of its sites over TLS, and a home for a browser that trusts it. */
  trust: { authority: string; browserHome: string } | null;
  smtp: { host: string; port: number; user: string; passwordFile: string };
  imap: { host: string; port: number; secure: boolean; user: string; passwordFile: string };
  mailDomain: string;
  rankings: string[];
  /** The exchange's log of calls, growing, and the zone of its clock. */
  cdr: string;
  cdrTimeZone: string;
  startAt: string;
};

export type City = {
  facts: CityFacts;
  ledger: () => Promise<Ledger>;
  /** Its next due moment in field time and how many calls there were, as it says itself. */
  glance: () => Promise<{ nextDueAt: string | null; calls: number }>;
  /** Answered calls with what was said in them. */
  callSheets: () => Promise<LedgerCall[]>;
  /** Tells it that so many calls are known to the service: time may go on. */
  collected: (calls: number) => Promise<void>;
  stop: () => Promise<void>;
};

export type CityOrder = { directory: string; studios: number; seed: string; replay: boolean; kinds: readonly string[] };

/** Starts the practice city as a program of its own; nothing of it is imported, so that its ledger stays an outside witness. */
export async function startCity({ directory, studios, seed, replay, kinds }: CityOrder): Promise<City> {
  const file = fileURLToPath(new URL('../../test/city/main.ts', import.meta.url));
  const flags = [
    '--dir',
    directory,
    '--studios',
    String(studios),
    '--seed',
    seed,
    '--collector',
    ...(replay ? ['--replay'] : []),
    ...(kinds.length > 0 ? ['--kinds', kinds.join(',')] : []),
  ];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...flags], {
    // Nothing is said by the channel: its end tells the city that the rehearsal is over, however that came about.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const facts = await firstLine(child);
  return {
    facts,
    ledger: () => told(`${facts.controlUrl}/ledger`),
    glance: () => told(`${facts.controlUrl}/glance`),
    callSheets: async () => (await told<{ callSheets: LedgerCall[] }>(`${facts.controlUrl}/call-sheets`)).callSheets,
    collected: async (calls) => {
      await fetch(`${facts.controlUrl}/collected`, { method: 'POST', body: JSON.stringify({ calls }) });
    },
    stop: () => ended(child),
  };
}

async function told<T>(address: string): Promise<T> {
  return (await (await fetch(address)).json()) as T;
}

function firstLine(child: ChildProcess): Promise<CityFacts> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void =>
      reject(new ZerkaloError('CITY', `the practice city did not start: ${why}`, 'See its words above.'));
    child.once('exit', (code) => fail(`exit ${code}`));
    child.once('error', (error) => fail(error.message));
    if (child.stdout === null) return fail('no output');
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as CityFacts));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(timer);
}
