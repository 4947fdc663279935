import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../../services/releases/cube/row.ts';
import { addErratumTo, previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease } from '../../../services/releases/release/build-release.ts';
import { number } from '../../../services/releases/words/number-words.ts';
import { rowText } from '../../../services/releases/words/row-text.ts';
import { textOf, unescaped } from './page-text.ts';
import { act, actor, campaign, leave, ownAddresses, type PressScene, pass, pressScene, slug } from './press-scene.ts';

let scene: PressScene;

beforeAll(async () => {
  scene = await pressScene();
  await buildRelease(scene.deps, { campaign, authors: ['Anna Researcher'], actor });
  await previewRelease(scene.deps, act);
  await pass(scene, 15);
  expect(await publishRelease(scene.deps, act)).toMatchObject({ kind: 'done' });
});
afterAll(() => leave(scene));

const get = (url: string, headers: Record<string, string> = {}) =>
  scene.app.inject({ url, headers: { accept: 'text/html', ...headers } });
const current = `/releases/${slug}/1`;

const rowsOf = async (): Promise<Row[]> => {
  const { rows } = (await get(`/press/v1/releases/${slug}/1`)).json<{ rows: Row[] }>();
  return rows;
};

test('shows on its pages no number that the press API does not give', async () => {
  const rows = await rowsOf();
  for (const language of ['ru', 'en'] as const) {
    const told = new Set(rows.map((row) => rowText(row, language)));
    for (const part of ['', '/data', `/compare?with=${slug}/1`]) {
      const { body } = await get(`${current}${part}${part.includes('?') ? '&' : '?'}lang=${language}`);
      const shown = [...body.matchAll(/<data value="([^"]*)">([^<]*)<\/data>/g)];
      expect(shown.length).toBeGreaterThan(20);
      for (const [, value, escaped = ''] of shown) {
        const text = unescaped(escaped);
        expect(told).toContain(text);
        expect(rows.some((row) => String(row.value) === value && rowText(row, language) === text)).toBe(true);
      }
    }
  }
  const { body } = await get(`${current}?lang=en`);
  const figures = rows.flatMap(({ value, n, numerator, lower, upper, unit }) => {
    const scale = unit === 'minor' ? [1 / 100_000, 1 / 100_000_000] : unit === 'hours' ? [1, 1 / 24] : [1];
    const bounds = [value, lower, upper].flatMap((one) =>
      one === null ? [] : scale.map((by) => number(Math.abs(one) * by, 'en', unit === 'probability' ? 3 : 1)),
    );
    return [...bounds, ...[n, numerator].map(String)];
  });
  const document = (await get(`/press/v1/releases/${slug}/1`)).json<{ methods: object; wave: object }>();
  const known = new Set([
    ...figures,
    ...(JSON.stringify([document.methods, document.wave, rows.map(({ cell }) => cell)]).match(/\d+/g) ?? []),
  ]);
  const findings = textOf(body.slice(body.indexOf('<h2>'), body.indexOf('<section id="cite"')))
    .replaceAll(/\d{1,2}\s[A-Z][a-z]+\s\d{4}/g, '')
    .replaceAll(/95%|<iframe.*?<\/iframe>|from 200 to 400 as far as from 400 to 800|method 10/g, '');
  expect((findings.match(/\d+(?:\.\d+)?/g) ?? []).filter((one) => !known.has(one))).toEqual([]);
});

test('names no studio on any page, in any picture and in no file', async () => {
  const { rows: domains } = await sql<{ domain: string; name: string }>`select domain, name from studios`.execute(
    scene.db,
  );
  expect(domains.length).toBeGreaterThan(50);
  const urls = ['', '/methods', '/data', '/errata', '/compare'].map((part) => `${current}${part}`);
  const pictures = ['answers', 'delay', 'prices', 'funnel', 'differences'].flatMap((chart) =>
    ['', '.svg', '.csv', '.json'].map((ending) => `/embed/${slug}/1/${chart}${ending}`),
  );
  for (const url of ['/', '/releases', '/releases/feed.atom', ...urls, ...pictures]) {
    const { body } = await get(url);
    expect([url, domains.filter(({ domain }) => body.includes(domain))]).toEqual([url, []]);
    expect([url, body.match(/Studio \d+/g)]).toEqual([url, null]);
  }
});

