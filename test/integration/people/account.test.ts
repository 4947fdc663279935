import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { generate } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { addPerson, browser, cookieOf, password, post, signIn } from '../../support/people.ts';
import { type Served, serve } from '../api/serve.ts';

let served: Served;
let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'zerkalo-people-'));
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  served = await serve(false, 10_000, { evidence: { masterKeys, directory: home } });
  for (const name of ['Anna', 'Bert', 'Cleo', 'Dora'])
    await addPerson(served.db, name, name === 'Cleo' ? 'coder' : 'viewer');
});
afterAll(async () => {
  await served.stop();
  rmSync(home, { recursive: true, force: true });
});

const open = (url: string, cookie: string) => served.app.inject({ url, headers: { ...browser, cookie } });
const send = (url: string, fields: Record<string, string>, cookie: string) => post(served.app, url, fields, { cookie });
const wanted = 'a new one of many words';
const twice = { newPassword: wanted, newPasswordAgain: wanted };

test.each(['ru', 'en'])(
  'the account page in %s labels every field and loads nothing written into it',
  async (language) => {
    const { body, headers } = await open(`/account?lang=${language}`, await signIn(served.app, 'Anna'));
    const named = [...body.matchAll(/<(?:input|select)[^>]* id="([^"]+)"/gu)].map(([, id]) => id);
    expect(named.length).toBeGreaterThan(4);
    for (const id of named) expect(body).toContain(`<label for="${id}">`);
    expect(body).not.toMatch(/<script|style=|onclick/u);
    expect(headers['cache-control']).toBe('no-store');
  },
);

test('the page names who is signed in and shows only doors that open', async () => {
  const { body } = await open('/account?lang=en', await signIn(served.app, 'Cleo'));
  const header = body.slice(body.indexOf('<header'), body.indexOf('</header>'));
  expect(header).toContain('Your account: Cleo');
  expect([...header.matchAll(/href="(\/[a-z/-]*)/gu)].map(([, at]) => at)).toEqual([
    '/',
    '/desk',
    '/releases',
    '/api/docs/',
    '/account',
    '/account',
  ]);
});

test('a new password needs the old one, ends every other session and gives this one a new secret', async () => {
  const other = await signIn(served.app, 'Anna');
  const mine = await signIn(served.app, 'Anna');
  const wrong = await send('/account/password?lang=en', { password: 'not the one here', ...twice }, mine);
  expect([wrong.statusCode, wrong.body]).toEqual([400, expect.stringContaining('The current password is wrong.')]);
  const short = await send(
    '/account/password?lang=en',
    { password, newPassword: 'short', newPasswordAgain: 'short' },
    mine,
  );
  expect(short.body).toContain('fewer than 12 characters');
  const differ = await send(
    '/account/password?lang=en',
    { password, newPassword: wanted, newPasswordAgain: password },
    mine,
  );
  expect(differ.body).toContain('The two passwords differ.');
  const done = await send('/account/password', { password, ...twice }, mine);
  expect([done.statusCode, done.headers.location]).toEqual([303, expect.stringContaining('done=password')]);
  for (const old of [other, mine]) expect((await open('/account', old)).statusCode).toBe(303);
  expect((await open('/account', cookieOf(done.headers))).statusCode).toBe(200);
  expect((await post(served.app, '/sign-in', { name: 'Anna', password })).statusCode).toBe(401);
  await signIn(served.app, 'Anna', wanted);
});

const switchOn = async (cookie: string): Promise<{ secret: string; codes: string[]; page: string }> => {
  await send('/account/second-factor/begin', { act: 'begin', factorPassword: password }, cookie);
  const page = (await open('/account/second-factor', cookie)).body;
  const secret = /<code>([A-Z2-7 ]{39})<\/code>/u.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
  const { body } = await send('/account/second-factor', { code: await generate({ secret }) }, cookie);
  return {
    secret,
    page,
    codes: [...body.matchAll(/<li><code>([0-9a-z-]{29})<\/code>/gu)].map(([, code]) => code ?? ''),
  };
};
const enter = async (code: string) => {
  const due = await post(served.app, '/sign-in', { name: 'Bert', password, next: '/account?lang=en' });
  expect(due.headers.location).toMatch(/^\/sign-in\/code\?/u);
  const cookie = cookieOf(due.headers);
  // The password alone opens nothing.
  expect((await open('/account', cookie)).statusCode).toBe(303);
  return post(served.app, '/sign-in/code?lang=en', { code, next: '/account?lang=en' }, { cookie });
};

test('with a second factor a code opens once, a recovery code once in its place, and a password alone nothing', async () => {
  const cookie = await signIn(served.app, 'Bert');
  const wrong = await (async () => {
    await send('/account/second-factor/begin', { act: 'begin', factorPassword: password }, cookie);
    return send('/account/second-factor?lang=en', { code: '000000' }, cookie);
  })();
  expect([wrong.statusCode, wrong.body]).toEqual([400, expect.stringContaining('This code does not fit.')]);
  const { secret, codes, page } = await switchOn(cookie);
  expect(codes).toHaveLength(10);
  expect(page).toMatch(/<svg role="img" aria-label="[^"]+"[\s\S]*<path fill="#000"/u);
  expect((await open('/account/second-factor', cookie)).statusCode).toBe(303);

  const replayed = await enter(await generate({ secret }));
  expect([replayed.statusCode, replayed.body]).toEqual([401, expect.stringContaining('This code is wrong')]);
  const fresh = await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });
  const done = await enter(fresh);
  expect([done.statusCode, done.headers.location]).toEqual([303, '/account?lang=en']);
  expect((await open('/account', cookieOf(done.headers))).statusCode).toBe(200);
  expect((await enter(fresh)).statusCode).toBe(401);

  const spare = await enter((codes[0] ?? '').toUpperCase());
  expect(spare.statusCode).toBe(303);
  expect((await enter(codes[0] ?? '')).statusCode).toBe(401);
  expect((await open('/account?lang=en', cookieOf(spare.headers))).body).toContain('9 unused recovery codes');
  const { rows } = await sql`select u.*, r.* from users u left join recovery_codes r on r.user_id = u.id`.execute(
    served.db,
  );
  const stored = JSON.stringify(rows);
  expect(stored).not.toContain(secret);
  expect(stored).not.toContain(codes[1]?.replaceAll('-', ''));
});

