import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ZerkaloError } from '../../services/platform/errors.ts';

/** What a practice city says of itself when it is ready. */
export type CityFacts = {
  controlUrl: string;
  httpPort: number;
  egressMap: string;
  smtp: { host: string; port: number; user: string; passwordFile: string };
  imap: { host: string; port: number; secure: boolean; user: string; passwordFile: string };
  mailDomain: string;
  rankings: string[];
  startAt: string;
};

export type City = {
  facts: CityFacts;
  ledger: () => Promise<unknown>;
  /** The city's next due moment in field time, as it says itself. */
  nextDueAt: () => Promise<string | null>;
  stop: () => Promise<void>;
};

export type CityOrder = { directory: string; studios: number; seed: string };

/** Starts the practice city as a program of its own; nothing of it is imported, so that its ledger stays an outside witness. */
export async function startCity({ directory, studios, seed }: CityOrder): Promise<City> {
  const file = fileURLToPath(new URL('../../test/city/main.ts', import.meta.url));
  const flags = ['--dir', directory, '--studios', String(studios), '--seed', seed];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const facts = await firstLine(child);
  return {
    facts,
    ledger: async () => {
      const answer = await fetch(`${facts.controlUrl}/ledger`);
      return answer.json();
    },
    nextDueAt: async () => {
      const answer = await fetch(`${facts.controlUrl}/state`);
      return ((await answer.json()) as { nextDueAt: string | null }).nextDueAt;
    },
    stop: () => ended(child),
  };
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
