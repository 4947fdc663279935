import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from '../api/serve.ts';
import { day, seedWave } from '../releases/seed-wave.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(true);
  await seedWave(served.db, 'entry', 'Entry', [{ name: 'North', state: 'confirmed' }]);
  await sql`update inquiries set phone_e164 = '+78120000101'`.execute(served.db);
  await sql`update frame_units set phone_e164 = '+78121234501'`.execute(served.db);
  await sql`update field_clock set now_at = ${day(20)}`.execute(served.db);
});
afterAll(async () => served.stop());

const show = async (path: string) => (await served.app.inject({ url: path, headers: { accept: 'text/html' } })).body;
const entryIdOf = (markup: string): string => /name="entryId" value="([^"]+)"/u.exec(markup)?.[1] ?? '';
const send = (path: string, fields: Record<string, string>) =>
  served.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(fields).toString(),
  });
const call = {
  direction: 'inbound',
  theirs: '8 812 123-45-01',
  ours: '+78120000101',
  country: 'RU',
  at: '2026-10-07T10:15',
  zone: 'Europe/Moscow',
  disposition: 'answered',
  rangSeconds: '8',
  talkSeconds: '192',
  questions: 'Какой срок?\nЕсть ли логотип?',
  lowMajor: '300 000',
  currency: 'RUB',
  words: 'от трёхсот тысяч',
};

test.each([
  ['/calls/new', 'ru', 'Внести звонок'],
  ['/calls/new', 'en', 'Enter a call'],
  ['/messages/new', 'ru', 'Внести сообщение'],
  ['/messages/new', 'en', 'Enter a message'],
])('%s is a plain form in %s, every field with its label', async (path, language, title) => {
  const markup = await show(`${path}?lang=${language}`);
  expect(markup).toContain(`<h1>${title}</h1>`);
  const named = [...markup.matchAll(/<(?:input|select|textarea)[^>]* id="([^"]+)"/gu)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(8);
  for (const id of named) expect(markup).toContain(`<label for="${id}">`);
  expect(markup).not.toMatch(/<script|onclick|style=/u);
});

test('a call typed into the form is stored with its sheet, and reloading stores nothing more', async () => {
  const fields = { ...call, entryId: entryIdOf(await show('/calls/new')) };
  const sent = await send('/calls/new?lang=ru', fields);
  expect([sent.statusCode, sent.headers.location]).toEqual([303, expect.stringContaining('done=entered&')]);
  expect(await show(String(sent.headers.location))).toContain('Сохранено и отнесено к обращению');
  expect((await send('/calls/new', fields)).headers.location).toContain('done=enteredBefore');
  const { rows } = (await served.app.inject('/api/v1/calls')).json();
  expect(rows).toMatchObject([
    {
      studio: 'North',
      startedAt: '2026-10-07T07:15:00.000Z',
      billsec: 192,
      sheet: { price: { lowMinor: 30_000_000, highMinor: null }, questions: ['Какой срок?', 'Есть ли логотип?'] },
    },
  ]);
});

test('what is wrong is told field by field, what was typed is kept, and nothing is stored or run', async () => {
  const entryId = entryIdOf(await show('/calls/new'));
  const hostile = '"><script>alert(1)</script>';
  const { body } = await send('/calls/new?lang=en', {
    ...call,
    entryId,
    zone: 'Moon',
    country: 'x',
    lowMajor: 'much',
    words: '',
    notes: hostile,
  });
  for (const field of ['zone', 'country', 'lowMajor', 'words']) expect(body).toContain(`<li><a href="#${field}">`);
  expect(body).toContain(`value="${entryId}"`);
  expect(body).toContain('8 812 123-45-01');
  expect(body).not.toContain('<script>');
  const future = await send('/calls/new?lang=en', { ...call, entryId, at: '2027-01-01T10:00', theirs: 'abc' });
  expect(future.body).toContain('lies in the future');
  expect(future.body).toContain('is no telephone number');
  expect((await served.app.inject('/api/v1/calls')).json().rows).toHaveLength(1);
});

test('a message of somebody unknown is stored and said to wait', async () => {
  const { disposition: _, ...ends } = call;
  const entryId = entryIdOf(await show('/messages/new'));
  const fields = {
    ...ends,
    entryId,
    ours: '',
    theirs: '@somebody',
    channel: 'telegram',
    body: 'Здравствуйте!',
    sense: 'decide',
  };
  expect((await send('/messages/new', fields)).headers.location).toContain('done=queued');
  expect((await send('/messages/new', { ...fields, body: '' })).body).toContain('<a href="#body">');
});