test('five wrong codes are enough, whatever the password', async () => {
  await sql`delete from failed_sign_ins`.execute(served.db);
  const codes = [];
  for (let n = 0; n < 6; n++) codes.push((await enter('123456')).statusCode);
  expect(codes).toEqual([401, 401, 401, 401, 401, 429]);
  await sql`delete from failed_sign_ins`.execute(served.db);
});

test('a session that somebody left open sets up no second factor and ends no other session', async () => {
  const cookie = await signIn(served.app, 'Dora');
  const other = await signIn(served.app, 'Dora');
  const { body } = await open('/account', other);
  const id = /name="id" value="([0-9a-f-]{36})"/u.exec(body)?.[1] ?? '';
  const acts: [path: string, fields: Record<string, string>, field: string][] = [
    ['/account/second-factor/begin', { act: 'begin' }, 'factorPassword'],
    ['/account/sessions/end', { id }, 'sessionPassword'],
    ['/account/sessions/end-others', {}, 'sessionPassword'],
  ];
  for (const [path, fields, field] of acts) {
    for (const typed of [{}, { [field]: 'wrong wrong wrong' }]) {
      const refused = await send(`${path}?lang=en`, { ...fields, ...typed }, cookie);
      expect([path, refused.statusCode]).toEqual([path, 400]);
      expect(refused.body).toContain(`<a href="#${field}">The current password is wrong.</a>`);
      await sql`delete from failed_sign_ins`.execute(served.db);
    }
  }
  expect((await open('/account/second-factor', cookie)).headers.location).toMatch(/^\/account\?/u);
  for (const session of [cookie, other]) expect((await open('/account', session)).statusCode).toBe(200);
});

