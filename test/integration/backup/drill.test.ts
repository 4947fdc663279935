import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { intakeLimits } from '../../../services/inbox/mailboxes/intake-limits.ts';
import { openMailParser } from '../../../services/inbox/mime/apart/mail-parser.ts';
import { askingPool, auditHead } from '../../../services/platform/audit/store.ts';
import { childEnvironment } from '../../../services/platform/config.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { getEvidence } from '../../../services/platform/evidence/evidence.ts';
import type { EvidenceId } from '../../../services/platform/ids.ts';
import { openLog } from '../../../services/platform/log.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { cloneDatabase, emptyDatabase, type TestDatabase } from '../../support/database.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { openArrivals } from '../inbox/arrivals.ts';
import { mailTo } from '../inbox/inbox-world.ts';

const program = fileURLToPath(new URL('../../../scripts/zerkalo', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'zerkalo-drill-'));
const [backups, keys, home] = ['backups', 'keys', 'home'].map((name) => join(place, name)) as [string, string, string];
const parser = openMailParser();
let source: TestDatabase;
let db: Database;
const targets: TestDatabase[] = [];
const opened: Database[] = [];
beforeAll(async () => {
  source = await cloneDatabase();
  db = openDatabase(source.url, 3);
});
afterAll(async () => {
  await parser.close();
  await Promise.all([db, ...opened].map((each) => each.destroy()));
  await Promise.all([source, ...targets].map((each) => each.drop()));
  rmSync(place, { recursive: true, force: true });
});

/** Runs the real command line on one database and home. */
function zerkalo(databaseUrl: string, at: string, ...words: string[]) {
  const env = childEnvironment({
    DATABASE_URL: databaseUrl,
    ZERKALO_HOME: at,
    MASTER_KEY_FILE: join(place, 'master.key'),
    NO_COLOR: '1',
  });
  const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}
const backup = (...more: string[]) => zerkalo(source.url, home, 'backup', backups, '--keys', keys, '--json', ...more);

async function restoreInto(target: TestDatabase, name: string, folder: string) {
  targets.push(target);
  const at = join(place, name);
  const done = zerkalo(target.url, at, 'restore', folder, '--keys', keys, '--json');
  const restored = openDatabase(target.url, 2);
  opened.push(restored);
  const masterKeys = await openMasterKeys(join(place, 'master.key'));
  return { done, db: restored, evidence: { db: restored, masterKeys, directory: join(at, 'evidence') } };
}

