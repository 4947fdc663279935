import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProviderSettings } from '../../../services/api/auth/provider/provider-file.ts';
import type { Role } from '../../../services/design/people/role.ts';
import { addPerson, browser, cookieOf, password, post, signIn } from '../../support/people.ts';
import { type Served, serve } from '../api/serve.ts';
import { type CrookedProvider, startCrookedProvider } from './crooked-provider.ts';
import { type RealProvider, startProvider } from './real-provider.ts';

const publicUrl = 'http://zerkalo.example';
const callback = '/sign-in/provider/callback';
const settingsOf = (issuer: string, more: Partial<ProviderSettings> = {}): ProviderSettings => ({
  name: 'Company',
  issuer,
  clientId: 'zerkalo',
  clientSecret: 'a client secret',
  scope: 'openid email profile',
  allowedDomains: [],
  linkByVerifiedEmail: false,
  roleClaim: null,
  roles: {},
  ...more,
});
const house = (issuer: string, more: Partial<ProviderSettings> = {}): Promise<Served> =>
  serve(false, 10_000, { publicUrl, provider: settingsOf(issuer, more) });
const begin = async ({ app }: Served, next = '/account') => {
  const { headers } = await app.inject({ url: `/sign-in/provider?${new URLSearchParams({ next })}`, headers: browser });
  return { address: String(headers.location), cookie: cookieOf(headers) };
};
/** The browser comes back from the provider: a navigation that another site began. */
const comeBack = ({ app }: Served, address: string, cookie: string) =>
  app.inject({
    url: address.replace(publicUrl, ''),
    headers: { accept: 'text/html', 'sec-fetch-site': 'cross-site', cookie },
  });
const refusal = (why: string) => ({
  statusCode: 303,
  headers: expect.objectContaining({ location: `/sign-in?provider=${why}` }),
});

let real: RealProvider;
let crooked: CrookedProvider;
beforeAll(async () => {
  real = await startProvider(`${publicUrl}${callback}`);
  crooked = await startCrookedProvider();
});
afterAll(() => {
  real.close();
  crooked.close();
});

describe('with a certified provider', () => {
  let served: Served;
  beforeAll(async () => {
    served = await house(real.issuer);
    await addPerson(served.db, 'Anna', 'viewer');
  });
  afterAll(async () => served.stop());
  test('a page of another site cannot begin a sign-in: its reader is asked first', async () => {
    const headers = { accept: 'text/html', 'sec-fetch-site': 'cross-site' };
    const answer = await served.app.inject({ url: '/sign-in/provider?next=%2Faccount', headers });
    expect([answer.statusCode, answer.headers.location, answer.headers['set-cookie']]).toEqual([
      303,
      '/sign-in',
      undefined,
    ]);
  });

  const come = async (account: string) => {
    const { address, cookie } = await begin(served);
    return comeBack(served, await real.visit(address, account), cookie);
  };

  test('a person links the account, signs in by it, and can unlink it again', async () => {
    real.say('anna-there', { email: 'someone@else.example', email_verified: true });
    const session = await signIn(served.app, 'Anna');
    const untold = await post(served.app, '/account/provider/link', { act: 'link' }, { cookie: session });
    expect([untold.statusCode, untold.headers['set-cookie']]).toEqual([400, undefined]);
    const typed = { providerPassword: password };
    const going = await post(served.app, '/account/provider/link', { act: 'link', ...typed }, { cookie: session });
    const address =
      /<a href="(http:[^"]+)">Link with Company/u
        .exec(going.body)?.[1]
        ?.replaceAll('&#38;', '&')
        .replaceAll('&#61;', '=') ?? '';
    const linked = await comeBack(
      served,
      await real.visit(address, 'anna-there'),
      `${session}; ${cookieOf(going.headers)}`,
    );
    expect(linked.headers.location).toContain('done=linked');
    const done = await come('anna-there');
    expect([done.statusCode, done.headers.location]).toEqual([303, '/account']);
    const page = await served.app.inject({
      url: '/account?lang=en',
      headers: { ...browser, cookie: cookieOf(done.headers) },
    });
    expect(page.body).toContain('anna@example.org');
    await post(served.app, '/account/provider/unlink', { act: 'unlink' }, { cookie: session });
    expect((await come('anna-there')).headers.location).toBe('/account');
    await post(served.app, '/account/provider/unlink', { act: 'unlink', ...typed }, { cookie: session });
    expect(await come('anna-there')).toMatchObject(refusal('unknown'));
  });

  test('the request carries PKCE, state and nonce, and its answer opens nothing a second time', async () => {
    const { address, cookie } = await begin(served);
    const asked = new URL(address).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40);
    const answer = await real.visit(address, 'nobody-here');
    expect(await comeBack(served, answer, cookie)).toMatchObject(refusal('unknown'));
    expect(await comeBack(served, answer, cookie)).toMatchObject(refusal('failed'));
  });

  test('an answer that another browser brings, or with another state, is refused', async () => {
    const { address, cookie } = await begin(served);
    const answer = await real.visit(address, 'anna-there');
    const other = await begin(served);
    expect(await comeBack(served, answer, other.cookie)).toMatchObject(refusal('failed'));
    expect(await comeBack(served, answer, '')).toMatchObject(refusal('failed'));
    const wrong = new URL(answer);
    wrong.searchParams.set('state', 'x'.repeat(43));
    expect(await comeBack(served, wrong.href, cookie)).toMatchObject(refusal('failed'));
  });

  test('a code that was used elsewhere before opens nothing', async () => {
    const first = await begin(served);
    const used = new URL(await real.visit(first.address, 'anna-there'));
    await comeBack(served, used.href, first.cookie);
    const second = await begin(served);
    used.searchParams.set('state', new URL(second.address).searchParams.get('state') ?? '');
    expect(await comeBack(served, used.href, second.cookie)).toMatchObject(refusal('failed'));
  });

  test('an address alone links nobody, verified or not, unless the operator turned it on', async () => {
    real.say('anna-claimed', { email: 'anna@example.org', email_verified: true });
    expect(await come('anna-claimed')).toMatchObject(refusal('unknown'));
  });

  test('what is stored of a round trip opens nothing', async () => {
    const { address, cookie } = await begin(served);
    const stored = JSON.stringify((await sql`select * from provider_requests`.execute(served.db)).rows);
    expect(stored).not.toContain(new URL(address).searchParams.get('state'));
    expect(stored).not.toContain(cookie.split('=')[1]);
  });
});

