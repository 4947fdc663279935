import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import type { UserId } from '../../../services/platform/ids.ts';
import { seedWave } from '../releases/seed-wave.ts';
import { type Served, serve } from './serve.ts';

let guarded: Served;
let open: Served;
let userId: UserId;

beforeAll(async () => {
  guarded = await serve(false);
  open = await serve(true);
  userId = (await seedWave(guarded.db, 'wave', 'Wave', [])).userId as UserId;
});
afterAll(async () => {
  await guarded.stop();
  await open.stop();
});

async function newKey(scopes: ('read' | 'sending')[]): Promise<string> {
  const made = await createApiKey(guarded.db, { userId, label: 'test', scopes });
  if (made.kind !== 'created') throw new Error(made.kind);
  return made.key;
}
const list = (authorization?: string) =>
  guarded.app.inject({ url: '/api/v1/campaigns', headers: authorization === undefined ? {} : { authorization } });

test('without a key nothing of the field is shown, and a browser is asked for one', async () => {
  const answer = await list();
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.headers['www-authenticate']).toMatch(/^Basic/);
  expect(answer.json()).toMatchObject({ code: 'KEY_MISSING', status: 401 });
});

test('a key opens the research API as bearer token and as password', async () => {
  const key = await newKey(['read']);
  expect((await list(`Bearer ${key}`)).statusCode).toBe(200);
  expect((await list(`Basic ${Buffer.from(`anna:${key}`).toString('base64')}`)).statusCode).toBe(200);
});

test('a key is stored as a hash with a prefix that tells it apart', async () => {
  const key = await newKey(['read']);
  const stored = await guarded.db
    .selectFrom('api_keys')
    .selectAll()
    .where('prefix', '=', key.slice(0, 11))
    .executeTakeFirstOrThrow();
  expect(stored.secret_sha256).toHaveLength(32);
  expect(JSON.stringify(stored)).not.toContain(key);
});

test('an invented, a misshapen and a revoked key are refused alike', async () => {
  const key = await newKey(['read']);
  await guarded.db
    .updateTable('api_keys')
    .set({ revoked_at: new Date() })
    .where('prefix', '=', key.slice(0, 11))
    .execute();
  expect((await list(`Bearer ${key}`)).json()).toMatchObject({ code: 'KEY_UNKNOWN' });
  expect((await list(`Bearer zk_${'x'.repeat(43)}`)).json()).toMatchObject({ code: 'KEY_UNKNOWN' });
  expect((await list('Bearer zk_short')).json()).toMatchObject({ code: 'KEY_MISSING' });
});

test('a key that may read may not stop the sending', async () => {
  const key = await newKey(['read']);
  const answer = await guarded.app.inject({
    method: 'POST',
    url: '/api/v1/sending/stop',
    headers: { authorization: `Bearer ${key}` },
    payload: { reason: 'try' },
  });
  expect(answer.json()).toMatchObject({ code: 'SCOPE_MISSING', detail: 'sending' });
});

test('a key is made only for a user who exists', async () => {
  expect(await createApiKey(guarded.db, { userId: randomUUID() as UserId, label: 'x', scopes: [] })).toEqual({
    kind: 'user_unknown',
  });
});

test('local access is for this machine under its own name only: a foreign name that resolves here is refused', async () => {
  const ask = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    open.app.inject({ url: '/api/v1/campaigns', headers, remoteAddress });
  expect((await ask({ host: 'localhost:8080' })).statusCode).toBe(200);
  expect((await ask({ host: 'evil.example:8080' })).statusCode).toBe(401);
  expect((await ask({ host: 'localhost:8080' }, '192.0.2.7')).statusCode).toBe(401);
  expect((await ask({ host: 'localhost:8080', authorization: 'Bearer zk_wrong' })).statusCode).toBe(401);
});

test('a page of another site cannot stop the sending through the browser of somebody who may', async () => {
  const stop = (headers: Record<string, string>) =>
    open.app.inject({
      method: 'POST',
      url: '/api/v1/sending/stop',
      headers: { host: 'localhost', ...headers },
      payload: { reason: 'try' },
    });
  expect((await stop({ 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({ code: 'CROSS_SITE' });
  expect((await stop({ origin: 'https://evil.example' })).json()).toMatchObject({ code: 'CROSS_SITE' });
  expect((await stop({ origin: 'http://localhost' })).statusCode).toBe(200);
});
