import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import type { UserId } from '../../../services/platform/ids.ts';
import { addPerson, browser, cookieOf, password, post, signIn } from '../../support/people.ts';
import { type Served, serve } from '../api/serve.ts';

let served: Served;
let anna: UserId;
beforeAll(async () => {
  served = await serve(false);
  anna = (await addPerson(served.db, 'Anna', 'owner')).userId;
  await addPerson(served.db, 'Cleo', 'coder');
});
afterAll(async () => served.stop());

const open = (url: string, cookie = '', more: Record<string, string> = {}) =>
  served.app.inject({ url, headers: { ...browser, cookie, ...more } });
const acts = async (action: string) =>
  (
    await sql<{ subject: string; detail: Record<string, string> }>`
    select subject, detail from audit_log where action = ${action} order by id`.execute(served.db)
  ).rows;

test('a browser without a session is led to the sign-in page and back; a program gets 401', async () => {
  const led = await open('/calls/new?lang=ru');
  expect([led.statusCode, led.headers.location]).toEqual([303, '/sign-in?next=%2Fcalls%2Fnew%3Flang%3Dru&lang=ru']);
  const form = await open(String(led.headers.location));
  expect(form.body).toContain('name="next" value="/calls/new?lang&#61;ru"');
  expect(form.headers['cache-control']).toBe('no-store');
  const done = await post(served.app, '/sign-in', { name: 'anna@example.org', password, next: '/calls/new?lang=ru' });
  expect([done.statusCode, done.headers.location]).toEqual([303, '/calls/new?lang=ru']);
  expect((await open('/calls/new', cookieOf(done.headers))).statusCode).toBe(200);
  expect((await served.app.inject('/api/v1/campaigns')).json()).toMatchObject({ code: 'KEY_MISSING', status: 401 });
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  '/..//evil.example',
  '/\t/evil.example',
  '/%0d%0aX:1',
])('whoever asks to go on to %j stays on this site', async (next) => {
  const { headers } = await post(served.app, '/sign-in', { name: 'Anna', password, next });
  const to = new URL(String(headers.location), 'http://here.invalid');
  expect(to.host).toBe('here.invalid');
  expect(headers.location).toMatch(/^\/(?!\/)/u);
});

test('the cookie cannot be read by scripts or sent by other sites, and over https only there and to this host alone', async () => {
  const plain = await post(served.app, '/sign-in', { name: 'Anna', password });
  expect(plain.headers['set-cookie']).toMatch(/^zerkalo=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/u);
  const secure = await serve(false, 10_000, { publicUrl: 'https://zerkalo.example.org' });
  await addPerson(secure.db, 'Anna', 'owner');
  const sent = await post(secure.app, '/sign-in', { name: 'Anna', password });
  expect(sent.headers['set-cookie']).toMatch(/^__Host-zerkalo=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/u);
  await secure.stop();
});

test('what is stored of a session opens nothing', async () => {
  const cookie = await signIn(served.app, 'Anna');
  const { rows } = await sql`select * from sessions`.execute(served.db);
  expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1]);
});

test('an unknown name, a wrong password and a person without one get the same answer', async () => {
  await sql`insert into users (id, email, name, role) values (gen_random_uuid(), 'bare@example.org', 'Bare', 'viewer')`.execute(
    served.db,
  );
  const answers = [];
  for (const name of ['nobody@example.org', 'anna@example.org', 'bare@example.org']) {
    const { statusCode, body } = await post(served.app, '/sign-in?lang=en', { name, password: 'wrong password here' });
    answers.push([statusCode, body.replaceAll(name, 'NAME')]);
  }
  expect(answers[0]).toEqual([401, expect.stringContaining('The name or the password is wrong.')]);
  expect([answers[1], answers[2]]).toEqual([answers[0], answers[0]]);
  expect(answers[0]?.[1]).not.toContain('wrong password here');
});