async function rowsOf(database: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class c join pg_namespace n
    on n.oid = c.relnamespace where n.nspname = 'public' and relkind = 'r' and relname not like 'bullmq%'`.execute(
    database,
  );
  const counts = await Promise.all(
    rows.map(async ({ name }) => {
      const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(
        database,
      );
      return [name, counted[0]?.n ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}

let first = '';
let mail: { messageId: string; evidenceId: string; campaignId: string };

test('a backup is made while everything goes on, and names what it holds', async () => {
  const masterKeys = await openMasterKeys(join(place, 'master.key'));
  const evidence = { db, masterKeys, directory: join(home, 'evidence') };
  const arrivals = openArrivals(
    { db, log: openLog('test', 'silent'), deps: { db, evidence, limits: intakeLimits } },
    parser,
  );
  const inquiry = await arrivals.confirmedInquiry();
  const messageId = await arrivals.arrive(mailTo(inquiry.alias, 'Re: a site', 'From 300 000 roubles.'));
  await arrivals.read(messageId);
  const { evidence_id } = await db
    .selectFrom('messages')
    .select('evidence_id')
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  mail = { messageId, evidenceId: evidence_id, campaignId: inquiry.campaignId };
  await planInquiry(db);
  await planInquiry(db, { dueAt: new Date(Date.now() + 86_400_000) });
  const { code, out, err } = backup();
  expect(err).toBe('');
  expect(code).toBe(0);
  first = JSON.parse(out).folder;
  expect(readdirSync(first).toSorted()).toEqual(['manifest.json', 'tables']);
  expect(readdirSync(join(first, 'tables'))).not.toContain('campaign_keys.copy.gz');
  expect(zerkalo(source.url, home, 'restore', first, '--keys', keys, '--check')).toMatchObject({ code: 0 });
});

test('restored, every row and every raw mail is there, sending is stopped, and what may have been sent is in doubt', async () => {
  const target = await emptyDatabase();
  const restored = await restoreInto(target, 'restored', first);
  expect(restored.done).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(restored.done.out).doubts).toEqual({ attempts: 1, followUps: 4 });
  const [was, is] = [await rowsOf(db), await rowsOf(restored.db)];
  const grown = Object.keys(was).filter((name) => was[name] !== is[name]);
  expect(grown.toSorted()).toEqual(['attempt_events', 'audit_chain', 'audit_log', 'follow_ups', 'restores']);
  expect(await getEvidence(restored.evidence, mail.evidenceId as EvidenceId)).toMatchObject({ kind: 'found' });
  const { rows } = await sql<{ state: string; reason: string }>`
    select state, reason from attempts order by due_at`.execute(restored.db);
  expect(rows.map(({ state, reason }) => [state, reason]).toSorted()).toEqual(
    [
      ['confirmed', null],
      ['planned', null],
      ['uncertain', 'restored_from_backup'],
    ].toSorted(),
  );
  const { stopped } = await restored.db.selectFrom('sending_switch').select('stopped').executeTakeFirstOrThrow();
  expect(stopped).toBe(true);
  // Counting goes on behind the restored rows, and what is told is still told for ever.
  await sql`insert into audit_log (actor, action, subject) values ('a test', 'after', 'restore')`.execute(restored.db);
  await expect(sql`delete from audit_log`.execute(restored.db)).rejects.toThrow(/facts/);
});

test('a restore that died before it was finished keeps sending off', async () => {
  const target = await emptyDatabase();
  const restored = await restoreInto(target, 'half', first);
  await sql`update restores set settled_at = null`.execute(restored.db);
  await expect(sql`update sending_switch set stopped = false`.execute(restored.db)).rejects.toThrow(/not finished/);
});

test('nothing is restored over somebody’s work, or from a damaged backup, and all faults are told at once', async () => {
  const over = zerkalo(source.url, home, 'restore', first, '--keys', keys);
  expect(over).toMatchObject({ code: 69 });
  expect(over.err).toContain('Restore into an empty one');
  const { out } = backup();
  const folder = JSON.parse(out).folder;
  appendFileSync(join(folder, 'tables', 'users.copy.gz'), 'x');
  rmSync(join(folder, 'tables', 'messages.copy.gz'));
  const target = await emptyDatabase();
  const { done, db: untouched } = await restoreInto(target, 'damaged', folder);
  expect(done.code).toBe(1);
  expect(done.err).toContain('table users is damaged');
  expect(done.err).toContain('table messages is missing');
  expect(await rowsOf(untouched)).toEqual({});
});

test('raw mail that was shredded after a backup cannot be read from it any more', async () => {
  await sql`insert into users (id, email, name, role) values (gen_random_uuid(), 'owner@example.test', 'An Owner', 'owner')`.execute(
    db,
  );
  const { slug } = await db
    .selectFrom('campaigns')
    .select('slug')
    .where('id', '=', mail.campaignId)
    .executeTakeFirstOrThrow();
  const order = ['retention', 'shred', slug, '--as', 'owner@example.test', '--reason', 'a drill'];
  expect(zerkalo(source.url, home, ...order)).toMatchObject({ code: 1 });
  expect(zerkalo(source.url, home, ...order, '--yes')).toMatchObject({ code: 0 });
  expect(backup()).toMatchObject({ code: 0 });
  expect(readdirSync(join(backups, 'evidence'))).not.toContain(mail.campaignId);
  const restored = await restoreInto(await emptyDatabase(), 'shredded', first);
  expect(restored.done.code).toBe(0);
  expect(await getEvidence(restored.evidence, mail.evidenceId as EvidenceId)).toMatchObject({ kind: 'destroyed' });
});

test('the last backup before a move wants sending stopped, and puts nothing in doubt', async () => {
  expect(backup('--final')).toMatchObject({ code: 1 });
  expect(zerkalo(source.url, home, 'stop', '--as', 'owner@example.test', '--reason', 'moving')).toMatchObject({
    code: 0,
  });
  const { out } = backup('--final');
  const restored = await restoreInto(await emptyDatabase(), 'moved', JSON.parse(out).folder);
  expect(JSON.parse(restored.done.out).doubts).toEqual({ attempts: 0, followUps: 0 });
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from attempts where state = 'planned'`.execute(
    restored.db,
  );
  expect(rows[0]?.n).toBe(2);
});

test('a backup notes the head of the audit log, and the next one tells that the log was cut off since', async () => {
  const made = backup();
  expect(made).toMatchObject({ code: 0, err: '' });
  const { audit } = JSON.parse(readFileSync(join(JSON.parse(made.out).folder, 'manifest.json'), 'utf8'));
  expect(audit).toEqual(await auditHead(askingPool(db)));
  await sql`set session_replication_role = replica; delete from audit_log where id in (select max(act_id) from audit_chain);
    delete from audit_chain where seq = ${sql.lit(audit.acts)}; reset session_replication_role`.execute(db);
  // A backup's name is its second.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const later = backup();
  expect(later.code).toBe(2);
  expect(later.err).toContain('the end of the log was cut off');
});

test('keys are refused a place inside the backups', () => {
  const { code, err } = zerkalo(source.url, home, 'backup', backups, '--keys', join(backups, 'keys'));
  expect(code).toBe(69);
  expect(err).toContain('would lie beside what they open');
});
