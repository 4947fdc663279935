import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { advanceFieldClock, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { revokeGrants } from '../../../services/releases/benchmark/store/grants.ts';
import { grantStudio } from '../../../services/releases/benchmark/studio-grants.ts';
import type { Row } from '../../../services/releases/cube/row.ts';
import { addErratumTo, previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease, type ReleaseDeps } from '../../../services/releases/release/build-release.ts';
import { frozenWave } from '../releases/frozen-wave.ts';
import { day } from '../releases/seed-wave.ts';
import { type Served, serve } from './serve.ts';

const slug = 'starter-2026-w1';
const base = `/press/v1/releases/${slug}`;
const home = mkdtempSync(join(tmpdir(), 'zerkalo-press-'));
let served: Served;
let deps: ReleaseDeps;
let sampledKey = '';
let strangerKey = '';

beforeAll(async () => {
  served = await serve(true, 10_000, { publicUrl: 'https://zerkalo.example' });
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  deps = { db: served.db, masterKeys, directory: join(home, 'evidence') };
  const { waveId } = await frozenWave(served.db, 'starter-2026', false);
  const sampled = await served.db
    .selectFrom('frame_units')
    .innerJoin('studios', 'studios.id', 'frame_units.studio_id')
    .select('domain')
    .where('wave_id', '=', waveId)
    .where('studios.name', '=', 'Studio 1')
    .executeTakeFirstOrThrow();
  sampledKey = await keyFor(sampled.domain);
  strangerKey = await keyFor('never-sampled.example');
});
afterAll(async () => {
  await served.stop();
  rmSync(home, { recursive: true, force: true });
});

async function keyFor(domain: string): Promise<string> {
  const granted = await grantStudio(served.db, { domain, proof: 'TXT record', by: 'operator' });
  if (granted.kind !== 'granted') throw new Error(granted.kind);
  return granted.key;
}

const get = (url: string, headers: Record<string, string> = {}) => served.app.inject({ url, headers });
const studio = (key: string) => get('/benchmark/v1/audits', { authorization: `Bearer ${key}` });
const act = { slug, version: null, actor: 'researcher' };

async function days(count: number): Promise<void> {
  const { now } = await fieldTime(served.db);
  await advanceFieldClock(served.db, new Date(now.getTime() + count * 86_400_000));
}

test('before a preview the press sees nothing, and a sampled studio sees what a stranger sees', async () => {
  await buildRelease(deps, { campaign: 'starter-2026', authors: ['Anna Researcher'], actor: 'researcher' });
  expect((await get('/press/v1/releases')).json()).toEqual({ releases: [] });
  for (const url of [base, `${base}/1`, `${base}/latest`, `${base}/1/tables/total`, `${base}/1/files/release.json`]) {
    expect((await get(url)).json()).toMatchObject({ status: 404, code: 'RELEASE_UNKNOWN' });
  }
  const [sampled, stranger] = [await studio(sampledKey), await studio(strangerKey)];
  expect(sampled.body).toBe('{"audits":[]}');
  expect(stranger.body).toBe(sampled.body);
  expect(Object.keys(stranger.headers).toSorted()).toEqual(Object.keys(sampled.headers).toSorted());
  expect((await studio('zs_wrong')).json()).toMatchObject({ code: 'STUDIO_KEY_NEEDED' });
});

test('with the preview a studio sees its own facts and may reply, and no place yet', async () => {
  expect(await previewRelease(deps, act)).toMatchObject({ kind: 'done' });
  const { audits } = (await studio(sampledKey)).json();
  expect(audits).toMatchObject([
    { release: `${slug}/1`, state: 'preview', own: { delivery: 'confirmed' }, place: null },
  ]);
  expect((await studio(strangerKey)).json()).toEqual({ audits: [] });
  const reply = (key: string) =>
    served.app.inject({
      method: 'POST',
      url: '/benchmark/v1/replies',
      headers: { authorization: `Bearer ${key}` },
      payload: { release: `${slug}/1`, text: 'We were closed that week.' },
    });
  expect((await reply(sampledKey)).json()).toEqual({ kept: true });
  expect((await reply(strangerKey)).json()).toMatchObject({ code: 'RELEASE_UNKNOWN' });
  expect((await get(`${base}/1`)).statusCode).toBe(404);
});

test('after publication every address of the page for journalists answers', async () => {
  await days(15);
  expect(await publishRelease(deps, act)).toMatchObject({ kind: 'done' });
  await addErratumTo(deps, { ...act, en: 'A ranking was misspelt.', ru: 'Рейтинг назван с опиской.' });
  const page = readFileSync(new URL('../../../docs/journalist/read-and-cite.md', import.meta.url), 'utf8');
  const addresses = [...page.matchAll(/^GET (\S+)$/gm)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) {
    const { statusCode } = await get(address);
    expect([address, statusCode]).toEqual([address, address.endsWith('/latest') ? 302 : 200]);
  }
  const [carries = ''] = page.split('## Pages');
  const statuses = [...carries.matchAll(/^\| `(\w+)` \|/gm)].map(([, status]) => status);
  expect(statuses.toSorted()).toEqual(
    ['published', 'suppressed', 'not_reached', 'not_available', 'coders_disagreed', 'nothing_counted'].toSorted(),
  );
  const example = JSON.parse([...page.matchAll(/```json\n(.*?)```/gs)][0]?.[1] ?? '{}');
  const real = (await get(`${base}/1/tables/total?variable=AR2`)).json();
  expect(Object.keys(example).toSorted()).toEqual(Object.keys(real).toSorted());
  expect(Object.keys(example.rows[0]).toSorted()).toEqual(Object.keys(real.rows[0]).toSorted());
});

test('rows carry value, n, numerator, denominator, interval and status', async () => {
  const { rows } = (await get(`${base}/1/tables/total`)).json<{ rows: Row[] }>();
  const shown = rows.filter(({ status }) => status === 'published');
  expect(shown.length).toBeGreaterThan(5);
  for (const row of shown) expect(row).toMatchObject({ value: expect.any(Number), n: expect.any(Number) });
  expect(rows.find(({ variable }) => variable === 'AR2')).toMatchObject({
    status: 'published',
    denominator: 'not_known_undelivered',
    numerator: expect.any(Number),
    lower: expect.any(Number),
    upper: expect.any(Number),
  });
  for (const { value, n, numerator, lower, upper } of rows.filter(({ status }) => status === 'suppressed')) {
    expect([value, n, numerator, lower, upper]).toEqual([null, null, null, null, null]);
  }
});

test('latest redirects to the version that stays and says so', async () => {
  const answer = await get(`${base}/latest`);
  expect(answer.headers.location).toBe(`${base}/1`);
  expect(answer.json()).toMatchObject({ latest: `${slug}/1`, note: expect.stringContaining('Cite the version') });
  expect((await get(base)).json()).toMatchObject({ latest: `${base}/1`, errata: [{ version: 1 }] });
});

test('a filter, a value, a table or a file that the release does not hold is 404, and an odd version too', async () => {
  for (const url of [
    `${base}/1/tables/total?city=Moscow`,
    `${base}/1/tables/persona?persona=nobody`,
    `${base}/1/tables/persona?persona=director&budget=small`,
    `${base}/1/tables/persona?persona=`,
    `${base}/1/tables/persona-by-budget`,
    `${base}/1/files/..%2f..%2frelease.json`,
    `${base}/1/files/snapshot.json`,
  ]) {
    expect([url, (await get(url)).json()]).toMatchObject([url, { status: 404 }]);
  }
  expect((await get(`${base}/2`)).json()).toMatchObject({ code: 'RELEASE_UNKNOWN' });
  expect((await get(`${base}/one`)).json()).toMatchObject({ code: 'REQUEST_INVALID' });
});

test('a version is cached for ever by its tag; a list for a minute; other sites may read both', async () => {
  const first = await get(`${base}/1/tables/total`);
  const { etag } = first.headers;
  expect(first.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  for (const tag of [String(etag), `W/${String(etag)}`, `"other", ${String(etag)}`, '*']) {
    const again = await get(`${base}/1/tables/total`, { 'if-none-match': tag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  }
  expect((await get(`${base}/1/tables/total`, { 'if-none-match': '"other"' })).statusCode).toBe(200);
  expect((await get('/press/v1/releases')).headers['cache-control']).toBe('public, max-age=60');
});

test('a key that was taken back opens nothing', async () => {
  const key = await keyFor('left.example');
  expect((await studio(key)).json()).toEqual({ audits: [] });
  expect(await revokeGrants(served.db, 'left.example', 'operator')).toBe(true);
  expect((await studio(key)).json()).toMatchObject({ code: 'STUDIO_KEY_NEEDED' });
  expect(await revokeGrants(served.db, 'left.example', 'operator')).toBe(false);
});

test('too many requests of one address are refused', async () => {
  const hurried = await serve(false, 2);
  for (let n = 0; n < 2; n++) await hurried.app.inject('/press/v1/releases');
  expect((await hurried.app.inject('/press/v1/releases')).json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  await hurried.stop();
});

test('once published a studio sees its quarter, told by frozen rows only', async () => {
  const { audits } = (await studio(sampledKey)).json();
  const { rows } = (await get(`${base}/1/tables/total`)).json<{ rows: Row[] }>();
  const quartiles = rows.filter(({ variable }) => ['delay_q25', 'delay_median', 'delay_q75'].includes(variable));
  expect(audits[0].place.by).toEqual(quartiles);
  expect(audits[0].place.band).toMatch(/quarter$/);
  expect((await get('/benchmark/v1/audits?peers=small', { authorization: `Bearer ${sampledKey}` })).json()).toEqual({
    audits,
  });
  expect(day(0).getTime()).toBeLessThan(Date.parse(audits[0].own.writtenAt) + 1);
});
