import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { getEvidence, putEvidence } from '../../../services/platform/evidence/evidence.ts';
import { evidencePath } from '../../../services/platform/evidence/evidence-files.ts';
import { type EvidenceId, newId } from '../../../services/platform/ids.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { destroyCampaignKey, openFor, rewrapCampaignKeys, sealFor } from '../../../services/platform/vault/vault.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { aCampaign } from './a-campaign.ts';

let database: TestDatabase;
let db: Database;
let home: string;
let keyFile: string;
const directory = () => join(home, 'evidence');
const deps = async () => ({ db, masterKeys: await openMasterKeys(keyFile), directory: directory() });
const letter = Buffer.from('Добрый день! Сайт будет стоить 400 000 рублей.');

beforeAll(async () => {
  database = await cloneDatabase();
  db = openDatabase(database.url, 4);
  home = await mkdtemp(join(tmpdir(), 'zv-'));
  keyFile = join(home, 'keys', 'master.key');
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
  await rm(home, { recursive: true, force: true });
});

test('the master key is made once, for its owner alone, by however many processes start at once', async () => {
  const opened = await Promise.all(Array.from({ length: 5 }, () => openMasterKeys(keyFile)));
  expect(new Set(opened.map((keys) => keys.current.id)).size).toBe(1);
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(home, 'keys'))).toEqual(['master.key']);
});

test('nobody ever sees a master key that is half made', async () => {
  for (let installation = 0; installation < 200; installation += 1) {
    const file = join(home, 'installations', `${installation}`, 'master.key');
    const opened = await Promise.all(Array.from({ length: 32 }, () => openMasterKeys(file)));
    expect(new Set(opened.map((keys) => keys.current.id)).size).toBe(1);
  }
});

test('a file that holds no key is refused with its name', async () => {
  const broken = join(home, 'broken.key');
  await writeFile(broken, 'c2hvcnQ=\n');
  await expect(openMasterKeys(broken)).rejects.toMatchObject({
    code: 'MASTER_KEY',
    message: expect.stringContaining(broken),
  });
});

test('a place where no key file can be made is refused with its name', async () => {
  for (const file of [join(home, 'broken.key', 'master.key'), '/dev/null/keys/master.key']) {
    await expect(openMasterKeys(file)).rejects.toMatchObject({
      code: 'MASTER_KEY',
      message: expect.stringContaining(file),
    });
  }
});

test('processes that make a campaign’s first key at once agree on one', async () => {
  const vault = await deps();
  const campaign = await aCampaign(db);
  const sealed = await Promise.all(Array.from({ length: 8 }, () => sealFor(vault, campaign, 'row', letter)));
  for (const each of sealed) {
    if (each.kind !== 'sealed') throw new Error('a new campaign has a key');
    expect(await openFor(vault, campaign, 'row', each.box)).toEqual({ kind: 'opened', bytes: letter });
  }
});

test('evidence comes back as it was, lies encrypted, and the same bytes are stored once', async () => {
  const store = await deps();
  const campaignId = await aCampaign(db);
  const given = { campaignId, kind: 'mail.raw', mediaType: 'message/rfc822', bytes: letter };
  const [first, second] = [await putEvidence(store, given), await putEvidence(store, given)];
  expect(first).not.toBe(second);
  for (const id of [first, second]) {
    expect(await getEvidence(store, id)).toMatchObject({
      kind: 'found',
      bytes: letter,
      row: { mediaType: 'message/rfc822' },
    });
  }
  const files = (await readdir(join(directory(), campaignId), { recursive: true, withFileTypes: true })).filter((f) =>
    f.isFile(),
  );
  expect(files).toHaveLength(1);
  const stored = await readFile(join(files[0]?.parentPath ?? '', files[0]?.name ?? ''));
  expect(stored.includes('400 000')).toBe(false);
});

test('a destroyed key makes a campaign’s evidence unreadable for ever and leaves other campaigns alone', async () => {
  const store = await deps();
  const [shredded, kept] = [await aCampaign(db), await aCampaign(db)];
  const put = (campaignId: typeof kept) =>
    putEvidence(store, { campaignId, kind: 'mail.raw', mediaType: 'message/rfc822', bytes: letter });
  const [gone, stays] = [await put(shredded), await put(kept)];
  expect(await destroyCampaignKey(db, shredded)).toBe(true);
  expect(await destroyCampaignKey(db, shredded)).toBe(false);
  expect(await getEvidence(store, gone)).toMatchObject({ kind: 'destroyed' });
  expect(await getEvidence(store, stays)).toMatchObject({ kind: 'found' });
  await expect(put(shredded)).rejects.toMatchObject({ code: 'KEY_DESTROYED' });
});

test('a campaign that never kept anything can be shredded too, and keeps nothing afterwards', async () => {
  const campaign = await aCampaign(db);
  expect(await destroyCampaignKey(db, campaign)).toBe(true);
  expect(await sealFor(await deps(), campaign, 'row', letter)).toEqual({ kind: 'destroyed' });
});

test('evidence whose file was altered, swapped or removed is told apart', async () => {
  const store = await deps();
  const campaignId = await aCampaign(db);
  const put = (bytes: Buffer) =>
    putEvidence(store, { campaignId, kind: 'form.screenshot', mediaType: 'image/png', bytes });
  const [one, two] = [randomBytes(64), randomBytes(64)];
  const [first, second] = [await put(one), await put(two)];
  const path = async (id: EvidenceId) => {
    const found = await getEvidence(store, id);
    return found.kind === 'found' ? evidencePath(directory(), campaignId, found.row.sha256) : '';
  };
  const [firstPath, secondPath] = [await path(first), await path(second)];
  await writeFile(firstPath, await readFile(secondPath));
  expect(await getEvidence(store, first)).toMatchObject({ kind: 'damaged' });
  await rm(firstPath);
  expect(await getEvidence(store, first)).toEqual({ kind: 'missing' });
  expect(await getEvidence(store, newId<EvidenceId>())).toEqual({ kind: 'missing' });
});

test('after a rotation new and old data open, and after the rewrap the old master key is not needed', async () => {
  const before = await deps();
  const campaign = await aCampaign(db);
  const sealed = await sealFor(before, campaign, 'row', letter);
  if (sealed.kind !== 'sealed') throw new Error('a new campaign has a key');
  const old = await readFile(keyFile, 'utf8');
  await writeFile(keyFile, `${randomBytes(32).toString('base64')}\n${old}`);
  const rotated = await deps();
  expect(await openFor(rotated, campaign, 'row', sealed.box)).toEqual({ kind: 'opened', bytes: letter });
  expect(await rewrapCampaignKeys(rotated)).toBeGreaterThan(0);
  expect(await rewrapCampaignKeys(rotated)).toBe(0);
  await writeFile(keyFile, (await readFile(keyFile, 'utf8')).split('\n')[0] ?? '');
  expect(await openFor(await deps(), campaign, 'row', sealed.box)).toEqual({ kind: 'opened', bytes: letter });
});
