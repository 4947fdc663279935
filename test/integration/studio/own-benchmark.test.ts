import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewRelease, publishRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease, type ReleaseDeps } from '../../../services/releases/release/build-release.ts';
import { frozenWave } from '../releases/frozen-wave.ts';
import {
  cookieFor,
  days,
  domainOf,
  formGet,
  formPost,
  releaseHome,
  type StudioSite,
  studioSite,
} from './studio-site.ts';

const slug = 'starter-2026-w1';
const audit = `/studio/audits/${slug}/1`;
let site: StudioSite;
let deps: ReleaseDeps;
let remove: () => void;
let sampled = '';
let other = '';
let cookie = '';
let otherCookie = '';

beforeAll(async () => {
  site = await studioSite({ mail: false, map: [] });
  ({ deps, remove } = await releaseHome(site.db));
  const { waveId } = await frozenWave(site.db, 'starter-2026', false);
  sampled = await domainOf(site.db, waveId, 'Studio 1');
  other = await domainOf(site.db, waveId, 'Studio 2');
  cookie = await cookieFor(site.db, sampled);
  otherCookie = await cookieFor(site.db, other);
});
afterAll(async () => {
  await site.stop();
  remove();
});

test('before the preview the room says nothing, and an audit cannot be named', async () => {
  await buildRelease(deps, { campaign: 'starter-2026', authors: ['Anna'], actor: 'researcher' });
  const room = await formGet(site.app, '/studio?lang=en', cookie);
  expect(room.statusCode).toBe(200);
  expect(room.body).toContain('There is nothing to show.');
  expect((await formGet(site.app, audit, cookie)).headers.location).toBe('/studio?told=no_audit&lang=en');
});

test('with the preview the studio sees its own facts, and nothing of others before publication', async () => {
  await previewRelease(deps, { slug, version: null, actor: 'researcher' });
  const page = await formGet(site.app, `${audit}?lang=en`, cookie);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('How our inquiry reached you');
  expect(page.body).toContain('First answer of a person');
  expect(page.body).toContain('not published yet');
  expect(page.body).not.toContain('curve.svg');
  expect(page.body).not.toContain('All studios: n');
});

test('a day that the studio named stands against what came, unless a coder said that it was no promise', async () => {
  const { messageId, readingId } = await site.db
    .selectFrom('attributions as a')
    .innerJoin('inquiries as i', 'i.id', 'a.inquiry_id')
    .innerJoin('studios as s', 's.id', 'i.studio_id')
    .innerJoin('message_readings as r', 'r.message_id', 'a.message_id')
    .select(['a.message_id as messageId', 'r.id as readingId'])
    .where('s.domain', '=', sampled)
    .executeTakeFirstOrThrow();
  const promise = {
    reading_id: readingId,
    message_id: messageId,
    kind: 'promise',
    start_offset: 0,
    end_offset: 6,
    reasons: '[]',
    rules: 'test',
  };
  const made = await site.db
    .insertInto('reply_proposals')
    .values([
      { ...promise, position: 0, due: '2026-11-01' },
      { ...promise, position: 1, due: '2026-12-24' },
    ])
    .returning('id')
    .execute();
  const page = await formGet(site.app, `${audit}?lang=en`, cookie);
  for (const words of ['1\u00a0November\u00a02026', '24\u00a0December\u00a02026', 'nothing came'])
    expect(page.body).toContain(words);
  const task = await site.db
    .selectFrom('coding_tasks')
    .select(['id', 'claimed_by'])
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  await site.db
    .insertInto('proposal_verdicts')
    .values({
      proposal_id: made[1]?.id ?? 0,
      task_id: task.id,
      coder_id: task.claimed_by ?? '',
      confirmed: false,
      decided_at: new Date(),
    })
    .execute();
  const judged = await formGet(site.app, `${audit}?lang=en`, cookie);
  expect(judged.body).toContain('1\u00a0November\u00a02026');
  expect(judged.body).not.toContain('24\u00a0December\u00a02026');
});

const disputed = (item: string, text: string, by = cookie) =>
  formPost(site.app, `${audit}/dispute?lang=en`, { item, text }, by);

