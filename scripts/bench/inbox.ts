/**
 * Mails per second from Dovecot through commit (raw stored, message, work and cursor), beside a bare fetch of the same mailbox by
 * the same IMAP library with a bare MIME parse of each mail, in the same run. Usage: npm run bench -- inbox [mails]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openImapMailbox } from '../../services/inbox/mailboxes/imap-mailbox.ts';
import { intakeLimits } from '../../services/inbox/mailboxes/intake-limits.ts';
import { runPass } from '../../services/inbox/mailboxes/pass.ts';
import type { Account } from '../../services/platform/config.ts';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { openLog } from '../../services/platform/log.ts';
import { migrateQueue } from '../../services/platform/queue/bullmq-postgres.ts';
import { openQueue } from '../../services/platform/queue/queue.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { practiceMails } from '../../test/crash/inbox/practice-mails.ts';
import { fetchAndParse } from '../../test/support/bare-fetch.ts';
import { bulkAppend } from '../../test/support/bulk-append.ts';
import { startDovecot } from '../../test/support/dovecot.ts';
import { listeningWave } from '../../test/support/listening-wave.ts';
import { tellCompared } from './table/compared.ts';

const target = 0.5;
const wanted = Number(process.argv[3] ?? 3_000);
const home = mkdtempSync(join(tmpdir(), 'zerkalo-bench-'));
chmodSync(home, 0o755);
const password = 'secret';
const dovecot = await startDovecot({ users: [{ name: 'anna', password }] });
const postgres = await startEmbeddedPostgres(home, true);
try {
  await migrate(postgres.url);
  await migrateQueue(postgres.url);
  const account = { host: '127.0.0.1', port: dovecot.imapPort, secure: false, user: 'anna', password };
  await bulkAppend(account, 'INBOX', practiceMails(wanted));
  const warm = await fetchAndParse(account);
  const ours = await takeAllIn(account);
  const bare = await fetchAndParse(account);
  const best = Math.max(warm, bare);
  console.log(`${wanted} mails, heap and buffers after: ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
  console.log(`through commit ${Math.round(ours)} mails/s, bare fetch and parse ${Math.round(best)} mails/s`);
  console.log(`ratio ${(ours / best).toFixed(2)} (wanted ${target.toFixed(2)})`);
  tellCompared({ suite: 'inbox', ours, bare: best, unit: 'mails/s', target: { atLeast: target } });
} finally {
  await postgres.stop();
  await dovecot.stop();
  rmSync(home, { recursive: true, force: true });
}

async function takeAllIn(account: Account): Promise<number> {
  const db = openDatabase(postgres.url, 8);
  await listeningWave(db, new Date('2026-01-01T00:00:00Z'));
  const log = openLog('bench', 'warn');
  const queue = await openQueue({ databaseUrl: postgres.url, log });
  const evidence = {
    db,
    masterKeys: await openMasterKeys(join(home, 'master.key')),
    directory: join(home, 'evidence'),
  };
  const began = performance.now();
  const opened = await openImapMailbox(account, intakeLimits.mailBytes, new AbortController().signal);
  if (opened.kind !== 'open') throw new Error(opened.detail);
  const deps = { db, evidence, queue, log, limits: intakeLimits, account: 'anna@bench' };
  const { taken } = await runPass(deps, opened.mailbox, new Map());
  const seconds = (performance.now() - began) / 1_000;
  await opened.mailbox.close();
  await queue.close();
  await db.destroy();
  if (taken !== wanted) throw new Error(`${taken} of ${wanted} mails were taken in`);
  return taken / seconds;
}
