import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLog } from '../../../services/platform/log.ts';
import { publicToken } from '../../../services/releases/benchmark/proof/proof-token.ts';
import { sendStudioMails } from '../../../services/releases/benchmark/proof/send-mails.ts';
import { type DnsServer, dnsServer } from '../../support/dns-server.ts';
import { seedWave } from '../releases/seed-wave.ts';
import { linksIn, mapTo, type Page, type Post, postOffice, type WebSite, webSites } from './proof-world.ts';
import { cookiesOf, formGet, formPost, type StudioSite, studioSite } from './studio-site.ts';

const records = new Map<string, readonly string[] | 'silent'>();
const pages = new Map<string, Page>();
let names: DnsServer;
let web: WebSite;
let post: Post;
let site: StudioSite;

beforeAll(async () => {
  [names, web, post] = [await dnsServer(records), await webSites(pages), await postOffice()];
  site = await studioSite({ mail: true, map: mapTo(web.port), dnsServers: [names.address] });
});
afterEach(() => {
  records.clear();
  pages.clear();
});
afterAll(async () => {
  await site.stop();
  names.close();
  web.close();
  await post.close();
});

/** Begins a proof; what the browser keeps, and what it shall publish. */
async function begun(domain: string): Promise<{ cookie: string; token: string }> {
  const answer = await formPost(site.app, '/studio/domain?lang=en', { domain });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/studio/proof?lang=en']);
  const cookie = cookiesOf(answer);
  const page = await formGet(site.app, '/studio/proof?lang=en', cookie);
  const token = publicToken(cookie.slice('zerkalo-proof='.length), domain);
  expect(page.body.replaceAll('&#61;', '=')).toContain(token);
  return { cookie, token };
}

const look = (method: 'dns' | 'file', cookie: string) => formPost(site.app, '/studio/look?lang=en', { method }, cookie);
const sessionIn = (answer: { cookies: { name: string; value: string }[] }) =>
  answer.cookies.find(({ name }) => name === 'zerkalo-studio')?.value ?? '';

async function sendMails(from = 'studios@zerkalo.example'): Promise<void> {
  const smtp = { host: '127.0.0.1', port: post.port, secure: false, user: '', password: '' };
  const deps = { from, publicUrl: 'http://zerkalo.example', map: mapTo(web.port) };
  await sendStudioMails({ db: site.db, log: openLog('test', 'silent'), smtp, ...deps });
}

test('a TXT record proves the domain once, for the browser that asked, and what all can read helps nobody else', async () => {
  const { cookie, token } = await begun('dns.test');
  expect((await look('dns', cookie)).headers.location).toBe('/studio/proof?told=not_found&lang=en');
  records.set('_zerkalo-proof.dns.test', ['v=spf1 -all', token]);
  const stranger = await begun('dns.test');
  expect((await look('dns', stranger.cookie)).headers.location).toContain('told=not_found');
  const proved = await look('dns', cookie);
  expect(proved.headers.location).toBe('/studio?lang=en');
  expect(proved.headers['set-cookie']).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^zerkalo-studio=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/),
    ]),
  );
  const room = await formGet(site.app, '/studio?lang=en', `zerkalo-studio=${sessionIn(proved)}`);
  expect(room.body).toContain('The room of dns.test');
  expect((await look('dns', cookie)).headers.location).toContain('told=unknown');
  const stored = await site.db.selectFrom('studio_grants').select(['domain', 'proof', 'created_by']).execute();
  expect(stored).toContainEqual({ domain: 'dns.test', proof: 'TXT record', created_by: 'studio' });
});

test('a name server that is silent, tells nothing, or tells very much proves nothing', async () => {
  const { cookie, token } = await begun('quiet.test');
  records.set('_zerkalo-proof.quiet.test', 'silent');
  const began = Date.now();
  expect((await look('dns', cookie)).headers.location).toContain('told=not_found');
  expect(Date.now() - began).toBeLessThan(20_000);
  records.set('_zerkalo-proof.quiet.test', [`${token}x`, token.toUpperCase(), 'x'.repeat(3_000)]);
  expect((await look('dns', cookie)).headers.location).toContain('told=not_found');
  records.set('quiet.test', [token]);
  expect((await look('dns', cookie)).headers.location).toContain('told=not_found');
});

test('a file of the site proves the domain, also behind a redirect of the same host', async () => {
  const { cookie, token } = await begun('file.test');
  pages.set('file.test', ({ url }, response) => {
    if (url === '/.well-known/zerkalo-proof.txt') response.writeHead(302, { location: '/real.txt' }).end();
    else response.end(`# ours\r\n${token}\r\n`);
  });
  const proved = await look('file', cookie);
  expect(proved.headers.location).toBe('/studio?lang=en');
  expect(web.asked).toContain('file.test/.well-known/zerkalo-proof.txt');
});