test('weighs less than 300 kB with everything it loads, and runs no script', async () => {
  const { body } = await get(`${current}?lang=ru`);
  expect(body).not.toMatch(/<script|<style| style="(?!border)/);
  const loaded = [
    ...body.matchAll(
      /<(?:img src|link rel="stylesheet" href|source media="\(prefers-color-scheme: dark\)" srcset)="([^"]+)"/g,
    ),
  ];
  const sizes = await Promise.all(
    loaded.map(async ([, url = '']) => (await get(unescaped(url))).rawPayload.byteLength),
  );
  expect(loaded.length).toBeGreaterThan(8);
  const weight = Buffer.byteLength(body) + sizes.reduce((sum, size) => sum + size, 0);
  expect(weight).toBeLessThan(300_000);
});

test('every address on its pages leads somewhere, in both languages', async () => {
  const urls = ['/', '/releases', '/glossary', current, `${current}/methods`, `${current}/data`, `${current}/compare`];
  for (const url of urls) {
    for (const address of ownAddresses((await get(`${url}?lang=ru`)).body)) {
      const { statusCode } = await get(address);
      // The researcher's and the studio's doors ask who comes.
      expect([address, [200, 302, 303, 401].includes(statusCode)]).toEqual([address, true]);
    }
  }
});

test('pictures and their data are kept for ever by their tag; pages for a minute', async () => {
  for (const ending of ['svg', 'png', 'csv', 'json']) {
    const url = `/embed/${slug}/1/answers.${ending}?lang=ru`;
    const first = await get(url);
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect((await get(url, { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304);
    expect((await get(url)).rawPayload.equals(first.rawPayload)).toBe(true);
  }
  expect((await get(current)).headers).toMatchObject({
    'cache-control': 'public, max-age=60',
    vary: 'accept-language',
  });
});

test('the data behind a picture are rows of the press API', async () => {
  const rows = await rowsOf();
  const { rows: drawn } = (await get(`/embed/${slug}/1/funnel.json`)).json<{ rows: Row[] }>();
  expect(drawn).toEqual(rows.filter(({ table }) => table === 'funnel'));
});

test('a picture’s own page may stand in any frame, and no other page may', async () => {
  const policy = async (url: string) => (await get(url)).headers;
  const embed = await policy(`/embed/${slug}/1/answers`);
  expect(embed['content-security-policy']).toContain('frame-ancestors *');
  expect(embed['x-frame-options']).toBeUndefined();
  for (const url of ['/', '/releases', current, `${current}/data`, '/glossary', '/preview/x']) {
    expect([url, (await policy(url))['content-security-policy']]).toEqual([
      url,
      expect.stringContaining("frame-ancestors 'none'"),
    ]);
  }
});

test('latest leads to the version that stays, and says so', async () => {
  const answer = await get(`/releases/${slug}/latest?lang=en`);
  expect([answer.statusCode, answer.headers.location]).toEqual([302, `/releases/${slug}/1?from=latest&lang=en`]);
  expect(answer.body).toContain('This address moves');
  expect((await get(String(answer.headers.location))).body).toContain('This is the version to cite');
});

test('what is unknown gets a page with what there is', async () => {
  for (const url of [
    `/releases/${slug}/9`,
    `/releases/${slug}/one`,
    '/releases/none',
    '/releases/none/latest',
    `/embed/${slug}/1/none`,
  ]) {
    const answer = await get(url);
    expect([url, answer.statusCode]).toEqual([url, 404]);
    expect(answer.body).toMatch(new RegExp(`/(?:releases|embed)/${slug}/1`));
  }
});

test('an erratum is shown on every page, also in a frame', async () => {
  await addErratumTo(scene.deps, { ...act, en: 'A ranking was misspelt.', ru: 'Рейтинг назван с опиской.' });
  for (const url of [current, `${current}/data`, `/embed/${slug}/1/answers`]) {
    expect((await get(`${url}?lang=en`)).body).toContain('There is an erratum');
  }
  expect((await get(`${current}/errata?lang=ru`)).body).toContain('Рейтинг назван с опиской.');
});
