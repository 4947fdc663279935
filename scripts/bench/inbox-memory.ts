/**
 * Memory of the poller over many mails: they arrive in batches while it reads, and its resident memory is told along the way.
 * Usage: npm run bench -- inbox-memory [mails] [MB of growth that is allowed]
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../services/platform/config.ts';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { processFlags } from '../../services/platform/process-flags.ts';
import { migrateQueue } from '../../services/platform/queue/bullmq-postgres.ts';
import { practiceMails } from '../../test/crash/inbox/practice-mails.ts';
import { bulkAppend } from '../../test/support/bulk-append.ts';
import { startDovecot } from '../../test/support/dovecot.ts';
import { listeningWave } from '../../test/support/listening-wave.ts';

const wanted = Number(process.argv[3] ?? 100_000);
const allowedMb = Number(process.argv[4] ?? 60);
const samples = 20;
const home = mkdtempSync(join(tmpdir(), 'zerkalo-memory-'));
chmodSync(home, 0o755);
const password = join(home, 'password');
writeFileSync(password, 'secret', { mode: 0o600 });
const dovecot = await startDovecot({ users: [{ name: 'anna', password: 'secret' }] });
const postgres = await startEmbeddedPostgres(home, false);
await migrate(postgres.url);
await migrateQueue(postgres.url);
const db = openDatabase(postgres.url, 2);
await listeningWave(db, new Date('2026-01-01T00:00:00Z'));
const poller = spawn(
  process.execPath,
  [...processFlags, fileURLToPath(new URL('../../workers/poller.ts', import.meta.url))],
  {
    env: childEnvironment({
      DATABASE_URL: postgres.url,
      ZERKALO_HOME: home,
      IMAP_URL: `imap://anna@127.0.0.1:${dovecot.imapPort}`,
      IMAP_PASSWORD_FILE: password,
      POLL_SECONDS: '0.5',
      LOG_LEVEL: 'warn',
    }),
    stdio: 'ignore',
  },
);
const residentMb: number[] = [];
try {
  const began = performance.now();
  const target = { host: '127.0.0.1', port: dovecot.imapPort, user: 'anna', password: 'secret' };
  const delivery = bulkAppend(target, 'INBOX', practiceMails(wanted));
  delivery.catch(() => undefined);
  for (let at = 1; at <= samples; at += 1) {
    while ((await stored()) < (wanted * at) / samples) await sleep(250);
    residentMb.push(resident(poller.pid ?? 0));
    const seconds = (performance.now() - began) / 1_000;
    console.log(`${Math.round((wanted * at) / samples)} mails  ${residentMb.at(-1)} MB  ${seconds.toFixed(0)} s`);
  }
  await delivery;
  // The first quarter fills caches and lets the heap find its size.
  const early = Math.max(...residentMb.slice(0, samples / 4));
  const late = Math.max(...residentMb.slice(-samples / 4));
  console.log(`most in the first quarter ${early} MB, most in the last ${late} MB (allowed ${allowedMb} MB more)`);
  if (late > early + allowedMb) process.exitCode = 1;
} finally {
  poller.kill('SIGTERM');
  await db.destroy();
  await postgres.stop();
  await dovecot.stop();
  rmSync(home, { recursive: true, force: true });
}

async function stored(): Promise<number> {
  const { count } = await db
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Resident memory in MB, as the kernel counts it (proc(5), VmRSS). */
function resident(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1_000);
}
