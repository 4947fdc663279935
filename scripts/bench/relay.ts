/**
 * Milliseconds of what the relay asks every second and a worker for every letter, in a field of so many inquiries of which half are sent:
 * due attempts, follow-ups, leases, and the right to one attempt. PostgreSQL with fsync. Usage: npm run bench -- relay [most inquiries]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimAttempt } from '../../services/field/attempts/store/claim.ts';
import { dueAttempts } from '../../services/field/attempts/store/due.ts';
import { sweepLeases } from '../../services/field/attempts/store/sweep.ts';
import { planFollowUps } from '../../services/field/follow-ups/plan-follow-ups.ts';
import { type Database, openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import type { AttemptId } from '../../services/platform/ids.ts';
import { databaseBytes, fillField, oneDue } from './relay/store.ts';

const batch = 200;
const times = 7;
const most = Number(process.argv[3] ?? 100_000);
const home = mkdtempSync(join(tmpdir(), 'zerkalo-bench-'));
chmodSync(home, 0o755);
const postgres = await startEmbeddedPostgres(home, true);
const db = openDatabase(postgres.url, 2, 'mapped');
let there = 0;
try {
  await migrate(postgres.url);
  const empty = await databaseBytes(db);
  for (const size of [1_000, 10_000, 100_000, 1_000_000].filter((one) => one <= most)) {
    await fillField(db, size - there);
    there = size;
    const told = [
      ['due', await middleOf(() => dueAttempts(db, batch))],
      ['follow-ups', await middleOf(() => planFollowUps(db, batch))],
      ['leases', await middleOf(() => sweepLeases(db))],
      ['claim', await middleOf(() => claimOne(db))],
    ] as const;
    const bytes = ((await databaseBytes(db)) - empty) / size;
    console.log(
      `${size} inquiries: ${told.map(([what, ms]) => `${what} ${ms.toFixed(1)} ms`).join(', ')}, ${Math.round(bytes)} bytes of database each, load ${loadavg()[0]?.toFixed(1)}`,
    );
  }
} finally {
  await db.destroy();
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}

async function claimOne(at: Database): Promise<void> {
  const claim = await claimAttempt(at, (await oneDue(at)) as AttemptId, 'bench');
  if (claim.kind !== 'claimed') throw new Error(`not claimed: ${JSON.stringify(claim)}`);
}

async function middleOf(work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const began = performance.now();
    await work();
    all.push(performance.now() - began);
  }
  return all.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}
