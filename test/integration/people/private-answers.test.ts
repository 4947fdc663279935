import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../../services/api/api.ts';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { buildSite } from '../../../services/web/build-site.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';
import { addPerson, browser, post, signIn } from '../../support/people.ts';

const home = mkdtempSync(join(tmpdir(), 'zerkalo-private-'));
const lines: string[] = [];
let place: TestDatabase;
let db: Database;
let app: Api;
let coderId: string;
let key: string;
beforeAll(async () => {
  place = await cloneDatabase();
  db = openDatabase(place.url, 4);
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  app = await buildSite({ db, log, config: { localAccess: false, publicUrl: 'https://zerkalo.example' } });
  await addPerson(db, 'Anna', 'owner');
  const coder = await addPerson(db, 'Carl', 'coder');
  coderId = coder.userId;
  const made = await createApiKey(db, { userId: coder.userId, label: 'x', scopes: ['code'] });
  key = made.kind === 'created' ? made.key : '';
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await place.drop();
  rmSync(home, { recursive: true, force: true });
});

const PRIVATE = [
  '/campaigns',
  '/account',
  '/admin/people',
  '/queues',
  '/sending',
  '/api/v1/campaigns',
  '/metrics',
  '/imports',
];

test('nothing that needs a sign-in is kept by a browser or a proxy, whether it was shown or refused', async () => {
  const cookie = await signIn(app, 'Anna');
  for (const url of PRIVATE) {
    const [mine, nobodys] = [
      await app.inject({ url, headers: { ...browser, cookie } }),
      await app.inject({ url, headers: { accept: 'application/json' } }),
    ];
    expect([url, mine.headers['cache-control']]).toEqual([url, 'no-store']);
    expect([url, nobodys.headers['cache-control']]).toEqual([url, 'no-store']);
  }
  const programs = await app.inject({ url: '/api/v1/campaigns', headers: { authorization: `Bearer ${key}` } });
  expect([programs.statusCode, programs.headers['cache-control']]).toEqual([403, 'no-store']);
});

test('signing out empties what the browser kept of this site', async () => {
  const cookie = await signIn(app, 'Anna');
  const out = await post(app, '/sign-out', {}, { cookie });
  expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
});

test('every refusal is in the log by the caller’s id and the route, without what he brought', async () => {
  lines.length = 0;
  const cookie = await signIn(app, 'Carl');
  await app.inject({ url: '/campaigns?secret=typed', headers: { ...browser, cookie } });
  await app.inject({ url: '/api/v1/campaigns', headers: { authorization: `Bearer ${key}` } });
  await app.inject({ url: '/api/v1/campaigns', headers: { authorization: `Bearer zk_${'x'.repeat(43)}` } });
  await app.inject({ method: 'POST', url: '/sending/stop', headers: { cookie, 'sec-fetch-site': 'cross-site' } });
  await post(app, '/sign-in', { name: 'x'.repeat(400), password: 'x' });
  await app.inject({
    method: 'POST',
    url: '/api/v1/sending/stop',
    headers: { authorization: `Bearer ${key}` },
    payload: '{',
  });
  const refused = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request.refused');
  expect(refused.map(({ code, by, user, route }) => [code, by, user, route])).toEqual([
    ['SCOPE_MISSING', 'session', coderId, '/campaigns'],
    ['SCOPE_MISSING', 'key', coderId, '/api/v1/campaigns'],
    ['KEY_UNKNOWN', undefined, undefined, '/api/v1/campaigns'],
    ['CROSS_SITE', undefined, undefined, '/sending/stop'],
    ['REQUEST_INVALID', undefined, undefined, '/sign-in'],
    ['SCOPE_MISSING', 'key', coderId, '/api/v1/sending/stop'],
  ]);
  const done = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request.done');
  expect(done).toContainEqual(expect.objectContaining({ route: '/campaigns', status: 403, user: coderId }));
  expect(lines.join('')).not.toMatch(/secret=typed|zk_x|xxxx/);
});

test('every answer carries the headers that keep a page to itself', async () => {
  for (const url of [
    '/sign-in',
    '/api/v1/campaigns',
    '/nowhere',
    '/releases',
    '/healthz',
    '/%zz',
    `/campaigns/${'x'.repeat(900)}`,
  ]) {
    const { headers } = await app.inject({ url, headers: { accept: 'text/html' } });
    expect(headers['strict-transport-security'], url).toBe('max-age=31536000; includeSubDomains');
    expect(headers['x-content-type-options'], url).toBe('nosniff');
    expect(headers['referrer-policy'], url).toBe('same-origin');
    const policy = String(headers['content-security-policy']);
    for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy, url).toContain(part);
  }
});

test('TRACE is not answered, and a text of a log line cannot begin another', async () => {
  const traced = await app.inject({ method: 'TRACE' as 'GET', url: '/sign-in', headers: { 'x-told': 'secret' } });
  expect([traced.statusCode >= 400, traced.body.includes('secret')]).toEqual([true, false]);
  lines.length = 0;
  await app.inject({ url: '/sign-in', headers: { 'user-agent': 'x\r\n{"level":60}' } }).catch(() => undefined);
  app.log.warn({ reason: 'a\n{"msg":"forged"}' }, 'test.line');
  expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  expect(lines.length).toBeGreaterThan(0);
});
