import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROBLEMS } from '../../../services/api/errors/problems.ts';
import { seedWave } from '../releases/seed-wave.ts';
import { type Served, serve } from './serve.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(true);
  await seedWave(served.db, 'wave', 'Wave', []);
});
afterAll(async () => served.stop());

test.each([
  ['/api/v1/campaigns?limit=0', 'REQUEST_INVALID'],
  ['/api/v1/campaigns?colour=red', 'REQUEST_INVALID'],
  ['/api/v1/campaigns?cursor=bm90IG91cnM', 'CURSOR_INVALID'],
  ['/api/v1/campaigns/nowhere', 'CAMPAIGN_UNKNOWN'],
  ['/api/v1/campaigns/nowhere/report', 'CAMPAIGN_UNKNOWN'],
  ['/api/v1/campaigns/wave/report?wave=7', 'WAVE_UNKNOWN'],
  ['/api/v1/inquiries/00000000-0000-4000-8000-000000000000', 'INQUIRY_UNKNOWN'],
  ['/api/v1/inquiries/1%20or%201=1', 'REQUEST_INVALID'],
  ['/api/v1/nothing', 'ROUTE_UNKNOWN'],
] as const)('%s answers with problem %s', async (url, code) => {
  const answer = await served.app.inject(url);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.json()).toMatchObject({ code, status: PROBLEMS[code].status, title: PROBLEMS[code].title });
  expect(answer.statusCode).toBe(PROBLEMS[code].status);
});

test('a broken body and a wrong media type are told apart', async () => {
  const post = (payload: string, type: string) =>
    served.app.inject({ method: 'POST', url: '/api/v1/sending/stop', headers: { 'content-type': type }, payload });
  expect((await post('{', 'application/json')).json()).toMatchObject({ code: 'BODY_UNREADABLE' });
  expect((await post('<a/>', 'application/xml')).json()).toMatchObject({ code: 'MEDIA_TYPE_UNSUPPORTED' });
});

test('too many requests of one caller are refused with the time to wait', async () => {
  const hurried = await serve(true, 3);
  let answer = await hurried.app.inject('/api/v1/campaigns');
  for (let n = 0; n < 3; n++) answer = await hurried.app.inject('/api/v1/campaigns');
  await hurried.stop();
  expect(answer.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
});

test('a failure inside says nothing of itself, and readiness says that the database is away', async () => {
  const broken = await serve(true);
  await broken.dropDatabase();
  const answer = await broken.app.inject('/api/v1/campaigns');
  expect(answer.json()).toMatchObject({ code: 'INTERNAL' });
  expect(answer.body).not.toMatch(/database|connect|stack/i);
  expect((await broken.app.inject('/readyz')).json()).toMatchObject({ code: 'NOT_READY' });
  await broken.stop();
});

test('the error table holds what the code uses and nothing else', () => {
  const used = new Set<string>();
  for (const room of ['services/api', 'services/web']) {
    for (const file of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('errors/problems.ts')) continue;
      for (const [, code = ''] of readFileSync(join(room, file), 'utf8').matchAll(/'([A-Z]+(?:_[A-Z]+)*)'/g))
        used.add(code);
    }
  }
  expect(Object.keys(PROBLEMS).filter((code) => !used.has(code))).toEqual([]);
});