test('who has no password, since a provider lets him in, is asked for none', async () => {
  const cookie = await signIn(served.app, 'Cleo');
  const { rows } = await sql<{ hash: string }>`select password_hash as hash from users where name = 'Cleo'`.execute(
    served.db,
  );
  await sql`update users set password_hash = null where name = 'Cleo'`.execute(served.db);
  const { body } = await open('/account', cookie);
  expect(body).not.toContain('type="password"');
  const begun = await send('/account/second-factor/begin', { act: 'begin' }, cookie);
  expect(begun.headers.location).toMatch(/^\/account\/second-factor\?/u);
  expect((await send('/account/second-factor/remove', { factorPassword: '' }, cookie)).statusCode).toBe(400);
  await sql`update users set password_hash = ${rows[0]?.hash}, totp_box = null where name = 'Cleo'`.execute(served.db);
});

test('the second factor goes with the password, not without', async () => {
  const cookie = await signIn(served.app, 'Dora');
  await switchOn(cookie);
  const wrong = await send('/account/second-factor/remove?lang=en', { factorPassword: 'wrong wrong wrong' }, cookie);
  expect([wrong.statusCode, wrong.body]).toEqual([400, expect.stringContaining('The current password is wrong.')]);
  const done = await send('/account/second-factor/remove', { factorPassword: password }, cookie);
  expect(done.headers.location).toContain('done=factor_off');
  await signIn(served.app, 'Dora');
});

test('a key of one’s own does no more than one’s role, is shown once and can be revoked', async () => {
  const cookie = await signIn(served.app, 'Cleo');
  const none = await send('/account/keys?lang=en', { label: '', 'scope.admin': 'yes' }, cookie);
  expect(none.body).toContain('Choose at least one thing that it may do.');
  expect(none.body).toContain('Say what it is for.');
  const made = await send('/account/keys', { label: 'desk', 'scope.code': 'yes', 'scope.admin': 'yes' }, cookie);
  const key = /zk_[\w-]{43}/u.exec(made.body)?.[0] ?? '';
  const ask = () => served.app.inject({ url: '/api/v1/coding/next', headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).statusCode).toBe(200);
  const list = (await open('/account', cookie)).body;
  expect(list).not.toContain(key);
  const id = /name="act" value="revoke"><input type="hidden" name="id" value="([^"]+)"/u.exec(list)?.[1] ?? '';
  await send('/account/keys/revoke', { id, act: 'revoke' }, cookie);
  expect((await ask()).statusCode).toBe(401);
});

test('sessions of one’s own are listed and ended; those of others are not touched', async () => {
  const anna = await signIn(served.app, 'Anna', wanted);
  const [first, second] = [await signIn(served.app, 'Cleo'), await signIn(served.app, 'Cleo')];
  const idOf = async (name: string) =>
    (
      await sql<{ id: string }>`
      select s.id from sessions s join users u on u.id = s.user_id where u.name = ${name} and ended_at is null
      order by s.created_at desc limit 1`.execute(served.db)
    ).rows[0]?.id ?? '';
  const end = async (name: string) =>
    send('/account/sessions/end', { id: await idOf(name), sessionPassword: password }, first);
  await end('Anna');
  expect((await open('/account', anna)).statusCode).toBe(200);
  const third = await signIn(served.app, 'Cleo');
  await end('Cleo');
  expect((await open('/account', third)).statusCode).toBe(303);
  expect((await open('/account', second)).statusCode).toBe(200);
  await send('/account/sessions/end-others', { sessionPassword: password }, first);
  expect((await open('/account', second)).statusCode).toBe(303);
  expect((await open('/account', first)).statusCode).toBe(200);
});

test('the language of a person is that of his pages, unless the address asks for another', async () => {
  const cookie = await signIn(served.app, 'Cleo');
  await send('/account/language', { language: 'ru' }, cookie);
  expect((await open('/account', cookie)).body).toContain('<html lang="ru">');
  expect((await open('/account?lang=en', cookie)).body).toContain('<html lang="en">');
});

test('a key opens no account page', async () => {
  const cookie = await signIn(served.app, 'Cleo');
  const made = await send('/account/keys', { label: 'x', 'scope.code': 'yes' }, cookie);
  const key = /zk_[\w-]{43}/u.exec(made.body)?.[0] ?? '';
  const { statusCode, body } = await served.app.inject({
    url: '/account',
    headers: { authorization: `Bearer ${key}` },
  });
  expect([statusCode, JSON.parse(body).code]).toEqual([403, 'PERSON_NEEDED']);
});
