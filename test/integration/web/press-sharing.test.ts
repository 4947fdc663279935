import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { supersedeRelease } from '../../../services/releases/release/advance-release.ts';
import type { Snapshot } from '../../../services/releases/snapshot/snapshot.ts';
import { allowAnyPublication, forcePublish } from '../../support/force-publish.ts';
import { practiceSnapshot } from '../../unit/releases/release/practice-snapshot.ts';
import { type Served, serve } from '../api/serve.ts';
import { textOf, unescaped } from './page-text.ts';

const site = 'https://zerkalo.example';
const first = '/releases/practice-w1/1';
const home = mkdtempSync(join(tmpdir(), 'zerkalo-sharing-'));
let served: Served;

/** Two versions of one wave, of which the second stands in the place of the first, and another wave of the same campaign. */
beforeAll(async () => {
  served = await serve(false, 10_000, { publicUrl: site });
  const deps = {
    db: served.db,
    masterKeys: await openMasterKeys(join(home, 'key')),
    directory: join(home, 'evidence'),
  };
  await allowAnyPublication(served.db);
  await forcePublish(deps, practiceSnapshot('bench'));
  await forcePublish(deps, practiceSnapshot('again', { version: 2, studios: 60 }));
  await forcePublish(deps, nextWave(practiceSnapshot('later', { studios: 60 })));
  await forcePublish(deps, hostile(practiceSnapshot('bench', { studios: 60 })));
  await supersedeRelease(deps, { slug: 'practice-w1', version: 1, actor: 'test', reason: 'private words' });
});
afterAll(async () => {
  await served.stop();
  rmSync(home, { recursive: true, force: true });
});

function nextWave(snapshot: Snapshot): Snapshot {
  const wave = { ...snapshot.wave, number: 2, windowDays: 21, protocolHash: 'c'.repeat(64) };
  return { ...snapshot, release: { ...snapshot.release, slug: 'practice-w2' }, wave };
}

function hostile(snapshot: Snapshot): Snapshot {
  const title = `"><script>alert(1)</script><img src=x onerror=alert(1)> & Co`;
  const release = { ...snapshot.release, slug: 'hostile-w1', authors: ['<b>Eve</b>'] };
  return { ...snapshot, release, campaign: { ...snapshot.campaign, title } };
}

const get = (url: string) => served.app.inject({ url, headers: { accept: 'text/html' } });
const oembed = (address: string, more = '') => get(`/oembed?url=${encodeURIComponent(address)}${more}`);

test('a superseded version says so on every page and in every frame, and keeps its picture', async () => {
  for (const url of [first, `${first}/methods`, `${first}/data`, '/embed/practice-w1/1/answers']) {
    expect((await get(`${url}?lang=en`)).body).toContain('This version is superseded. Use practice-w1/2.');
  }
  expect((await get(`${first}?lang=en`)).body).not.toContain('private words');
  expect((await get('/embed/practice-w1/1/answers.svg')).statusCode).toBe(200);
  expect((await get('/releases?lang=ru')).body).toContain('заменён');
});

test('two waves stand side by side by their own figures, with the rule that two are no trend', async () => {
  const { body } = await get(`${first}/compare?with=practice-w2/1&lang=en`);
  expect(body).toContain('Two waves are no trend');
  expect(textOf(body)).toContain('Not the same in both');
  expect(textOf(body)).toContain('the days for which answers were counted; the protocol');
  const versions = await get(`${first}/compare?with=practice-w1/2&lang=en`);
  expect(versions.body).toContain('Both versions tell of the same wave');
  for (const wrong of ['hostile-w1/1', 'practice-w1/9', 'x', '../..']) {
    expect((await get(`${first}/compare?with=${encodeURIComponent(wrong)}`)).statusCode).toBe(404);
  }
});

