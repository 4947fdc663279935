import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../../services/platform/database/migrate.ts';
import { machineFaults } from './machine-faults.ts';
import { queueFaults } from './queue-faults.ts';
import { restartPostgres, stopPostgres } from './restart-postgres.ts';
import { faultTrial } from './trial.ts';

/**
 * npm run crash -- faults [name|all] [seed]: what may go wrong around the processes besides their own death, one trial for each fault,
 * with the product's own processes, PostgreSQL, Redis, Dovecot, a mail exchanger and practice sites. `disk-full` mounts a small disk, which
 * takes root; `all` leaves it out for others and says so.
 */
const known = [...queueFaults, ...machineFaults];
const name = process.argv[3] ?? 'all';
const seed = process.argv[4] ?? '1';
const mayMount = process.getuid?.() === 0;
const wanted = known.filter(
  (fault) => fault.name === name || (name === 'all' && (mayMount || fault.smallDisk !== true)),
);
if (wanted.length === 0) {
  process.stderr.write(`faults: name one of: all, ${known.map((fault) => fault.name).join(', ')}\n`);
  process.exit(2);
}
if (name === 'all' && !mayMount) process.stderr.write('faults: disk-full is left out, it takes root to mount a disk\n');
const home = mkdtempSync(join(tmpdir(), 'zerkalo-faults-'));
chmodSync(home, 0o755);
const server = await startEmbeddedPostgres(home, true);
try {
  for (const fault of wanted) {
    const databaseUrl = await newDatabase(fault.name.replaceAll('-', '_'));
    const { faults, ...figures } = await faultTrial({
      fault,
      databaseUrl,
      restartPostgres: (awayMs, mode) => restartPostgres(home, awayMs, mode),
      seed,
      times: fault.times,
      portion: { forms: 2, letters: 4, mails: 60 },
      longestPauseMs: 2_500,
    });
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    for (const line of faults) process.stdout.write(`  ${line}\n`);
    if (faults.length > 0) process.exitCode = 1;
  }
} finally {
  await stopPostgres(home, 'fast');
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

async function newDatabase(named: string): Promise<string> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${named}`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/${named}`;
  await migrate(url.href);
  return url.href;
}
