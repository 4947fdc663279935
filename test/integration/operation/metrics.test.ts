import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Scope } from '../../../services/api/auth/api-key.ts';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import type { UserId } from '../../../services/platform/ids.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { readText } from '../../unit/docs/compose-file.ts';
import { type Served, serve } from '../api/serve.ts';

type Alerts = { groups: { rules: { alert: string; expr: string }[] }[] };

let served: Served;
let userId: UserId;
beforeAll(async () => {
  served = await serve(false);
  await planInquiry(served.db);
  await planInquiry(served.db, { channel: 'mail', dueAt: new Date(Date.now() + 3_600_000) });
  const owner = {
    id: '00000000-0000-4000-8000-000000000001',
    email: 'owner@example.test',
    name: 'Owner',
    role: 'owner',
  };
  await served.db.insertInto('users').values(owner).execute();
  userId = owner.id as UserId;
});
afterAll(() => served.stop());

async function ask(url: string, scope: Scope) {
  const made = await createApiKey(served.db, { userId, label: 'monitoring', scopes: [scope] });
  const authorization = made.kind === 'created' ? `Bearer ${made.key}` : '';
  return served.app.inject({ url, headers: { authorization } });
}

test('metrics tell of due work, with a key of their own and no other', async () => {
  expect((await served.app.inject({ url: '/metrics' })).statusCode).toBe(401);
  expect((await ask('/metrics', 'read')).statusCode).toBe(403);
  const { statusCode, headers, body } = await ask('/metrics', 'watch');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/plain/);
  expect(body).toContain('zerkalo_campaigns{state="running"} 2');
  expect(body).toContain('zerkalo_attempts_due 1');
  expect(Number(/^zerkalo_attempts_oldest_due_seconds (.+)$/m.exec(body)?.[1])).toBeGreaterThan(30);
  expect(body).not.toContain('.example');
});

test('what went is not counted any more at the next look', async () => {
  await served.db.updateTable('campaigns').set({ state: 'paused' }).execute();
  const { body } = await ask('/metrics', 'watch');
  expect(body).toContain('zerkalo_campaigns{state="paused"} 2');
  expect(body).not.toContain('state="running"');
  expect(body).toContain('zerkalo_attempts_due 0');
  await served.db.updateTable('campaigns').set({ state: 'running' }).execute();
});

test('progress is stuck while a running campaign has nobody to carry its letters', async () => {
  const stuck = await ask('/healthz/progress', 'watch');
  expect(stuck.statusCode).toBe(503);
  expect(stuck.json()).toEqual({
    status: 'stuck',
    stuck: [
      { reason: 'no_relay', seconds: null },
      { reason: 'no_worker', seconds: null },
    ],
  });
  for (const process of ['relay', 'worker']) {
    await served.db.insertInto('process_heartbeats').values({ process, host: 'here', pid: 1 }).execute();
  }
  expect((await ask('/healthz/progress', 'watch')).json()).toEqual({ status: 'moving', stuck: [] });
});

test('every alert and every panel asks for metrics that are told, and every alert is explained', async () => {
  const { body } = await ask('/metrics', 'watch');
  const told = new Set([...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  const { groups } = parse(readText('ops/prometheus/alerts.yml')) as Alerts;
  const rules = groups.flatMap(({ rules: each }) => each);
  expect(rules.length).toBeGreaterThan(5);
  const asked = [...rules.map(({ expr }) => expr), readText('ops/grafana/zerkalo.json')].join('\n');
  const names = [...asked.matchAll(/zerkalo_[a-z0-9_]+/g)].map(([name]) => name);
  expect(names.filter((name) => !told.has(name))).toEqual([]);
  const manual = readText('docs/operator/monitoring.md');
  expect(rules.filter(({ alert }) => !manual.includes(`| \`${alert}\` |`))).toEqual([]);
  expect(
    [...told].filter(
      (name) => name?.startsWith('zerkalo_') && !name.startsWith('zerkalo_api_') && !manual.includes(`\`${name}`),
    ),
  ).toEqual([]);
});
