import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { advanceFieldClock, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import type { Row } from '../../../services/releases/cube/row.ts';
import { makePreviewLink } from '../../../services/releases/preview/preview-links.ts';
import { previewLinksOf, revokePreviewLinks } from '../../../services/releases/preview/store.ts';
import { addErratumTo, previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease, type ReleaseDeps } from '../../../services/releases/release/build-release.ts';
import { findRelease } from '../../../services/releases/release/store.ts';
import { number } from '../../../services/releases/words/number-words.ts';
import { rowText } from '../../../services/releases/words/row-text.ts';
import { type Served, serve } from '../api/serve.ts';
import { frozenWave } from '../releases/frozen-wave.ts';
import { textOf, unescaped } from './page-text.ts';

const campaign = 'starter-2026';
const slug = `${campaign}-w1`;
const site = 'https://zerkalo.example';
const page = `/releases/${slug}/1`;
const home = mkdtempSync(join(tmpdir(), 'zerkalo-press-pages-'));
let served: Served;
let deps: ReleaseDeps;

beforeAll(async () => {
  served = await serve(false, 10_000, { publicUrl: site });
  deps = {
    db: served.db,
    masterKeys: await openMasterKeys(join(home, 'master.key')),
    directory: join(home, 'evidence'),
  };
  await frozenWave(served.db, campaign, false);
  await frozenWave(served.db, 'twin', true, campaign);
});
afterAll(async () => {
  await served.stop();
  rmSync(home, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  served.app.inject({ url, headers: { accept: 'text/html', ...headers } });
const actor = 'researcher';
const act = { slug, version: null, actor };
const link = (wish: { slug?: string; days?: number; forWhom?: string } = {}) =>
  makePreviewLink(served.db, { slug, version: null, forWhom: 'Maria Ivanova, The Daily', days: 5, by: actor, ...wish });

async function linked(): Promise<string> {
  const made = await link();
  if (made.kind !== 'linked') throw new Error(JSON.stringify(made));
  return made.path;
}

async function days(count: number): Promise<void> {
  const { now } = await fieldTime(served.db);
  await advanceFieldClock(served.db, new Date(now.getTime() + count * 86_400_000));
}

const parts = ['', '/methods', '/data', '/errata', '/compare', '/citation.bib'];

describe('before publication', () => {
  test('everybody is told that nothing is out yet, in both languages and without a key', async () => {
    expect((await get('/?lang=ru')).body).toContain('Пока ничего не опубликовано');
    expect((await get('/releases?lang=en')).body).toContain('Nothing has been published yet');
    expect((await get('/releases/feed.atom')).body).not.toContain('<entry>');
    expect((await get('/glossary?lang=ru')).body).toContain('Ответил человек');
  });

  test('a draft, a preview for studios, an embargo and a rehearsal do not exist for the public', async () => {
    const absent = async (name: string) => {
      const embeds = ['answers', 'answers.svg', 'answers.csv'].map((chart) => `/embed/${name}/${chart}`);
      for (const url of [...parts.map((part) => `/releases/${name}${part}`), ...embeds]) {
        expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
      }
      const asked = `/oembed?url=${encodeURIComponent(`${site}/releases/${name}`)}`;
      expect((await get(asked)).statusCode).toBe(404);
    };
    for (const one of [campaign, 'twin'])
      await buildRelease(deps, { campaign: one, authors: ['Anna Researcher'], actor });
    await absent(`${slug}/1`);
    await absent('twin-w1/1');
    await previewRelease(deps, act);
    await previewRelease(deps, { ...act, slug: 'twin-w1' });
    await days(15);
    await absent(`${slug}/1`);
    expect(await publishRelease(deps, { ...act, slug: 'twin-w1' })).toMatchObject({ kind: 'refused' });
    await absent('twin-w1/1');
    expect((await get('/releases')).body).not.toContain(slug);
    expect(await link({ slug: 'twin-w1' })).toMatchObject({ kind: 'refused' });
    const { refusals } = { refusals: [], ...(await link({ days: 90, forWhom: ' ' })) };
    expect(refusals.map(({ code }) => code)).toEqual(['NOT_EMBARGOED', 'READER_MISSING', 'DAYS_OUT_OF_RANGE']);
  });
});

describe('under embargo', () => {
  let path = '';
  beforeAll(async () => {
    // A later version of the same wave with a day before which nothing is printed.
    const { now } = await fieldTime(served.db);
    const until = new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    await sql`update campaigns set protocol = jsonb_set(protocol, '{publication,embargoUntil}', to_jsonb(${until}::text))
      where slug = ${campaign}`.execute(served.db);
    await buildRelease(deps, { campaign, authors: ['Anna Researcher'], actor });
    await previewRelease(deps, act);
    await days(15);
    expect(await publishRelease(deps, act)).toMatchObject({ kind: 'embargoed', until });
    path = await linked();
  });
  const files = () => [path, `${path}/methods`, `${path}/data`, `${path}/errata`];

  test('a link opens every page and picture, each says so, and nobody may keep it or list it', async () => {
    for (const url of files()) {
      const answer = await get(`${url}?lang=en`);
      expect([url, answer.statusCode]).toEqual([url, 200]);
      expect(answer.body).toMatch(/UNDER EMBARGO until .+ Preview for Maria Ivanova, The Daily/);
      expect(answer.headers).toMatchObject({
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex, nofollow, noarchive',
        'referrer-policy': 'no-referrer',
      });
    }
    const picture = await get(`${path}/charts/answers.svg?lang=ru`);
    expect(picture.headers['cache-control']).toBe('private, no-store');
    expect(picture.body).toContain('ПОД ЭМБАРГО до');
    expect((await get(`${path}/files/data/total.csv`)).statusCode).toBe(200);
  });

  test('every address on a page under embargo leads somewhere', async () => {
    for (const url of files()) {
      for (const address of ownAddresses((await get(url)).body)) {
        expect([address, (await get(address)).statusCode]).toEqual([address, 200]);
      }
    }
  });

  test('the public still sees nothing, and another secret opens nothing', async () => {
    expect((await get(`/releases/${slug}/2`)).statusCode).toBe(404);
    expect((await get('/releases')).body).not.toContain(slug);
    for (const wrong of ['/preview/zp_short', `/preview/zp_${'A'.repeat(43)}`, `${path}x`, `${path}/charts/none.svg`]) {
      expect([wrong, (await get(wrong)).statusCode]).toEqual([wrong, 404]);
    }
  });

  test('only a hash of the secret is stored; a link that was taken back or has ended opens nothing', async () => {
    const release = await findRelease(served.db, slug, 2);
    const releaseId = release?.id ?? '';
    const { rows } = await sql<{
      all: string;
    }>`select string_agg(l::text, '') as all from release_preview_links l`.execute(served.db);
    expect(rows[0]?.all).not.toContain(path.slice('/preview/zp_'.length));
    const other = await linked();
    expect(await revokePreviewLinks(served.db, { releaseId, forWhom: 'Nobody', by: actor })).toBe(0);
    expect(await revokePreviewLinks(served.db, { releaseId, forWhom: null, by: actor })).toBe(2);
    for (const gone of [path, other]) expect((await get(gone)).statusCode).toBe(404);
    path = await linked();
    await days(6);
    expect((await get(path)).statusCode).toBe(404);
    expect(await previewLinksOf(served.db, releaseId)).toHaveLength(3);
    await expect(
      sql`insert into release_preview_links (id, release_id, for_whom, secret_sha256, created_by, created_at, ends_at)
        select gen_random_uuid(), id, 'x', '\\x00', 'x', now(), now() + interval '1 day' from releases where slug = 'twin-w1'`.execute(
        served.db,
      ),
    ).rejects.toThrow('not under embargo');
  });

  test('after publication a link that still lives leads to what is published', async () => {
    const made = await link({ days: 40 });
    await days(20);
    expect(await publishRelease(deps, act)).toMatchObject({ kind: 'done' });
    const answer = await get(made.kind === 'linked' ? made.path : '');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `/releases/${slug}/2`]);
  });
});

describe('a published release', () => {
  const current = page.replace(/1$/, '2');
  const rowsOf = async (): Promise<Row[]> => {
    const { rows } = (await get(`/press/v1/releases/${slug}/2`)).json<{ rows: Row[] }>();
    return rows;
  };

  test('shows on its pages no number that the press API does not give', async () => {
    const rows = await rowsOf();
    for (const language of ['ru', 'en'] as const) {
      const told = new Set(rows.map((row) => rowText(row, language)));
      for (const part of ['', '/data', `/compare?with=${slug}/2`]) {
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
    const document = (await get(`/press/v1/releases/${slug}/2`)).json<{ methods: object; wave: object }>();
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
      served.db,
    );
    expect(domains.length).toBeGreaterThan(50);
    const urls = ['', '/methods', '/data', '/errata', '/compare'].map((part) => `${current}${part}`);
    const pictures = ['answers', 'delay', 'prices', 'funnel', 'differences'].flatMap((chart) =>
      ['', '.svg', '.csv', '.json'].map((ending) => `/embed/${slug}/2/${chart}${ending}`),
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
    const urls = [
      '/',
      '/releases',
      '/glossary',
      current,
      `${current}/methods`,
      `${current}/data`,
      `${current}/compare`,
    ];
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
      const url = `/embed/${slug}/2/answers.${ending}?lang=ru`;
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
    const { rows: drawn } = (await get(`/embed/${slug}/2/funnel.json`)).json<{ rows: Row[] }>();
    expect(drawn).toEqual(rows.filter(({ table }) => table === 'funnel'));
  });

  test('a picture’s own page may stand in any frame, and no other page may', async () => {
    const policy = async (url: string) => (await get(url)).headers;
    const embed = await policy(`/embed/${slug}/2/answers`);
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
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `/releases/${slug}/2?from=latest&lang=en`]);
    expect(answer.body).toContain('This address moves');
    expect((await get(String(answer.headers.location))).body).toContain('This is the version to cite');
  });

  test('what is unknown gets a page with what there is', async () => {
    for (const url of [
      `/releases/${slug}/9`,
      `/releases/${slug}/one`,
      '/releases/none',
      '/releases/none/latest',
      `/embed/${slug}/2/none`,
    ]) {
      const answer = await get(url);
      expect([url, answer.statusCode]).toEqual([url, 404]);
      expect(answer.body).toMatch(new RegExp(`/(?:releases|embed)/${slug}/2`));
    }
  });

  test('an erratum is shown on every page, also in a frame', async () => {
    await addErratumTo(deps, { ...act, en: 'A ranking was misspelt.', ru: 'Рейтинг назван с опиской.' });
    for (const url of [current, `${current}/data`, `/embed/${slug}/2/answers`]) {
      expect((await get(`${url}?lang=en`)).body).toContain('There is an erratum');
    }
    expect((await get(`${current}/errata?lang=ru`)).body).toContain('Рейтинг назван с опиской.');
  });
});

/** Addresses of this server that a page links to or loads; of the many forms of a picture one, and one PNG. */
function ownAddresses(body: string): string[] {
  const found = [...body.matchAll(/ (?:href|src|srcset)="([^"]+)"/g)].map(([, url = '']) => unescaped(url));
  const own = found
    .map((url) => url.replace(site, ''))
    .filter((url) => url.startsWith('/') && !url.startsWith('/oembed'));
  const forms = /[&?](?:size|theme)=|(?<!answers)\.png/;
  return [...new Set(own.map((url) => url.split('#')[0] ?? ''))].filter((url) => !forms.test(url));
}
