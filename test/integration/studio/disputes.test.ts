import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import type { MessageId, UserId } from '../../../services/platform/ids.ts';
import { disputesFor, settleDispute } from '../../../services/reading/coding/settle-dispute.ts';
import { grantStudio } from '../../../services/releases/benchmark/studio-grants.ts';
import { previewRelease } from '../../../services/releases/release/advance-release.ts';
import { buildRelease } from '../../../services/releases/release/build-release.ts';
import { addPerson } from '../../support/people.ts';
import { frozenWave } from '../releases/frozen-wave.ts';
import { domainOf, releaseHome, type StudioSite, studioSite } from './studio-site.ts';

const release = 'starter-2026-w1/1';
let site: StudioSite;
let remove: () => void;
let studioKey = '';
let researcherKey = '';
let coder: UserId;

beforeAll(async () => {
  site = await studioSite({ mail: false, map: [] });
  const home = await releaseHome(site.db);
  remove = home.remove;
  const { waveId } = await frozenWave(site.db, 'starter-2026', false);
  await buildRelease(home.deps, { campaign: 'starter-2026', authors: ['Anna'], actor: 'researcher' });
  await previewRelease(home.deps, { slug: 'starter-2026-w1', version: null, actor: 'researcher' });
  const domain = await domainOf(site.db, waveId, 'Studio 1');
  const granted = await grantStudio(site.db, { domain, proof: 'TXT record', by: 'operator' });
  if (granted.kind === 'granted') studioKey = granted.key;
  const person = await addPerson(site.db, 'Rita', 'researcher');
  const made = await createApiKey(site.db, {
    userId: person.userId,
    label: 'test',
    scopes: ['read', 'release', 'code'],
  });
  if (made.kind === 'created') researcherKey = made.key;
  coder = (await addPerson(site.db, 'Third', 'coder')).userId;
});
afterAll(async () => {
  await site.stop();
  remove();
});

const asStudio = (payload: object) =>
  site.app.inject({
    method: 'POST',
    url: '/benchmark/v1/disputes',
    headers: { authorization: `Bearer ${studioKey}` },
    payload,
  });
const asResearcher = (method: 'GET' | 'POST', url: string, payload?: object) =>
  site.app.inject({
    method,
    url: `/api/v1/studio-disputes${url}`,
    headers: { authorization: `Bearer ${researcherKey}` },
    ...(payload === undefined ? {} : { payload }),
  });
const onPage = (key: string, url: string, fields?: Record<string, string>) => {
  const headers = { authorization: `Bearer ${key}`, accept: 'text/html' };
  if (fields === undefined) return site.app.inject({ url, headers });
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams(fields).toString();
  return site.app.inject({ method: 'POST', url, headers: { ...headers, ...type }, payload });
};
const codeOf = async (item: string): Promise<Record<string, unknown>> => {
  const answer = await site.app.inject({
    url: '/benchmark/v1/audits',
    headers: { authorization: `Bearer ${studioKey}` },
  });
  return answer.json().audits[0].own.codes.find((code: { item: string }) => code.item === item);
};

test('a dispute by program is kept once, for a code that there is', async () => {
  expect((await asStudio({ release, item: 'named', why: 'We greeted by name.' })).json()).toEqual({ kept: true });
  expect((await asStudio({ release, item: 'named', why: 'Again.' })).json()).toMatchObject({ code: 'CODE_DISPUTED' });
  expect((await asStudio({ release, item: 'nothing', why: 'Why?' })).json()).toMatchObject({ code: 'CODE_UNKNOWN' });
  expect((await asStudio({ release: 'other/1', item: 'named', why: 'Why?' })).json()).toMatchObject({
    code: 'RELEASE_UNKNOWN',
  });
  expect(await codeOf('named')).toMatchObject({ dispute: { state: 'open', answer: null } });
});

test('a researcher sees it, upholds it with a reason, and no code changes before a third coder settles it', async () => {
  const { rows } = (await asResearcher('GET', '')).json();
  expect(rows).toMatchObject([{ release, item: 'named', state: 'open', why: 'We greeted by name.' }]);
  const before = await codeOf('named');
  const answered = await asResearcher('POST', `/${rows[0].id}/answer`, {
    verdict: 'upheld',
    reason: 'The greeting names her.',
  });
  expect(answered.json()).toEqual({ leadsTo: 'third_coder' });
  expect(
    (await asResearcher('POST', `/${rows[0].id}/answer`, { verdict: 'rejected', reason: 'No.' })).json(),
  ).toMatchObject({
    code: 'STUDIO_DISPUTE_ANSWERED',
  });
  expect(await codeOf('named')).toMatchObject({
    value: before.value,
    dispute: { state: 'upheld', answer: 'The greeting names her.' },
  });
  const [open] = await disputesFor(site.db, coder, 5);
  expect(open?.disputed.map(({ item }) => item)).toEqual(['named']);
  const settled = await settleDispute(site.db, {
    messageId: rows[0].messageId as MessageId,
    coder,
    codes: { named: before.value === 1 ? 0 : 1 },
    why: 'read again',
  });
  expect(settled).toEqual({ kind: 'settled' });
  expect((await codeOf('named')).value).toBe(before.value === 1 ? 0 : 1);
  expect(await disputesFor(site.db, coder, 5)).toEqual([]);
  expect((await asResearcher('GET', '')).json()).toEqual({ rows: [] });
  expect((await asResearcher('GET', '?state=all')).json().rows).toMatchObject([
    { state: 'upheld', leadsTo: 'third_coder' },
  ]);
});