test('a word on the release and a dispute are kept; empty and too long ones come back with what was typed', async () => {
  const kept = await formPost(site.app, `${audit}/reply?lang=en`, { text: 'We moved office that week.' }, cookie);
  expect([kept.statusCode, kept.headers.location]).toEqual([303, `${audit}?told=replied&lang=en`]);
  const empty = await formPost(site.app, `${audit}/reply?lang=en`, { text: '   ' }, cookie);
  expect([empty.statusCode, empty.body.includes('Write something first.')]).toEqual([400, true]);
  const long = await disputed('price-named', `because ${'x'.repeat(2_000)}`);
  expect([long.statusCode, long.body.includes('This is too long.')]).toEqual([400, true]);
  expect(long.body).toContain(`because ${'x'.repeat(2_000)}`);
  expect((await disputed('price-named', 'The price stands in the third line.')).headers.location).toContain(
    'told=disputed&',
  );
  expect((await disputed('price-named', 'Again.')).headers.location).toContain('told=disputed_before');
  expect((await disputed('no-such-item', 'Why?')).headers.location).toContain('told=code_unknown');
  const page = await formGet(site.app, `${audit}?lang=en`, cookie);
  for (const words of ['We moved office that week.', 'waits for an answer', 'The price stands in the third line.'])
    expect(page.body).toContain(words);
});

test('another studio sees none of it, names none of it, and its own dispute is another one', async () => {
  const page = await formGet(site.app, `${audit}?lang=en`, otherCookie);
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toContain('We moved office that week.');
  expect(page.body).not.toContain('The price stands in the third line.');
  expect(page.body).toContain('Studio 2');
  const stranger = await cookieFor(site.db, 'never-sampled.example');
  expect((await formGet(site.app, `${audit}?lang=en`, stranger)).headers.location).toContain('told=no_audit');
  expect((await disputed('price-named', 'Why?', stranger)).headers.location).toContain('told=no_audit');
  const reply = await formPost(site.app, `${audit}/reply`, { text: 'Hello' }, stranger);
  expect(reply.headers.location).toContain('told=no_audit');
});

test('neither a sub-domain, nor a parent, nor another domain of the same owner opens the audit', async () => {
  for (const domain of [`www.${sampled}`, `shop.${sampled}`, 'example.com', `other-${sampled}`]) {
    const outside = await cookieFor(site.db, domain);
    expect((await formGet(site.app, audit, outside)).headers.location).toContain('told=no_audit');
    expect((await formGet(site.app, '/studio?lang=en', outside)).body).toContain('There is nothing to show.');
  }
});

test('guessed cookies, keys and sessions of users open nothing', async () => {
  const guesses = [
    'x',
    'A'.repeat(43),
    `${'A'.repeat(42)}'`,
    '../../etc/passwd',
    cookie.slice('zerkalo-studio='.length, -1),
  ];
  for (const guess of guesses) {
    expect((await formGet(site.app, audit, `zerkalo-studio=${guess}`)).headers.location).toBe('/studio?lang=en');
  }
  expect((await formGet(site.app, audit, cookie.replace('zerkalo-studio', 'zerkalo'))).statusCode).toBe(303);
  const crossed = await formPost(site.app, `${audit}/reply`, { text: 'Forged' }, cookie, 'cross-site');
  expect([crossed.statusCode, crossed.body.includes('CROSS_SITE')]).toEqual([403, true]);
});

