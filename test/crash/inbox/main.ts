/**
 * Many mails at once while the process that takes them in is killed again and again: nothing may be lost and nothing may be there
 * twice, against a ledger of what was delivered. Usage: npm run crash -- inbox [mails]
 */
import { createHash, randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { supervise } from '../../../scripts/cli/supervisor.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../../services/platform/database/migrate.ts';
import { getEvidence } from '../../../services/platform/evidence/evidence.ts';
import type { EvidenceId } from '../../../services/platform/ids.ts';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { bulkAppend } from '../../support/bulk-append.ts';
import { startDovecot } from '../../support/dovecot.ts';
import { listeningWave } from '../../support/listening-wave.ts';
import { practiceMails } from './practice-mails.ts';

const wanted = Number(process.argv[3] ?? 20_000);
const killEveryMs = [300, 2_500] as const;
const patienceMs = 15 * 60_000;

const home = mkdtempSync(join(tmpdir(), 'zerkalo-crash-'));
chmodSync(home, 0o755);
const password = join(home, 'password');
writeFileSync(password, 'secret', { mode: 0o600 });
const dovecot = await startDovecot({ users: [{ name: 'anna', password: 'secret' }] });
const postgres = await startEmbeddedPostgres(home, false);
await migrate(postgres.url);
await migrateQueue(postgres.url);
const db = openDatabase(postgres.url, 4);
await listeningWave(db, new Date('2026-01-01T00:00:00Z'));
const supervisor = supervise(
  ['poller'],
  {
    DATABASE_URL: postgres.url,
    ZERKALO_HOME: home,
    IMAP_URL: `imap://anna@127.0.0.1:${dovecot.imapPort}`,
    IMAP_PASSWORD_FILE: password,
    POLL_SECONDS: '0.5',
  },
  openSync(join(home, 'poller.log'), 'a'),
);
const target = { host: '127.0.0.1', port: dovecot.imapPort, user: 'anna', password: 'secret' };
const ledger = new Set<string>();
let kills = 0;
try {
  const began = Date.now();
  const delivery = bulkAppend(target, 'INBOX', practiceMails(wanted), (mail) => ledger.add(hashOf(mail)));
  delivery.catch(() => undefined);
  const end = Date.now() + patienceMs;
  let keptAtLastKill = 0;
  for (let kept = 0; kept < wanted && Date.now() < end; kept = await stored()) {
    await sleep(randomInt(...killEveryMs));
    const pid = supervisor.pids().get('poller');
    // A process dies only after it got something done, or on a busy machine nothing but its start would be tried.
    if (pid === undefined || kept <= keptAtLastKill) continue;
    process.kill(pid, 'SIGKILL');
    kills += 1;
    keptAtLastKill = kept;
  }
  await delivery;
  await sleep(1_500);
  const seconds = (Date.now() - began) / 1_000;
  process.exitCode = await verdict(seconds);
} finally {
  await supervisor.stop();
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

async function verdict(seconds: number): Promise<number> {
  const rows = await db.selectFrom('messages').select(['sha256', 'duplicate_of', 'evidence_id']).execute();
  const kept = new Map<string, number>();
  for (const { sha256 } of rows) kept.set(sha256, (kept.get(sha256) ?? 0) + 1);
  const lost = [...ledger].filter((sha256) => !kept.has(sha256)).length;
  const twice = [...kept.values()].filter((count) => count > 1).length;
  const strange = [...kept.keys()].filter((sha256) => !ledger.has(sha256)).length;
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  let unreadable = 0;
  for (let at = 0; at < rows.length; at += Math.max(1, Math.floor(rows.length / 500))) {
    const found = await getEvidence(
      { db, masterKeys, directory: join(home, 'evidence') },
      rows[at]?.evidence_id as EvidenceId,
    );
    if (found.kind !== 'found') unreadable += 1;
  }
  const work = await db.selectFrom('message_work').select('message_id').execute();
  const unworked = rows.length - work.length;
  process.stdout.write(
    `delivered ${ledger.size}  stored ${rows.length}  lost ${lost}  twice ${twice}  strange ${strange}  unreadable ${unreadable}  without work ${unworked}  kills ${kills}  in ${seconds.toFixed(1)} s\n`,
  );
  return lost + twice + strange + unreadable + unworked === 0 && ledger.size === wanted ? 0 : 1;
}

function hashOf(mail: Buffer): string {
  return createHash('sha256').update(mail).digest('hex');
}
