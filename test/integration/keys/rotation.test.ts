import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { getEvidence, putEvidence } from '../../../services/platform/evidence/evidence.ts';
import { fileKeysInUse } from '../../../services/platform/evidence/rewrap-files.ts';
import type { CampaignId, EvidenceId } from '../../../services/platform/ids.ts';
import { installationSeal } from '../../../services/platform/vault/installation-box.ts';
import { type MasterKeys, openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { factorBoundTo, sealedColumns } from '../../../services/platform/vault/sealed-columns.ts';
import { keysInUse } from '../../../services/platform/vault/store.ts';
import { destroyCampaignKey, openFor, sealFor } from '../../../services/platform/vault/vault.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { addPerson } from '../../support/people.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';

const program = fileURLToPath(new URL('../../../scripts/zerkalo', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'zerkalo-keys-'));
const keyFile = join(home, 'master.key');
const files = 120;
let place: TestDatabase;
let db: Database;
let masterKeys: MasterKeys;
const deps = () => ({ db, masterKeys, directory: join(home, 'evidence') });
const secret = Buffer.from('otpauth secret');
let person: string;
let campaigns: { id: CampaignId; box: Buffer }[];
let shredded: { id: CampaignId; box: Buffer };
const kept: { id: EvidenceId; bytes: Buffer }[] = [];

beforeAll(async () => {
  place = await cloneDatabase();
  db = openDatabase(place.url, 4);
  masterKeys = await openMasterKeys(keyFile);
  person = (await addPerson(db, 'Anna', 'owner')).userId;
  await sql`update users set totp_box = ${installationSeal(masterKeys, secret, factorBoundTo(person))}`.execute(db);
  const all = [];
  for (let n = 0; n < 4; n += 1) {
    const id = (await planInquiry(db)).campaignId as CampaignId;
    const sealed = await sealFor(deps(), id, 'row', secret);
    if (sealed.kind === 'sealed') all.push({ id, box: sealed.box });
  }
  [shredded, ...campaigns] = all as [typeof shredded, ...typeof campaigns];
  await destroyCampaignKey(db, shredded.id);
  for (let n = 0; n < files; n += 1) {
    const bytes = randomBytes(300);
    kept.push({
      id: await putEvidence(deps(), { campaignId: null, kind: 'mail.raw', mediaType: 'message/rfc822', bytes }),
      bytes,
    });
  }
});
afterAll(async () => {
  await db.destroy();
  await place.drop();
  rmSync(home, { recursive: true, force: true });
});

const env = () => childEnvironment({ DATABASE_URL: place.url, ZERKALO_HOME: home, NO_COLOR: '1' });
const zerkalo = (...words: string[]) => spawnSync(program, words, { env: env(), encoding: 'utf8' });
const keys = (what: string) => {
  const { status, stdout, stderr } = zerkalo('keys', what, '--json');
  return { status, stderr, answer: JSON.parse(stdout) };
};

/** A process that has run all the while opens everything but what was destroyed. */
async function everythingOpens(): Promise<void> {
  const { totp_box: box } = await db
    .selectFrom('users')
    .select('totp_box')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  expect(await openFor(deps(), null, factorBoundTo(person), box ?? Buffer.alloc(0))).toEqual({
    kind: 'opened',
    bytes: secret,
  });
  for (const { id, box: of } of campaigns)
    expect(await openFor(deps(), id, 'row', of)).toEqual({ kind: 'opened', bytes: secret });
  expect(await openFor(deps(), shredded.id, 'row', shredded.box)).toEqual({ kind: 'destroyed' });
  for (const { id, bytes } of kept) expect(await getEvidence(deps(), id)).toMatchObject({ kind: 'found', bytes });
}

/** How many files lie under the key that was the first. */
async function underFirst(id: string): Promise<number> {
  return (await fileKeysInUse(join(home, 'evidence'))).get(id) ?? 0;
}

/** Ends the whole process group of a command at once when something was reached. */
async function killedAt(child: ChildProcess, reached: () => Promise<boolean>): Promise<void> {
  const ended = once(child, 'exit');
  while (child.exitCode === null && !(await reached())) await sleep(2);
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await ended;
}

test('a rotation that is killed again and again loses nothing, goes on where it was, and makes one new key', {
  timeout: 120_000,
}, async () => {
  const first = masterKeys.current.id;
  expect(keys('list').answer.keys).toEqual([
    { id: first, current: true, there: true, sealed: files + campaigns.length + 1 },
  ]);
  for (const share of [0.95, 0.5]) {
    const child = spawn(program, ['keys', 'rotate'], { env: env(), stdio: 'ignore', detached: true });
    await killedAt(child, async () => (await underFirst(first)) <= files * share);
    expect(masterKeys.all.size, 'read anew by whoever runs').toBe(2);
    expect(await underFirst(first), 'killed in the middle').toBeGreaterThan(0);
    await everythingOpens();
    expect(keys('retire')).toMatchObject({ status: 1, answer: { held: [first], retired: [] } });
  }
  expect(keys('rotate')).toMatchObject({ status: 0, answer: { still: 0, closed: 0 } });
  expect(masterKeys.all.size).toBe(2);
  expect(masterKeys.current.id).not.toBe(first);
  await everythingOpens();
  expect(await keysInUse(db, sealedColumns)).toEqual(new Map([[masterKeys.current.id, campaigns.length + 1]]));
});

test('the old key leaves the file when nothing lies under it, and a backup from before says that it needs it', async () => {
  const [, old = ''] = readFileSync(keyFile, 'utf8').trim().split('\n');
  const order = ['backup', join(home, 'backups'), '--keys', join(home, 'keys'), '--json'];
  const { folder } = JSON.parse(zerkalo(...order).stdout);
  expect(keys('retire')).toMatchObject({ status: 0 });
  expect(masterKeys.all.size).toBe(1);
  expect(readFileSync(keyFile, 'utf8')).not.toContain(old);
  await everythingOpens();
  const check = () => zerkalo('restore', folder, '--keys', join(home, 'keys'), '--check');
  expect(check()).toMatchObject({ status: 0 });
  // A second rotation: the pool's files follow at the next backup, the tables of the first one do not.
  const second = masterKeys.current.id;
  expect(keys('rotate')).toMatchObject({ status: 0 });
  expect(keys('retire')).toMatchObject({ status: 0 });
  await sleep(1_000);
  const later = JSON.parse(zerkalo(...order).stdout).folder;
  expect(JSON.parse(readFileSync(join(later, 'manifest.json'), 'utf8')).masterKeys).toEqual([masterKeys.current.id]);
  expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining(`needs master key ${second}`) });
  const { rows } = await sql<{
    action: string;
  }>`select action from audit_log where action like 'master_key%' order by id`.execute(db);
  expect(rows.map(({ action }) => action.slice('master_key.'.length))).toEqual([
    ...['added', 'rotated', 'retired'],
    ...['added', 'rotated', 'retired'],
  ]);
});

test('what no key opens is said and left as it is; a file that is being written changes nothing for who runs', async () => {
  const whole = readFileSync(keyFile, 'utf8');
  writeFileSync(keyFile, 'half a k');
  await everythingOpens();
  writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`);
  const lost = keys('list');
  expect(lost.status).toBe(2);
  expect(lost.answer.keys).toContainEqual(expect.objectContaining({ there: false, current: false }));
  await sql`update campaign_keys set wrapped_key = null, destroyed_at = clock_timestamp() where wrapped_key is not null`.execute(
    db,
  );
  expect(keys('rotate')).toMatchObject({ status: 2, answer: { closed: files + 1 } });
  writeFileSync(keyFile, whole);
  expect(await getEvidence(deps(), kept[0]?.id as EvidenceId)).toMatchObject({ kind: 'found' });
});