test('once published, places and shares of all appear, each from a frozen cell', async () => {
  await days(site.db, 15);
  expect(await publishRelease(deps, { slug, version: null, actor: 'researcher' })).toMatchObject({ kind: 'done' });
  const page = await formGet(site.app, `${audit}?lang=en`, cookie);
  expect(page.body).toMatch(/in the (first|second|third|last) quarter of all waits/);
  expect(page.body.replaceAll('&#61;', '=')).toMatch(/All studios: n = \d+\./);
  const picture = await formGet(site.app, `${audit}/curve.svg?lang=ru&size=narrow&theme=dark`, cookie);
  expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
  expect(picture.body).toContain('Человек от вас ответил');
  const { document } = await site.db.selectFrom('releases').select('document').executeTakeFirstOrThrow();
  const frozen: { table: string; value: number | null }[] = JSON.parse(document).rows;
  const shares = new Set(frozen.filter(({ table }) => table === 'coded').map(({ value }) => `${value}%`));
  for (const [, share = ''] of page.body.matchAll(/ — (\d+%) \(/g)) expect(shares).toContain(share);
});

test('who left, whose grant was taken back, and who was idle for a day must prove the domain again', async () => {
  const leaving = await cookieFor(site.db, sampled);
  await formPost(site.app, '/studio/leave', {}, leaving);
  expect((await formGet(site.app, audit, leaving)).headers.location).toBe('/studio?lang=en');
  const idle = await cookieFor(site.db, sampled);
  await site.db
    .updateTable('studio_sessions')
    .set({ seen_at: new Date(Date.now() - 25 * 3_600_000) })
    .execute();
  expect((await formGet(site.app, audit, idle)).statusCode).toBe(303);
  await site.db.updateTable('studio_sessions').set({ seen_at: new Date() }).execute();
  expect((await formGet(site.app, audit, idle)).statusCode).toBe(200);
  await site.db
    .updateTable('studio_sessions')
    .set({ started_at: new Date(Date.now() - 31 * 86_400_000) })
    .execute();
  expect((await formGet(site.app, audit, idle)).statusCode).toBe(303);
});

test('an opt-out ends every session of the domain, is written once and for ever, and stops what is planned', async () => {
  const [first, second] = [await cookieFor(site.db, sampled), await cookieFor(site.db, sampled)];
  otherCookie = await cookieFor(site.db, other);
  const asked = await formGet(site.app, '/studio/opt-out?lang=en', first);
  expect(asked.body).toContain('It holds for ever.');
  expect((await formPost(site.app, '/studio/opt-out?lang=en', {}, first)).body).toContain('is on the list');
  for (const old of [first, second]) expect((await formGet(site.app, audit, old)).statusCode).toBe(303);
  expect((await formGet(site.app, audit, otherCookie)).statusCode).toBe(200);
  const listed = await site.db.selectFrom('contact_suppressions').select(['domain', 'reason']).execute();
  expect(listed).toEqual([{ domain: sampled, reason: expect.stringContaining('confirmed by session') }]);
  const { rows } = await site.db.executeQuery<{ suppressed: boolean }>(permissionsOf(sampled));
  expect(rows).toEqual([{ suppressed: true }]);
  const back = await cookieFor(site.db, sampled);
  expect((await formGet(site.app, '/studio?lang=en', back)).body).toContain('This domain has opted out.');
  const request = await formPost(site.app, '/studio/ask?lang=en', { email: 'ceo@firm.example' }, back);
  expect(request.headers.location).toBe('/studio?asked=opted_out&lang=en');
});

test('a request for an audit is noted as proved, and says the same to a studio in a sample and one that is in none', async () => {
  const [inside, outside] = [otherCookie, await cookieFor(site.db, 'never-sampled.example')];
  for (const by of [inside, outside]) {
    const answer = await formPost(site.app, '/studio/ask?lang=en', { email: 'office@firm.example' }, by);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/studio?asked=noted&lang=en']);
  }
  const wrong = await formPost(site.app, '/studio/ask?lang=en', { email: 'nobody' }, outside);
  expect([wrong.statusCode, wrong.body.includes('value="nobody"')]).toEqual([400, true]);
  const noted = await site.db.selectFrom('audit_requests').select(['domain', 'proof']).execute();
  expect(noted).toEqual(expect.arrayContaining([{ domain: other, proof: 'TXT record' }]));
});

function permissionsOf(domain: string) {
  return site.db
    .selectFrom('attempt_permissions')
    .innerJoin('attempts', 'attempts.id', 'attempt_permissions.attempt_id')
    .innerJoin('inquiries', 'inquiries.id', 'attempts.inquiry_id')
    .innerJoin('studios', 'studios.id', 'inquiries.studio_id')
    .select('suppressed')
    .where('studios.domain', '=', domain)
    .compile();
}

test('every address of the page for studios is a route of the server', () => {
  const page = readFileSync(new URL('../../../docs/studio/your-benchmark.md', import.meta.url), 'utf8');
  const named = [...page.matchAll(/^(GET|POST) (\S+)$/gm)].map(([, method, url]) => ({ method, url }));
  expect(named.length).toBe(3);
  for (const route of named) expect(site.app.routes).toContainEqual(route);
  for (const url of ['/studio', '/opt-out']) {
    expect(page).toContain(`\`${url}\``);
    expect(site.app.routes).toContainEqual({ method: 'GET', url });
  }
});
