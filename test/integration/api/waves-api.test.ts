import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../../services/api/auth/api-keys.ts';
import { launchCampaign } from '../../../services/field/inquiries/launch-campaign.ts';
import { advanceFieldClock, beginRehearsal } from '../../../services/platform/clock/field-clock.ts';
import { closeField } from '../../../services/releases/close/close-field.ts';
import { approved, type Desk, files, protocolSource, ranking } from '../design/campaign-desk.ts';
import { type Served, serve } from './serve.ts';

let served: Served;
let desk: Desk;
let keys: { first: string; second: string };
const start = new Date('2031-03-03T07:00:00Z');
const day = (days: number): Date => new Date(start.getTime() + days * 86_400_000);

beforeAll(async () => {
  served = await serve(false, 10_000, { publicUrl: 'https://audit.example' });
  const { db } = served;
  await beginRehearsal(db, start);
  desk = await approved(db, { id: 'yearly', size: 4 });
  await launchCampaign(db, { ...desk, actor: desk.author, files: files(ranking(8, 'api.example')) });
  await sql`update attempts set state = 'confirmed', reason = 'smtp_250', armed_at = field_now(), settled_at = field_now(),
    delivered_at = field_now()`.execute(db);
  const key = async (userId: Desk['author']) => {
    const made = await createApiKey(db, { userId, label: 'test', scopes: ['read', 'design', 'approve'] });
    if (made.kind !== 'created') throw new Error(made.kind);
    return made.key;
  };
  keys = { first: await key(desk.author), second: await key(desk.second) };
});
afterAll(async () => served.stop());

const call = async (method: 'GET' | 'POST', path: string, payload?: object, key = keys.first) => {
  const headers = { authorization: `Bearer ${key}` };
  const url = `/api/v1/campaigns/yearly${path}`;
  const { statusCode, body } = await served.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: statusCode, body: JSON.parse(body) };
};

test('a wave is planned by one, approved by another and launched, each with its own scope', async () => {
  expect((await call('POST', '/waves', { kind: 'panel', seed: 'api seed 2' })).body).toMatchObject({
    code: 'ACT_REFUSED',
    detail: 'wave_open',
  });
  await advanceFieldClock(served.db, day(400));
  await closeField(served.db, 'yearly');
  const planned = await call('POST', '/waves', { kind: 'panel', seed: 'api seed 2' });
  expect(planned).toMatchObject({ status: 200, body: { number: 2 } });
  const { hash } = planned.body;
  expect((await call('GET', '/waves/plan')).body.plan).toMatchObject({ kind: 'panel', hash, approved: false });
  expect((await call('POST', '/waves/approve', { hash })).body.detail).toBe('same_person');
  expect((await call('POST', '/waves/withdraw', undefined, keys.second)).status).toBe(403);
  expect((await call('POST', '/waves/approve', { hash }, keys.second)).body).toEqual({ number: 2, hash });
  expect((await call('POST', '/waves/launch', {})).body).toMatchObject({ wave: 'panel', inquiries: 4, excluded: {} });
  expect((await call('GET', '')).body.waves).toHaveLength(2);
});

test('an amendment is proposed, shown and put into force, and what it may not change is named', async () => {
  const source = protocolSource({ id: 'yearly', size: 4 });
  const amend = (text: string) =>
    call('POST', '/amendments', { source: text, format: 'yaml', reason: 'more hours are justified' });
  expect(await amend(source.replace(/responseDays: \d+/u, 'responseDays: 20'))).toMatchObject({
    status: 409,
    body: {
      detail: 'locked',
      errors: [{ at: 'windows.responseDays', message: 'letters were sent under this window' }],
    },
  });
  expect((await amend(source.replace('title:', 'titel:'))).status).toBe(400);
  const proposed = await amend(source.replace(/campaignBurdenHours: \d+/u, 'campaignBurdenHours: 900'));
  expect(proposed.body).toMatchObject({ afterFirstLetter: true, changes: [{ path: 'rules.campaignBurdenHours' }] });
  const { hash } = proposed.body;
  expect((await call('POST', '/amendments/approve', { hash }, keys.second)).body).toEqual({ hash });
  const deviation = { happenedOn: '2031-03-05', planned: 'two coders', done: 'one coder', why: 'illness' };
  expect((await call('POST', '/deviations', deviation)).body).toEqual({ done: true });
  expect((await call('POST', '/deviations', { ...deviation, wave: 9 })).body.detail).toBe('wave_unknown');
  const { versions, amendments, deviations } = (await call('GET', '/registration')).body;
  expect([versions.length, amendments.length, deviations.length]).toEqual([2, 1, 1]);
});

test('the look before a launch tells everything, and the debrief waits for the end of the silence stage', async () => {
  const { items } = (await call('GET', '/preflight')).body;
  const states = Object.fromEntries(items.map(({ id, state }: { id: string; state: string }) => [id, state]));
  expect(states).toMatchObject({ approval: 'ready', rankings: 'fault', calendar: 'fault' });
  expect((await call('POST', '/debrief', {})).body.detail).toBe('field_open');
  expect((await call('POST', '/debrief', { wave: 1 })).body).toEqual({ opened: true });
  expect((await call('POST', '/debrief', { wave: 1 })).body).toEqual({ opened: false });
  expect((await call('GET', '/debrief?wave=1')).body).toMatchObject({
    contacted: 4,
    gaveReason: 0,
    reasons: [{ studios: 0 }, {}, {}, {}, {}, {}, {}, {}, {}],
  });
});

test('a disposition is overruled for a reason', async () => {
  const [row] = await served.db.selectFrom('current_dispositions').select('inquiry_id').limit(1).execute();
  const url = `/api/v1/inquiries/${row?.inquiry_id}/disposition`;
  const headers = { authorization: `Bearer ${keys.first}` };
  const payload = { to: 'CLOSED', reason: 'the firm is gone' };
  const said = await served.app.inject({ method: 'POST', url, headers, payload });
  expect(said.json()).toEqual({ from: 'SILENT_DELIVERED', to: 'CLOSED' });
  const again = await served.app.inject({ method: 'POST', url, headers, payload });
  expect([again.statusCode, again.json().detail]).toEqual([409, 'same_disposition']);
});
