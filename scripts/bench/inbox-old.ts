/**
 * The first pass through a mailbox that was full before we came: how long it takes, how many bytes cross the wire and how many mails are
 * read, of which only the last ten came since the launch. Usage: npm run bench -- inbox-old [mails]
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectImap } from '../../services/inbox/mailboxes/imap-connection.ts';
import { mailboxOn } from '../../services/inbox/mailboxes/imap-mailbox.ts';
import { intakeLimits } from '../../services/inbox/mailboxes/intake-limits.ts';
import { runPass } from '../../services/inbox/mailboxes/pass.ts';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { openLog } from '../../services/platform/log.ts';
import { migrateQueue } from '../../services/platform/queue/bullmq-postgres.ts';
import { openQueue } from '../../services/platform/queue/queue.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { practiceMails } from '../../test/crash/inbox/practice-mails.ts';
import { bulkAppend } from '../../test/support/bulk-append.ts';
import { startDovecot } from '../../test/support/dovecot.ts';
import { listeningWave } from '../../test/support/listening-wave.ts';
import { fillOldMailbox } from '../../test/support/old-mail.ts';

const wanted = Number(process.argv[3] ?? 200_000);
const home = mkdtempSync(join(tmpdir(), 'zerkalo-bench-'));
chmodSync(home, 0o755);
const password = 'secret';
const dovecot = await startDovecot({ users: [{ name: 'anna', password }] });
const postgres = await startEmbeddedPostgres(home, true);
const db = openDatabase(postgres.url, 4);
try {
  await migrate(postgres.url);
  await migrateQueue(postgres.url);
  await listeningWave(db, new Date('2026-01-01T00:00:00Z'));
  const account = { host: '127.0.0.1', port: dovecot.imapPort, secure: false, user: 'anna', password };
  const filling = performance.now();
  await fillOldMailbox(account, wanted);
  await bulkAppend(account, 'INBOX', practiceMails(10));
  console.log(`${wanted} old mails and 10 new ones lie there after ${seconds(filling)} s`);
  for (const pass of ['first', 'second']) await told(pass, account);
} finally {
  await db.destroy();
  await postgres.stop();
  await dovecot.stop();
  rmSync(home, { recursive: true, force: true });
}

async function told(name: string, account: Parameters<typeof connectImap>[0]): Promise<void> {
  const log = openLog('bench', 'warn');
  const queue = await openQueue({ databaseUrl: postgres.url, log });
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  const evidence = { db, masterKeys, directory: join(home, 'evidence') };
  const began = performance.now();
  const opened = await connectImap(account, intakeLimits.mailBytes, new AbortController().signal);
  if (opened.kind !== 'connected') throw new Error(opened.detail);
  const mailbox = mailboxOn(opened.connection);
  const deps = { db, evidence, queue, log, limits: intakeLimits, account: 'anna@bench' };
  const { taken } = await runPass(deps, mailbox, new Map());
  const { received } = opened.connection.client.stats();
  console.log(
    `${name} pass: ${seconds(began)} s, ${received} bytes received, ${taken} mails read, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
  );
  await mailbox.close();
  await queue.close();
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
}