describe('where the provider decides', () => {
  let served: Served;
  beforeAll(async () => {
    const roles: Record<string, Role> = { keepers: 'owner', coders: 'coder' };
    served = await house(real.issuer, {
      allowedDomains: ['firm.example'],
      linkByVerifiedEmail: true,
      roleClaim: 'groups',
      roles,
    });
    await addPerson(served.db, 'Anna', 'owner');
    await sql`update users set email = 'anna@firm.example'`.execute(served.db);
  });
  afterAll(async () => served.stop());
  const come = async (account: string) => {
    const { address, cookie } = await begin(served);
    return comeBack(served, await real.visit(address, account), cookie);
  };
  const roleOf = async (email: string) =>
    (await sql<{ role: string }>`select role from users where email = ${email}`.execute(served.db)).rows[0]?.role;

  test('only verified addresses of its domains come in, and only with a group that means something', async () => {
    real.say('stranger', { email: 'x@elsewhere.example', email_verified: true, groups: ['coders'] });
    real.say('liar', { email: 'anna@firm.example', email_verified: false, groups: ['keepers'] });
    real.say('idler', { email: 'idle@firm.example', email_verified: true, groups: ['kitchen'] });
    expect(await come('stranger')).toMatchObject(refusal('domain'));
    expect(await come('liar')).toMatchObject(refusal('domain'));
    expect(await come('idler')).toMatchObject(refusal('role'));
    expect(await roleOf('idle@firm.example')).toBeUndefined();
  });

  test('somebody new gets the role of the group, another role when the group changes, and nothing when disabled', async () => {
    const told = { email: 'carl@firm.example', email_verified: true, name: 'Carl' };
    real.say('carl', { ...told, groups: ['coders'] });
    expect((await come('carl')).headers.location).toBe('/account');
    expect(await roleOf('carl@firm.example')).toBe('coder');
    real.say('carl', { ...told, groups: ['coders', 'keepers'] });
    await come('carl');
    expect(await roleOf('carl@firm.example')).toBe('owner');
    await sql`update users set disabled_at = clock_timestamp() where email = 'carl@firm.example'`.execute(served.db);
    expect(await come('carl')).toMatchObject(refusal('disabled'));
  });

  test('a verified address links the person who has it here, once the operator turned that on', async () => {
    real.say('anna-firm', { email: 'anna@firm.example', email_verified: true, groups: ['keepers'] });
    expect((await come('anna-firm')).headers.location).toBe('/account');
    const { rows } = await sql`select action from audit_log where action = 'identity.linked'`.execute(served.db);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('a provider’s token is refused when', () => {
  let served: Served;
  beforeAll(async () => {
    served = await house(crooked.issuer);
  });
  afterAll(async () => served.stop());
  const come = async () => {
    const { address, cookie } = await begin(served);
    const { state } = crooked.hear(address);
    return comeBack(served, `${publicUrl}${callback}?${new URLSearchParams({ code: 'any', state })}`, cookie);
  };
  const long = 3600;
  const now = Math.floor(Date.now() / 1000);

  test('nothing is wrong it is taken: the person is only not known here', async () => {
    crooked.spoil({});
    expect(await come()).toMatchObject(refusal('unknown'));
  });

  test.each([
    ['its nonce is another', { nonce: 'another' }],
    ['it has no nonce', { nonce: undefined }],
    ['its issuer is another', { iss: 'https://other.example' }],
    ['it is for another client', { aud: 'another' }],
    ['it has expired', { iat: now - 2 * long, exp: now - long }],
    ['it says nobody', { sub: undefined }],
  ])('%s', async (_, claims) => {
    crooked.spoil(claims);
    expect(await come()).toMatchObject(refusal('failed'));
  });

  test('another signed it', async () => {
    crooked.spoil({}, 'foreign');
    expect(await come()).toMatchObject(refusal('failed'));
  });
});

test('a provider that is away is said to be away, and passwords go on', async () => {
  const served = await house('http://127.0.0.1:9');
  await addPerson(served.db, 'Anna', 'viewer');
  const { headers } = await served.app.inject({ url: '/sign-in/provider', headers: browser });
  expect(headers.location).toBe('/sign-in?provider=away');
  const { body } = await served.app.inject({ url: '/sign-in?provider=away&lang=en', headers: browser });
  expect(body).toContain('The provider does not answer.');
  expect(body).toContain('Sign in with Company');
  await signIn(served.app, 'Anna');
  await served.stop();
});
