import { afterAll, beforeAll, expect, test } from 'vitest';
import { advanceFieldClock } from '../../../../services/platform/clock/field-clock.ts';
import { type Served, serve } from '../../api/serve.ts';
import { day, type SeededWave, seedWave } from '../../releases/seed-wave.ts';
import { type Person, personAt } from './researcher.ts';

let served: Served;
let wave: SeededWave;
let anna: Person;
let boris: Person;
beforeAll(async () => {
  served = await serve(false);
  wave = await seedWave(served.db, 'autumn', 'Autumn', [
    {
      name: 'North',
      state: 'confirmed',
      answers: [{ kind: 'human_substantive', afterDays: 1, subject: 'Your site', text: 'We would do it.' }],
    },
    { name: 'South', state: 'uncertain' },
    { name: 'West', state: 'not_sent', reason: 'captcha' },
  ]);
  await advanceFieldClock(served.db, day(41));
  anna = await personAt(served, 'anna', 'researcher');
  boris = await personAt(served, 'boris', 'approver');
});
afterAll(async () => served.stop());

test('a campaign whose rankings were never uploaded here shows what its wave was drawn from', async () => {
  const { body } = await anna.get('/campaigns/autumn?lang=en');
  expect(body).toContain('Frame: 3 studios');
  expect(body).toContain('Sample: 3 studios drawn from 3');
  expect(body).toContain('Dry run: none of this version');
  expect(body).not.toContain('Rankings: 0');
});

test('a message of somebody unknown waits, is given to a studio by its domain and can be decided anew', async () => {
  await anna.send('/messages/new', {
    entryId: '00000000-0000-4000-8000-000000000001',
    direction: 'inbound',
    theirs: '@somebody',
    ours: '',
    country: 'RU',
    at: '2026-10-07T10:15',
    zone: 'Europe/Moscow',
    channel: 'telegram',
    body: 'Good day, about your site.',
    sense: 'decide',
  });
  const queue = await anna.get('/queues/messages?lang=en');
  expect(queue.body).toContain('Mails and messages without an inquiry (1)');
  expect(queue.body).toContain('Good day, about your site.');
  expect((await boris.get('/queues/messages?lang=en')).body).not.toContain('This is theirs');
  const id = /name="whose"/u.test(queue.body) ? (/id="whose-([0-9a-f-]{36})"/u.exec(queue.body)?.[1] ?? '') : '';
  const lost = await anna.send(`/queues/messages/${id}?lang=en`, { source: 'messenger', whose: 'nowhere.test' });
  expect([
    lost.status,
    lost.body.includes('No inquiry goes by this'),
    lost.body.includes('value="nowhere.test"'),
  ]).toEqual([422, true, true]);
  const given = await anna.send(`/queues/messages/${id}?lang=en`, {
    source: 'messenger',
    whose: String(wave.inquiryIds[1]),
  });
  expect(given.status).toBe(303);
  expect((await anna.get(given.location)).body).toContain('Nothing waits here');
  const line = await anna.get(`/inquiries/${wave.inquiryIds[1]}?lang=en`);
  expect(line.body).toContain('Good day, about your site.');
});

test('uncertain attempts and disputes are listed with the way to them', async () => {
  const attempts = (await anna.get('/queues/attempts?lang=ru')).body;
  expect(attempts).toContain('South');
  expect(attempts).toContain('Повторно они не отправляются');
  expect((await anna.get('/queues/disputes?lang=en')).body).toContain('Nothing waits here');
  expect((await anna.get('/queues?lang=en')).body).toContain('Uncertain attempts (1)');
});

test('the inbox tab finds studios and tells who answered', async () => {
  const all = (await anna.get('/campaigns/autumn/inbox?lang=en')).body;
  for (const name of ['North', 'South', 'West']) expect(all).toContain(`>${name}</a>`);
  const silent = (await anna.get('/campaigns/autumn/inbox?lang=en&answered=silent')).body;
  expect([silent.includes('>North</a>'), silent.includes('>West</a>')]).toEqual([false, true]);
  expect((await anna.get('/campaigns/autumn/inbox?lang=en&q=Nor')).body).not.toContain('>South</a>');
  expect((await anna.get('/campaigns/autumn/coding?lang=ru')).status).toBe(200);
});
