import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advanceFieldClock, beginRehearsal, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { changeDisposition } from '../../../services/releases/close/change-disposition.ts';
import {
  addErratumTo,
  previewRelease,
  publishRelease,
  supersedeRelease,
} from '../../../services/releases/release/advance-release.ts';
import {
  buildRelease,
  importSnapshot,
  type ReleaseDeps,
  snapshotBytes,
  snapshotOf,
} from '../../../services/releases/release/build-release.ts';
import { reproduce } from '../../../services/releases/release/reproduce.ts';
import { filesOf, findRelease, type ReleaseHead } from '../../../services/releases/release/store.ts';
import { canonicalBytes } from '../../../services/releases/snapshot/snapshot-bytes.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { frozenWave } from './frozen-wave.ts';
import { launch, seedWave } from './seed-wave.ts';

type Place = { at: TestDatabase; db: Database; deps: ReleaseDeps };
const home = mkdtempSync(join(tmpdir(), 'zerkalo-releases-'));
let here: Place;
let elsewhere: Place;

async function open(name: string): Promise<Place> {
  const at = await cloneDatabase();
  const db = openDatabase(at.url, 4);
  const masterKeys = await openMasterKeys(join(home, `${name}.key`));
  return { at, db, deps: { db, masterKeys, directory: join(home, name) } };
}

beforeAll(async () => {
  [here, elsewhere] = [await open('here'), await open('elsewhere')];
  await frozenWave(here.db, 'city', false);
  await frozenWave(here.db, 'twin', true, 'city');
});
afterAll(async () => {
  for (const { db, at } of [here, elsewhere]) {
    await db.destroy();
    await at.drop();
  }
  rmSync(home, { recursive: true, force: true });
});

const actor = 'researcher';
const build = (campaign: string) => buildRelease(here.deps, { campaign, authors: ['Anna Researcher'], actor });
const act = (slug: string, version: number | null = null) => ({ slug, version, actor });

async function head(place: Place, slug: string, version: number | null = null): Promise<ReleaseHead> {
  const found = await findRelease(place.db, slug, version);
  if (found === null) throw new Error(`no release ${slug}`);
  return found;
}

async function days(count: number): Promise<void> {
  const { now } = await fieldTime(here.db);
  await advanceFieldClock(here.db, new Date(now.getTime() + count * 86_400_000));
}

test('a release is built from a closed wave only, and says by whom and from what', async () => {
  await seedWave(here.db, 'open', 'Open', [], true);
  expect(await build('open')).toEqual({ kind: 'refused', why: 'field_open' });
  expect(await build('nowhere')).toEqual({ kind: 'refused', why: 'wave_unknown' });
  expect(await build('city')).toMatchObject({ kind: 'built', slug: 'city-w1', version: 1, faults: [] });
  expect(await build('twin')).toMatchObject({ kind: 'built', slug: 'twin-w1', version: 1, faults: [] });
  const { snapshotSha256, state } = await head(here, 'city-w1');
  expect([snapshotSha256.length, state]).toEqual([64, 'draft']);
});

test('a step of a release and its line in the audit log are written together or not at all', async () => {
  await sql`create function refuse_acts() returns trigger language plpgsql as $$
    begin raise exception 'the audit log is full'; end $$`.execute(here.db);
  await sql`create trigger no_acts_of_releases before insert on audit_log
    for each row when (new.action like 'release.%') execute function refuse_acts()`.execute(here.db);
  await expect(previewRelease(here.deps, act('city-w1'))).rejects.toThrow('the audit log is full');
  await sql`drop trigger no_acts_of_releases on audit_log`.execute(here.db);
  expect((await head(here, 'city-w1')).state).toBe('draft');
});

test('nothing is published that the studios did not have before them for fourteen days', async () => {
  expect(await publishRelease(here.deps, act('city-w1'))).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'PREVIEW_MISSING' }],
  });
  expect(await previewRelease(here.deps, act('city-w1'))).toMatchObject({ kind: 'done', state: 'preview' });
  expect(await previewRelease(here.deps, act('twin-w1'))).toMatchObject({ kind: 'done', state: 'preview' });
  await days(13);
  expect(await publishRelease(here.deps, act('city-w1'))).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'PREVIEW_TOO_SHORT' }],
  });
});