test.each<[string, (token: string) => Page]>([
  [
    'a redirect to another host',
    (token) =>
      ({ headers }, response) => {
        if (headers.host === 'other.test') response.end(token);
        else response.writeHead(301, { location: 'http://other.test/.well-known/zerkalo-proof.txt' }).end();
      },
  ],
  ['redirects without end', () => (_, response) => response.writeHead(302, { location: '/again' }).end()],
  ['a page that is too large', (token) => (_, response) => response.end(`${token}\n${'x'.repeat(100_000)}`)],
  [
    'a page that is not found, though it says the token',
    (token) => (_, response) => response.writeHead(404).end(token),
  ],
  ['a token within other words', (token) => (_, response) => response.end(`<html>${token}</html>`)],
  ['a page that never ends', (token) => (_, response) => void response.writeHead(200).write(`${token}\n`)],
])('%s proves nothing, in bounded time', async (what, page) => {
  const domain = `bad-${what.length}.test`;
  const { cookie, token } = await begun(domain);
  const served = page(token);
  pages.set(domain, served);
  pages.set('other.test', served);
  const began = Date.now();
  expect((await look('file', cookie)).headers.location).toContain('told=not_found');
  expect(Date.now() - began).toBeLessThan(40_000);
  expect(web.asked.filter((asked) => asked.startsWith('other.test'))).toEqual([]);
});

test('a domain whose name leads to this machine or its network is not asked', async () => {
  const inside = await studioSite({
    mail: false,
    map: [],
    lookUp: async () => ['127.0.0.1'],
    dnsServers: [names.address],
  });
  const answer = await formPost(inside.app, '/studio/domain?lang=en', { domain: 'inside.test' });
  const before = web.asked.length;
  const looked = await formPost(inside.app, '/studio/look?lang=en', { method: 'file' }, cookiesOf(answer));
  expect(looked.headers.location).toContain('told=not_found');
  expect(web.asked.length).toBe(before);
  await inside.stop();
});

test('a letter goes to the chosen address of the domain and to no other; its link proves by the button alone, and once', async () => {
  const { cookie } = await begun('letter.test');
  const nobody = await formPost(site.app, '/studio/letter?lang=en', { role: 'thief@evil.example' }, cookie);
  expect(nobody.headers.location).toContain('told=role_missing');
  const asked = await formPost(site.app, '/studio/letter?lang=en', { role: 'hostmaster' }, cookie);
  expect(asked.headers.location).toBe('/studio/proof?told=mail_sent&lang=en');
  const again = await formPost(site.app, '/studio/letter?lang=en', { role: 'hostmaster' }, cookie);
  expect(again.headers.location).toContain('told=mail_too_often');
  await sendMails();
  await sendMails();
  expect(post.letters.map(({ to }) => to)).toEqual(['hostmaster@letter.test']);
  const [link = ''] = linksIn(post.letters[0]?.text ?? '');
  const path = link.slice('http://zerkalo.example'.length);
  // A scanner opens every link of a letter, more than once.
  for (let n = 0; n < 3; n++) expect((await formGet(site.app, path)).body).toContain('letter.test');
  expect(
    (await site.db.selectFrom('studio_grants').select('id').where('domain', '=', 'letter.test').execute()).length,
  ).toBe(0);
  const proved = await formPost(site.app, path, {});
  expect(proved.statusCode).toBe(303);
  expect(sessionIn(proved)).toMatch(/^[\w-]{43}$/);
  expect((await formPost(site.app, path, {})).headers.location).toContain('told=unknown');
  const { secret_sha256 } = await site.db
    .selectFrom('studio_mails')
    .select('secret_sha256')
    .where('domain', '=', 'letter.test')
    .executeTakeFirstOrThrow();
  expect(secret_sha256?.length).toBe(32);
});

test('a link and a question end after seven days', async () => {
  const { cookie, token } = await begun('late.test');
  await formPost(site.app, '/studio/letter', { role: 'info' }, cookie);
  await sendMails();
  const [link = ''] = linksIn(post.letters.at(-1)?.text ?? '');
  const old = new Date(Date.now() - 7 * 86_400_000 - 1_000);
  await site.db.updateTable('studio_mails').set({ armed_at: old }).where('domain', '=', 'late.test').execute();
  await site.db.updateTable('studio_challenges').set({ asked_at: old }).where('domain', '=', 'late.test').execute();
  expect((await formPost(site.app, link.slice('http://zerkalo.example'.length), {})).headers.location).toContain(
    'told=unknown',
  );
  records.set('_zerkalo-proof.late.test', [token]);
  expect((await look('dns', cookie)).headers.location).toContain('told=unknown');
});

