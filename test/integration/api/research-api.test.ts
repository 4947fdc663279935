import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../../services/api/api.ts';
import { buildApi } from '../../../services/api/build-api.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { openLog } from '../../../services/platform/log.ts';
import { cloneDatabase, type TestDatabase } from '../../support/database.ts';

let place: TestDatabase;
let db: Database;
let app: Api;

beforeAll(async () => {
  place = await cloneDatabase();
  db = openDatabase(place.url, 4);
  app = await buildApi({ db, log: openLog('test', 'silent'), config: { localAccess: true } });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await db.destroy();
  await place.drop();
});

test('the service says that it lives and that its database answers', async () => {
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready', clock: 'wall' });
});

test('an empty installation lists no campaigns', async () => {
  const answer = await app.inject('/api/v1/campaigns');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ rows: [], next: null });
});
test('the reference page and the description are served from here, under a policy that names its one script', async () => {
  const page = await app.inject('/api/docs/');
  expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^ ;]+';/);
  expect((await app.inject('/api/docs/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
});