test('signing in gives a new secret and ends the old session of that browser; signing out ends it here', async () => {
  const first = await signIn(served.app, 'Anna');
  const again = await post(served.app, '/sign-in', { name: 'Anna', password }, { cookie: first });
  expect(cookieOf(again.headers)).not.toBe(first);
  expect((await open('/calls/new', first)).statusCode).toBe(303);
  const out = await post(served.app, '/sign-out', {}, { cookie: cookieOf(again.headers) });
  expect(out.headers['set-cookie']).toMatch(/^zerkalo=; .*Max-Age=0$/u);
  expect((await open('/calls/new', cookieOf(again.headers))).statusCode).toBe(303);
  expect((await acts('sign_out.done')).at(-1)?.subject).toBe(anna);
});

test.each([
  ['idle for two hours', sql`seen_at = clock_timestamp() - interval '121 minutes'`],
  ['a day old, however much used', sql`ends_at = clock_timestamp() - interval '1 second'`],
])('a session that is %s has ended', async (_, change) => {
  const cookie = await signIn(served.app, 'Anna');
  expect((await open('/calls/new', cookie)).statusCode).toBe(200);
  await sql`update sessions set ${change}`.execute(served.db);
  expect((await open('/calls/new', cookie)).statusCode).toBe(303);
});

test('a person may do what the role may, as pages and as API', async () => {
  const cleo = await signIn(served.app, 'Cleo');
  expect((await open('/desk', cleo)).statusCode).toBe(200);
  expect((await open('/calls/new', cleo)).statusCode).toBe(403);
  const asApi = await served.app.inject({ url: '/api/v1/campaigns', headers: { cookie: cleo } });
  expect(asApi.json()).toMatchObject({ code: 'SCOPE_MISSING', detail: 'read' });
});

test('a post that a session carries must say that it comes from this site: no other page can make one', async () => {
  const cookie = await signIn(served.app, 'Anna');
  const stop = (headers: Record<string, string>) =>
    served.app.inject({
      method: 'POST',
      url: '/api/v1/sending/stop',
      headers: { host: 'localhost', cookie, ...headers },
      payload: { reason: 'try' },
    });
  for (const headers of [{}, { origin: 'null' }, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-site' }])
    expect((await stop(headers)).json()).toMatchObject({ code: 'CROSS_SITE' });
  expect((await stop({ origin: 'http://localhost' })).statusCode).toBe(200);
  expect((await stop({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  const login = await post(served.app, '/sign-in', { name: 'Anna', password }, { 'sec-fetch-site': 'cross-site' });
  expect(login.statusCode).toBe(403);
});

test('whom an owner disabled cannot sign in, and his keys and sessions open nothing', async () => {
  const { userId } = await addPerson(served.db, 'Dora', 'researcher');
  const cookie = await signIn(served.app, 'Dora');
  const made = await createApiKey(served.db, { userId, label: 'test', scopes: ['read'] });
  const key = made.kind === 'created' ? made.key : '';
  const asked = () => served.app.inject({ url: '/api/v1/campaigns', headers: { authorization: `Bearer ${key}` } });
  expect((await asked()).statusCode).toBe(200);
  await sql`update users set disabled_at = clock_timestamp() where id = ${userId}`.execute(served.db);
  expect((await open('/calls/new', cookie)).statusCode).toBe(303);
  expect((await asked()).statusCode).toBe(401);
  expect((await post(served.app, '/sign-in', { name: 'Dora', password })).statusCode).toBe(401);
});

test('every sign-in and every failed one is in the audit log, without the name that was typed', async () => {
  await post(served.app, '/sign-in', { name: 'my secret password', password: 'x' });
  await signIn(served.app, 'Anna');
  expect((await acts('sign_in.failed')).at(-1)).toEqual({
    subject: 'unknown',
    detail: { of: 'password', address: '127.0.0.1' },
  });
  expect((await acts('sign_in.done')).at(-1)).toMatchObject({ subject: anna, detail: { by: 'password' } });
  const { rows } = await sql`select * from audit_log, failed_sign_ins`.execute(served.db);
  expect(JSON.stringify(rows)).not.toContain('my secret password');
});

test('the first start says how to make an owner', async () => {
  const empty = await serve(false);
  const { body } = await empty.app.inject({ url: '/sign-in', headers: browser });
  expect(body).toContain('zerkalo user invite --role owner');
  expect((await open('/sign-in')).body).not.toContain('zerkalo user');
  await empty.stop();
});