test('a rehearsal is never published, and that it is one is the only reason', async () => {
  await days(1);
  expect(await publishRelease(here.deps, act('twin-w1'))).toEqual({
    kind: 'refused',
    refusals: [{ code: 'REHEARSAL', detail: 'no studio of a rehearsal exists' }],
  });
  const { id } = await head(here, 'twin-w1');
  const forced = sql`insert into release_events (release_id, kind, at, by_whom) values (${id}, 'published', now(), 'x')`;
  await expect(forced.execute(here.db)).rejects.toMatchObject({ code: 'ZK060' });
  expect(await publishRelease(here.deps, act('city-w1'))).toMatchObject({ kind: 'done', state: 'published' });
  const twins = await Promise.all(
    ['city-w1', 'twin-w1'].map(async (slug) => await filesOf(here.db, (await head(here, slug)).id)),
  );
  const tables = twins.map((files) =>
    files.filter(({ path }) => path.startsWith('data/')).map(({ bytes }) => bytes.toString()),
  );
  expect(tables[0]).toEqual(tables[1]);
});

test('what is published cannot be changed by any program', async () => {
  const { id } = await head(here, 'city-w1');
  for (const change of [
    sql`update releases set title = 'Another' where id = ${id}`,
    sql`delete from release_files where release_id = ${id}`,
    sql`update release_files set bytes = 'x' where release_id = ${id}`,
    sql`delete from release_events where release_id = ${id}`,
  ]) {
    await expect(change.execute(here.db)).rejects.toMatchObject({ code: 'ZK001' });
  }
});

test('every number follows from the private snapshot to the byte, here and on a second database', async () => {
  const release = await head(here, 'twin-w1');
  expect(await reproduce(here.deps, release)).toMatchObject({ kind: 'equal', sha256: release.sha256 });
  const bytes = await snapshotBytes(here.deps, release);
  expect(await importSnapshot(elsewhere.deps, bytes, actor)).toMatchObject({ kind: 'built', sha256: release.sha256 });
  expect(await importSnapshot(elsewhere.deps, bytes, actor)).toEqual({ kind: 'refused', why: 'version_exists' });
  const there = await head(elsewhere, 'twin-w1');
  expect(await filesOf(elsewhere.db, there.id)).toEqual(await filesOf(here.db, release.id));
  expect(await reproduce(elsewhere.deps, there)).toMatchObject({ kind: 'equal' });
});

test('a price without VAT is frozen as what the client pays, by the rate of its country and day', async () => {
  const { observations, wave } = await snapshotOf(here.deps, await head(here, 'city-w1'));
  const minor = observations.flatMap(({ price }) => (price === null ? [] : [price.minor]));
  const added = minor.filter((one) => one % 100_000 !== 0);
  expect(wave.launchedAt.slice(0, 4)).toBe('2026');
  expect([minor.length > 30, added.length > 2]).toEqual([true, true]);
  for (const one of added) expect(Math.round(one / 1.22) % 100_000).toBe(0);
});

test('a snapshot whose flag was doctored is not published elsewhere: its studios are not there', async () => {
  await beginRehearsal(elsewhere.db, launch);
  await advanceFieldClock(elsewhere.db, new Date(launch.getTime() + 400 * 86_400_000));
  const snapshot = await snapshotOf(here.deps, await head(here, 'twin-w1'));
  const doctored = { ...snapshot, rehearsal: false, release: { ...snapshot.release, slug: 'doctored-w1' } };
  await importSnapshot(elsewhere.deps, canonicalBytes(doctored), actor);
  await previewRelease(elsewhere.deps, act('doctored-w1'));
  await advanceFieldClock(elsewhere.db, new Date(launch.getTime() + 500 * 86_400_000));
  expect(await publishRelease(elsewhere.deps, act('doctored-w1'))).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'IMPORTED' }],
  });
});

test('a file that is no snapshot is refused with its faults', async () => {
  const answer = await importSnapshot(elsewhere.deps, Buffer.from('{"format":"zerkalo-snapshot/1"}'), actor);
  expect(answer.kind).toBe('not_a_snapshot');
});