test('a release page tells where its oEmbed is, and the frame it gives opens', async () => {
  const { body } = await get(`${first}?lang=ru`);
  const [, address = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(body) ?? [];
  const answer = await get(unescaped(address).replace(site, ''));
  expect(answer.headers['content-type']).toContain('application/json');
  const found = answer.json<Record<string, string>>();
  expect(found).toMatchObject({
    version: '1.0',
    type: 'rich',
    title: 'Как отвечают студии',
    author_name: 'Anna Researcher',
    provider_url: site,
    width: expect.any(Number),
    height: expect.any(Number),
  });
  const [, source = ''] = /src="([^"]+)"/.exec(found.html ?? '') ?? [];
  expect((await get(unescaped(source).replace(site, ''))).body).toContain('/embed/practice-w1/1/answers.svg');
  expect((await get((found.thumbnail_url ?? '').replace(site, ''))).headers['content-type']).toBe('image/png');
});

test('oEmbed answers in XML too, and keeps to the width it is given', async () => {
  const xml = await oembed(`${site}/embed/practice-w1/1/delay?lang=en`, '&format=xml&maxwidth=400');
  expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8');
  expect(xml.body).toMatch(/^<\?xml version="1\.0"/);
  expect(xml.body).toContain('&lt;iframe');
  const bounds = '&maxwidth=300&maxheight=250';
  const small = (await oembed(`${site}${first}`, bounds)).json<Record<string, number>>();
  expect([small.width, small.height, small.thumbnail_url]).toEqual([300, 250, undefined]);
  const narrow = (await oembed(`${site}${first}`, '&maxwidth=700')).json<Record<string, number>>();
  expect(narrow).toMatchObject({ width: 358, thumbnail_width: 680 });
});

test('oEmbed answers 404 for what is not here and 501 for another format, as its specification says', async () => {
  const wrong = [
    'https://elsewhere.example/releases/practice-w1/1',
    `${site}/releases/practice-w1/3`,
    `${site}/embed/practice-w1/1/none`,
    `${site}/campaigns/practice`,
    'not an address',
    'javascript:alert(1)',
  ];
  for (const address of wrong) expect([address, (await oembed(address)).statusCode]).toEqual([address, 404]);
  expect((await oembed(`${site}${first}`, '&format=yaml')).statusCode).toBe(501);
  expect((await get('/oembed')).statusCode).toBe(400);
});

test('the feed is Atom with an entry for each version, in the language asked for', async () => {
  const { body, headers } = await get('/releases/feed.atom?lang=ru');
  expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect(body.match(/<entry>/g)).toHaveLength(4);
  expect(body).toContain(`<id>${site}${first}</id>`);
  expect(body).toContain('студий из');
  expect(body).not.toMatch(/<script|<b>/);
});

test('citations are files for reference managers, under the permanent address', async () => {
  for (const [ending, type] of [
    ['bib', 'application/x-bibtex'],
    ['ris', 'application/x-research-info-systems'],
    ['json', 'application/vnd.citationstyles.csl+json'],
  ] as const) {
    const answer = await get(`${first}/citation.${ending}`);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="practice-w1-v1.${ending}"`);
    expect(answer.body).toContain(`${site}${first}`);
  }
  expect((await get(`${first}/citation.doc`)).statusCode).toBe(404);
  expect((await get(`${first}?lang=ru`)).body).toContain('ГОСТ Р 7.0.5');
});

test('a hostile title and author are text everywhere', async () => {
  const pages = ['', '/methods', '/data', '/errata', '/compare'].map((part) => `/releases/hostile-w1/1${part}`);
  const others = [
    '/',
    '/releases',
    '/releases/hostile-w1',
    '/embed/hostile-w1/1/answers',
    '/embed/hostile-w1/1/answers.svg',
  ];
  for (const url of [...pages, ...others]) {
    const { body } = await get(url);
    expect([url, body.match(/<script|<img src=x|<b>Eve/g)]).toEqual([url, null]);
  }
  const json = (await oembed(`${site}/releases/hostile-w1/1`)).json<{ html: string }>();
  expect(json.html.match(/</g)).toHaveLength(2);
});

test('what a caller says in its Host header does not get into a page where the public address is known', async () => {
  const { body } = await served.app.inject({ url: first, headers: { host: 'evil.example' } });
  expect(body).not.toContain('evil.example');
});
