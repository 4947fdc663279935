import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { makePreviewLink } from '../../../services/releases/preview/preview-links.ts';
import { previewLinksOf, revokePreviewLinks } from '../../../services/releases/preview/store.ts';
import { previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease } from '../../../services/releases/release/build-release.ts';
import { findRelease } from '../../../services/releases/release/store.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { frozenWave } from '../releases/frozen-wave.ts';
import {
  act,
  actor,
  campaign,
  leave,
  ownAddresses,
  type PressScene,
  pass,
  pressScene,
  site,
  slug,
} from './press-scene.ts';

let scene: PressScene;

beforeAll(async () => {
  scene = await pressScene();
  await frozenWave(scene.db, 'twin', true, campaign);
});
afterAll(() => leave(scene));

const get = (url: string, headers: Record<string, string> = {}) =>
  scene.app.inject({ url, headers: { accept: 'text/html', ...headers } });
const link = (wish: { slug?: string; days?: number; forWhom?: string } = {}) =>
  makePreviewLink(scene.db, { slug, version: null, forWhom: 'Maria Ivanova, The Daily', days: 5, by: actor, ...wish });

async function linked(): Promise<string> {
  const made = await link();
  if (made.kind !== 'linked') throw new Error(JSON.stringify(made));
  return made.path;
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
      await buildRelease(scene.deps, { campaign: one, authors: ['Anna Researcher'], actor });
    await absent(`${slug}/1`);
    await absent('twin-w1/1');
    await previewRelease(scene.deps, act);
    await previewRelease(scene.deps, { ...act, slug: 'twin-w1' });
    await pass(scene, 15);
    await absent(`${slug}/1`);
    expect(await publishRelease(scene.deps, { ...act, slug: 'twin-w1' })).toMatchObject({ kind: 'refused' });
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
    const { now } = await fieldTime(scene.db);
    const until = new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    await rewriteProtocol(
      scene.db,
      sql`update campaigns set protocol = jsonb_set(protocol, '{publication,embargoUntil}', to_jsonb(${until}::text))
      where slug = ${campaign}`,
    );
    await buildRelease(scene.deps, { campaign, authors: ['Anna Researcher'], actor });
    await previewRelease(scene.deps, act);
    await pass(scene, 15);
    expect(await publishRelease(scene.deps, act)).toMatchObject({ kind: 'embargoed', until });
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
    const release = await findRelease(scene.db, slug, 2);
    const releaseId = release?.id ?? '';
    const { rows } = await sql<{
      all: string;
    }>`select string_agg(l::text, '') as all from release_preview_links l`.execute(scene.db);
    expect(rows[0]?.all).not.toContain(path.slice('/preview/zp_'.length));
    const other = await linked();
    expect(await revokePreviewLinks(scene.db, { releaseId, forWhom: 'Nobody', by: actor })).toBe(0);
    expect(await revokePreviewLinks(scene.db, { releaseId, forWhom: null, by: actor })).toBe(2);
    for (const gone of [path, other]) expect((await get(gone)).statusCode).toBe(404);
    path = await linked();
    await pass(scene, 6);
    expect((await get(path)).statusCode).toBe(404);
    expect(await previewLinksOf(scene.db, releaseId)).toHaveLength(3);
    await expect(
      sql`insert into release_preview_links (id, release_id, for_whom, secret_sha256, created_by, created_at, ends_at)
        select gen_random_uuid(), id, 'x', '\\x00', 'x', now(), now() + interval '1 day' from releases where slug = 'twin-w1'`.execute(
        scene.db,
      ),
    ).rejects.toThrow('not under embargo');
  });

  test('after publication a link that still lives leads to what is published', async () => {
    const made = await link({ days: 40 });
    await pass(scene, 20);
    expect(await publishRelease(scene.deps, act)).toMatchObject({ kind: 'done' });
    const answer = await get(made.kind === 'linked' ? made.path : '');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `/releases/${slug}/2`]);
  });
});