test('while all sending is stopped no letter leaves, and afterwards it does', async () => {
  const { cookie } = await begun('stopped.test');
  await formPost(site.app, '/studio/letter', { role: 'admin' }, cookie);
  const before = post.letters.length;
  await site.db.updateTable('sending_switch').set({ stopped: true }).execute();
  await sendMails();
  expect(post.letters.length).toBe(before);
  await site.db.updateTable('sending_switch').set({ stopped: false }).execute();
  await sendMails();
  expect(post.letters.at(-1)?.to).toBe('admin@stopped.test');
});

test('a rehearsal writes to no domain that its map does not name, and nothing goes to who opted out', async () => {
  const before = post.letters.length;
  await formPost(site.app, '/opt-out', { domain: 'real-firm.example', role: 'info' });
  await site.db
    .insertInto('contact_suppressions')
    .values({ domain: 'gone.test', reason: 'asked', created_by: 'x' })
    .execute();
  const answer = await formPost(site.app, '/opt-out?lang=en', { domain: 'gone.test', role: 'info' });
  expect(answer.headers.location).toBe('/opt-out?told=mail_sent&lang=en');
  await sendMails();
  expect(post.letters.length).toBe(before);
});

test('anybody may ask to opt a domain out, and only who reads its letter does', async () => {
  const page = await formGet(site.app, '/opt-out?lang=ru');
  expect(page.body).toContain('Это навсегда.');
  expect((await formPost(site.app, '/opt-out?lang=ru', { domain: 'out.test', role: 'postmaster' })).statusCode).toBe(
    303,
  );
  await sendMails();
  const letter = post.letters.at(-1);
  expect(letter?.to).toBe('postmaster@out.test');
  const path = (linksIn(letter?.text ?? '')[0] ?? '').slice('http://zerkalo.example'.length);
  expect((await formGet(site.app, path)).body).toContain('out.test');
  const suppressed = () =>
    site.db.selectFrom('contact_suppressions').select('domain').where('domain', '=', 'out.test').execute();
  expect(await suppressed()).toEqual([]);
  expect((await formPost(site.app, path, {}, '', 'cross-site')).statusCode).toBe(403);
  expect((await formPost(site.app, path, {})).statusCode).toBe(200);
  expect(await suppressed()).toEqual([{ domain: 'out.test' }]);
  expect((await formPost(site.app, path, {})).headers.location).toContain('told=unknown');
});

test.each([
  ['', 'This is no domain.'],
  ['127.0.0.1', 'This is no domain.'],
  ['co.uk', 'Many firms have names below this one.'],
  ['github.io', 'Many firms have names below this one.'],
  ['vk.com/ourstudio', 'Many firms have pages on this host'],
  ['mail.ru', 'This is a mail provider.'],
  ['<script>alert(1)</script>', 'This is no domain.'],
])('the door keeps %s in its field and says why it proves nothing', async (typed, why) => {
  const answer = await formPost(site.app, '/studio/domain?lang=en', { domain: typed });
  expect([answer.statusCode, answer.body.includes(why)]).toEqual([400, true]);
  expect(answer.body).not.toContain('<script>alert');
});

test('letters of a domain, and all letters of an hour, are few whoever asks', async () => {
  const roles = ['info', 'postmaster', 'webmaster', 'hostmaster', 'admin'];
  const told: string[] = [];
  for (const role of [...roles, ...roles]) {
    const answer = await formPost(site.app, '/opt-out', { domain: 'flood.test', role });
    told.push(answer.statusCode === 303 ? 'sent' : 'refused');
  }
  expect(told).toEqual([...Array(5).fill('sent'), ...Array(5).fill('refused')]);
});

test('one caller posts thirty forms of a kind a minute and no more', async () => {
  const post = () =>
    site.app.inject({
      method: 'POST',
      url: '/studio/key',
      remoteAddress: '192.0.2.7',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'key=zs_wrong',
    });
  const statuses: number[] = [];
  for (let n = 0; n < 31; n++) statuses.push((await post()).statusCode);
  expect(statuses).toEqual([...Array(30).fill(303), 429]);
});

test('a sender whose domain a persona writes from sends nothing: it would give the persona away', async () => {
  await seedWave(site.db, 'unmasked', 'Unmasked', [{ name: 'Somebody', state: 'confirmed' }]);
  await formPost(site.app, '/opt-out', { domain: 'careful.test', role: 'info' });
  const before = post.letters.length;
  await sendMails('studios@mail.example');
  expect(post.letters.length).toBe(before);
  await sendMails();
  expect(post.letters.at(-1)?.to).toBe('info@careful.test');
});