test('a correction is words beside the version, and a version that differs by one studio is refused', async () => {
  const erratum = (en: string, ru: string) => addErratumTo(here.deps, { ...act('city-w1'), en, ru });
  expect(await erratum('AR2 is 61 %', 'AR2 — 61 %')).toMatchObject({ refusals: [{ code: 'ERRATUM_HOLDS_NUMBERS' }] });
  expect(await erratum('A ranking was misspelt.', 'Рейтинг назван с опиской.')).toMatchObject({ kind: 'done' });
  const snapshot = await snapshotOf(here.deps, await head(here, 'city-w1'));
  const [first, ...others] = snapshot.observations;
  if (first === undefined) throw new Error('no observation');
  const left = { ...first, disposition: 'OPTED_OUT' as const, delay: null, price: null, mode: null };
  const corrected = {
    ...snapshot,
    release: { ...snapshot.release, version: 2 },
    observations: [left, ...others],
  };
  const again = await importSnapshot(here.deps, canonicalBytes(corrected), actor);
  expect(again.kind === 'built' ? again.faults.map(({ code }) => code) : []).toContain('REPUBLISH_DELTA_TOO_SMALL');
});

test('a later version stands in the place of an earlier one, which stays', async () => {
  expect(await supersedeRelease(here.deps, { ...act('city-w1', 1), reason: 'new' })).toMatchObject({
    refusals: [{ code: 'NOTHING_LATER' }],
  });
  const again = await build('city');
  expect(again).toMatchObject({ kind: 'built', version: 3, faults: [] });
  await previewRelease(here.deps, act('city-w1', 3));
  await days(15);
  expect(await publishRelease(here.deps, act('city-w1', 3))).toMatchObject({ kind: 'done' });
  expect(await supersedeRelease(here.deps, { ...act('city-w1', 1), reason: 'new' })).toMatchObject({ kind: 'done' });
  expect((await head(here, 'city-w1', 1)).state).toBe('superseded');
  expect((await filesOf(here.db, (await head(here, 'city-w1', 1)).id)).length).toBeGreaterThan(10);
});

test('a release with a gap cannot be shown nor published, and every gap is named', async () => {
  await rewriteProtocol(
    here.db,
    sql`update campaigns set protocol = protocol #- '{scripts,close}' #- '{objective,scope}' where slug = 'twin'`,
  );
  const built = await build('twin');
  expect(built).toMatchObject({
    kind: 'built',
    faults: [
      { code: 'GAP', detail: expect.stringContaining('31–33') },
      { code: 'GAP', detail: expect.stringContaining('40–43') },
    ],
  });
  expect(await previewRelease(here.deps, act('twin-w1', 2))).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'GAP' }, { code: 'GAP' }],
  });
  expect(await publishRelease(here.deps, act('twin-w1', 2))).toMatchObject({
    refusals: [{ code: 'REHEARSAL' }, { code: 'GAP' }, { code: 'GAP' }, { code: 'PREVIEW_MISSING' }],
  });
});

test('a disposition is overruled before a release is built from its wave, and never after', async () => {
  const { rows } = await sql<{ id: string }>`
    select i.id from inquiries i join releases r on r.wave_id = i.wave_id limit 1`.execute(here.db);
  const change = { inquiryId: rows[0]?.id ?? '', to: 'CLOSED', reason: 'the firm is gone', actor: 'anna' } as const;
  expect(await changeDisposition(here.db, change)).toEqual({ kind: 'refused', why: 'frozen' });
  await expect(
    sql`insert into dispositions (inquiry_id, code, name, class, rule, decided_by, decided_at)
      values (${change.inquiryId}, 410, 'CLOSED', 'NE', 'test', 'test', now())`.execute(here.db),
  ).rejects.toThrow('frozen in a release');
});

test('the methods print what was registered when, what was amended and what went otherwise', async () => {
  await sql`insert into deviations (id, campaign_id, happened_on, planned, done, why, noted_by, noted_at)
    select gen_random_uuid(), id, '2026-11-01', 'two coders', 'one coder', 'illness', created_by, now()
    from campaigns where slug = 'twin'`.execute(here.db);
  expect(await build('twin')).toMatchObject({ kind: 'built' });
  const { rows } = await sql<{ document: string }>`
    select document from releases where slug = 'twin-w1' order by version desc limit 1`.execute(here.db);
  const { methods, completeness } = JSON.parse(rows[0]?.document ?? '{}');
  expect(methods.registration).toEqual({
    versions: [{ hash: 'a'.repeat(64), registeredAt: expect.stringMatching(/^20\d\d-.*Z$/u) }],
    amendments: [],
    deviations: [{ wave: null, happenedOn: '2026-11-01', planned: 'two coders', done: 'one coder', why: 'illness' }],
  });
  expect(completeness.find((line: { id: string }) => line.id === 'debrief').status).toBe('declared');
});