test('after a third coder has settled the reply, an upheld dispute leads to an erratum; a rejected one to nothing', async () => {
  await asStudio({ release, item: 'price-named', why: 'A price stands there.' });
  await asStudio({ release, item: 'next-step', why: 'We offered a call.' });
  const { rows } = (await asResearcher('GET', '')).json();
  const [first, second] = rows;
  expect((await asResearcher('POST', `/${first.id}/answer`, { verdict: 'upheld', reason: 'It does.' })).json()).toEqual(
    { leadsTo: 'erratum' },
  );
  const answer = { verdict: 'rejected', reason: 'No <b>step</b>.' };
  const page = (address: string, fields?: Record<string, string>) => onPage(researcherKey, address, fields);
  expect((await page('/queues/disputes?state=open&lang=en')).body).toContain(`/queues/disputes/${second.id}`);
  expect((await page(`/queues/disputes/${second.id}?lang=ru`)).body).toContain('третий кодировщик уже решил');
  const faulty = await page(`/queues/disputes/${second.id}?lang=en`, { reason: ' ', step: 'record' });
  expect([faulty.statusCode, faulty.body.match(/Uphold or reject\.|Say the reason\./gu)?.length]).toEqual([422, 3]);
  const review = await page(`/queues/disputes/${second.id}?lang=en`, { ...answer, step: 'review' });
  expect(review.body).toContain('Nothing is recorded yet');
  expect(review.body).toContain('No &#60;b&#62;step&#60;/b&#62;.');
  expect((await codeOf(second.item)).dispute).toMatchObject({ state: 'open' });
  expect((await page(`/queues/disputes/${second.id}`, { ...answer, step: 'record' })).statusCode).toBe(303);
  expect((await codeOf(second.item)).dispute).toMatchObject({ state: 'rejected', answer: 'No <b>step</b>.' });
  expect((await page(`/queues/disputes/${second.id}`, { ...answer, step: 'record' })).statusCode).toBe(409);
  expect((await page('/queues/disputes?state=answered&lang=en')).body).toContain('rejected');
  expect(await disputesFor(site.db, coder, 5)).toEqual([]);
});

test('where one coder alone read the reply, a second is drawn before anything is settled', async () => {
  await asStudio({ release, item: 'brief-read', why: 'We named the pages.' });
  const [{ id, messageId }] = (await asResearcher('GET', '')).json().rows;
  await sql`alter table observations disable trigger all`.execute(site.db);
  await sql`delete from observations where task_id in (select id from coding_tasks where message_id = ${messageId} and pass > 1)`.execute(
    site.db,
  );
  await sql`delete from coding_tasks where message_id = ${messageId} and pass > 1`.execute(site.db);
  const answered = await asResearcher('POST', `/${id}/answer`, { verdict: 'upheld', reason: 'Let a second read it.' });
  expect(answered.json()).toEqual({ leadsTo: 'second_coder' });
  const passes = await site.db.selectFrom('coding_tasks').select('pass').where('message_id', '=', messageId).execute();
  expect(passes.map(({ pass }) => pass).toSorted()).toEqual([1, 2]);
});

test('disputes and answers are facts, and need a reason and a person', async () => {
  await expect(sql`update studio_disputes set why = 'x'`.execute(site.db)).rejects.toThrow(/are facts/);
  await expect(sql`delete from studio_dispute_answers`.execute(site.db)).rejects.toThrow(/are facts/);
  const nothing = '/00000000-0000-4000-8000-000000000000/answer';
  expect((await asResearcher('POST', nothing, { verdict: 'upheld', reason: 'x' })).json()).toMatchObject({
    code: 'STUDIO_DISPUTE_UNKNOWN',
  });
  expect((await asResearcher('POST', nothing, { verdict: 'upheld', reason: '  ' })).json()).toMatchObject({
    code: 'REQUEST_INVALID',
  });
});
