import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SeededWave, type Studio, seedWave } from '../releases/seed-wave.ts';
import { type Served, serve } from './serve.ts';

const studios: Studio[] = [
  {
    name: 'Студия «Север»',
    state: 'confirmed',
    answers: [
      { kind: 'auto_ack', afterDays: 0.001, text: 'Ваша заявка принята' },
      {
        kind: 'human_substantive',
        afterDays: 1,
        text: 'Сайт под ключ — от 300 до 500 тыс. руб.',
        price: { low: 30_000_000, high: 50_000_000 },
      },
    ],
  },
  { name: 'Silent', state: 'confirmed' },
  { name: 'Captcha', state: 'not_sent', reason: 'captcha' },
  { name: 'Planned', state: 'planned' },
];

let served: Served;
let wave: SeededWave;
const get = async (url: string) => served.app.inject(url);

beforeAll(async () => {
  served = await serve(true);
});
afterAll(async () => served.stop());

test('the service says that it lives and that its database answers', async () => {
  expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await get('/readyz')).json()).toEqual({ status: 'ready', clock: 'wall' });
});

test('an empty installation lists no campaigns', async () => {
  expect((await get('/api/v1/campaigns')).json()).toEqual({ rows: [], next: null });
});

test('the reference page and the description are served from here, under a policy that names its one script', async () => {
  const page = await get('/api/docs/');
  expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^ ;]+';/);
  expect((await get('/api/docs/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
});

test('a campaign shows its waves, and every answer about a rehearsal says so', async () => {
  wave = await seedWave(served.db, 'petersburg', 'Petersburg', studios);
  const campaign = await get('/api/v1/campaigns/petersburg');
  expect(campaign.headers['x-zerkalo-rehearsal']).toBe('true');
  expect(campaign.json()).toMatchObject({
    slug: 'petersburg',
    rehearsal: true,
    waves: [{ number: 1, fieldClosedAt: null }],
  });
  for (const list of ['inquiries', 'studios', 'replies', 'progress', 'report']) {
    const answer = await get(`/api/v1/campaigns/petersburg/${list}`);
    expect([list, answer.statusCode, answer.headers['x-zerkalo-rehearsal']]).toEqual([list, 200, 'true']);
  }
});

test('a list is paged by a cursor without losing or repeating a row', async () => {
  const names: string[] = [];
  let cursor = '';
  do {
    const page = (await get(`/api/v1/campaigns/petersburg/studios?limit=3${cursor}`)).json();
    names.push(...page.rows.map((row: { name: string }) => row.name));
    cursor = page.next === null ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  expect(names).toEqual(studios.map(({ name }) => name));
});

test('inquiries can be asked for by state', async () => {
  const failed = (await get('/api/v1/campaigns/petersburg/inquiries?state=not_sent')).json();
  expect(failed.rows).toMatchObject([{ studio: 'Captcha', state: 'not_sent', reason: 'captcha', rehearsal: true }]);
});

test('one inquiry tells its life in the order of field time', async () => {
  const { timeLine, ...inquiry } = (await get(`/api/v1/inquiries/${wave.inquiryIds[0]}`)).json();
  expect(inquiry).toMatchObject({ studio: 'Студия «Север»', campaign: 'petersburg', state: 'confirmed' });
  expect(timeLine).toMatchObject([
    { source: 'attempt', kind: 'confirmed', step: 'inquiry' },
    { source: 'message', kind: 'auto_ack', quotes: [] },
    {
      source: 'message',
      kind: 'human_substantive',
      quotes: [{ isMain: true, lowMinor: 30_000_000, highMinor: 50_000_000 }],
    },
  ]);
});

test('replies are those of people, machines only when asked for', async () => {
  expect((await get('/api/v1/campaigns/petersburg/replies')).json().rows).toHaveLength(1);
  expect((await get('/api/v1/campaigns/petersburg/replies?machines=true')).json().rows).toHaveLength(2);
});

test('progress puts each inquiry into one count', async () => {
  const { counts } = (await get('/api/v1/campaigns/petersburg/progress')).json();
  expect(counts).toEqual({
    total: 4,
    waiting: 1,
    inFlight: 0,
    confirmed: 2,
    uncertain: 0,
    failed: 1,
    bounced: 0,
    answeredByPerson: 1,
    answeredByMachineOnly: 0,
  });
});

test('progress comes as server-sent events, one for each change', async () => {
  const url = await served.app.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${url}/api/v1/campaigns/petersburg/progress/events`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(answer.headers.get('x-zerkalo-rehearsal')).toBe('true');
  const reader = answer.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  expect(first).toMatch(/^event: progress\ndata: \{"slug":"petersburg"/);
  await served.db.updateTable('campaigns').set({ title: 'Changed' }).execute();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"title":"Changed"');
  await reader?.cancel();
});

test('one switch stops all sending, says who did it, and saying it twice changes nothing', async () => {
  const stop = () =>
    served.app.inject({ method: 'POST', url: '/api/v1/sending/stop', payload: { reason: 'a studio complained' } });
  expect((await stop()).json()).toMatchObject({ stopped: true, changedBy: 'local', reason: 'a studio complained' });
  const first = (await stop()).json();
  expect((await get('/api/v1/sending')).json()).toEqual(first);
  const logged = await served.db
    .selectFrom('audit_log')
    .select('action')
    .where('action', '=', 'sending.stopped')
    .execute();
  expect(logged).toHaveLength(1);
  const start = await served.app.inject({
    method: 'POST',
    url: '/api/v1/sending/start',
    payload: { reason: 'settled' },
  });
  expect(start.json()).toMatchObject({ stopped: false });
});

test('an open stream does not keep the server from stopping', async () => {
  const { app, db, stop } = await serve(true);
  await seedWave(db, 'wave', 'Wave', []);
  const answer = await fetch(
    `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/v1/campaigns/wave/progress/events`,
  );
  const ended = answer.text();
  await stop();
  expect(await ended).toMatch(/^event: progress/);
}, 10_000);

test('a letter that came back for good stands among the delivered and is told beside them', async () => {
  const back = { kind: 'bounce', afterDays: 0.1, hard: true };
  await seedWave(served.db, 'returned', 'Returned', [
    { name: 'Gone', state: 'confirmed', channel: 'mail', answers: [back] },
    { name: 'By form', state: 'confirmed', channel: 'form', answers: [back] },
    { name: 'There', state: 'confirmed', channel: 'mail' },
  ]);
  const { counts } = (await get('/api/v1/campaigns/returned/progress')).json();
  expect(counts).toMatchObject({ total: 3, confirmed: 3, bounced: 1, failed: 0 });
});
