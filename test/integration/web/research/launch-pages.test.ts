import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from '../../api/serve.ts';
import { formOf, type Person, personAt, wholeFormOf } from './researcher.ts';

let served: Served;
let anna: Person;
let boris: Person;
const rows = Array.from(
  { length: 40 },
  (_, i) => `${i + 1},Agency ${i + 1} Works,https://agency-${i + 1}.example,hello@agency-${i + 1}.example,London`,
);
const path = '/campaigns/spring/launch?lang=en';
const hashOf = (body: string): string => /<code class="hash">([0-9a-f]{64})<\/code>/u.exec(body)?.[1] ?? '';

beforeAll(async () => {
  served = await serve(false);
  anna = await personAt(served, 'anna', 'researcher');
  boris = await personAt(served, 'boris', 'approver');
  await anna.send('/campaigns/new', { slug: 'spring', title: 'Spring', from: 'starter', own: '' });
  await anna.upload('/campaigns/spring/frame/upload', {
    'agencies.csv': `Rank,Agency,Website,Email,City\n${rows.join('\n')}\n`,
  });
  const columns = '/campaigns/spring/frame/columns?lang=en&file=agencies.csv';
  await anna.send(columns, { ...formOf((await anna.get(columns)).body), country: 'GB' });
});
afterAll(async () => served.stop());

test('a sample that cannot be drawn keeps the launch closed and says why', async () => {
  expect((await anna.get('/campaigns/spring/sample?lang=en')).body).toContain('100 wanted, 40 there');
  const { body } = await anna.get(path);
  expect(body).toContain('Not yet: some checks do not hold');
  expect(body).not.toContain('Ask for the launch</button>');
  const form = wholeFormOf((await anna.get('/campaigns/spring/protocol?lang=en')).body);
  await anna.send('/campaigns/spring/protocol', {
    ...form,
    'p:sampling.size': '24',
    'p:sampling.seed': 'fixed for this test',
    do: 'save',
  });
  const ready = (await anna.get(path)).body;
  expect(ready).toMatch(/This writes to 24 studios; at most [\d.]+ hours of their time/u);
  expect(ready).toContain('Ask for the launch</button>');
});

test('before the launch the sample page shows the commitment and no studio', async () => {
  const { body } = await anna.get('/campaigns/spring/sample?lang=ru');
  expect(body).toMatch(/Обязательство: SHA-256 зерна<\/dt><dd><code class="hash">[0-9a-f]{64}/u);
  expect(body).not.toContain('agency-1.example');
});

test('letters are shown as each persona with each budget', async () => {
  const { body } = await boris.get('/campaigns/spring/letters?lang=en&persona=assistant&budget=fixed');
  expect(body).toContain('We have set aside around 6000 pounds for it.');
  expect(body).toContain('Martin Pell');
  expect(body).not.toContain('{{');
});

test('nobody approves a version of his own; a second person reads the same numbers and approves exactly this version', async () => {
  const hash = hashOf((await anna.get(path)).body);
  expect((await boris.send('/campaigns/spring/launch/ask', { hash })).status).toBe(403);
  expect((await anna.send('/campaigns/spring/launch/ask?lang=en', { hash })).location).toBe(path);
  expect((await anna.get(path)).body).toContain('You wrote this version: another person must approve it');
  const own = await anna.send('/campaigns/spring/launch/approve?lang=en', { hash });
  expect([own.status, own.body.includes('you wrote this version')]).toEqual([409, true]);
  const seen = (await boris.get(path)).body;
  expect(seen).toContain('This writes to 24 studios');
  expect(hashOf(seen)).toBe(hash);
  const other = await boris.send('/campaigns/spring/launch/approve?lang=en', { hash: 'f'.repeat(64) });
  expect(other.body).toContain('the protocol was changed meanwhile');
  await boris.send('/campaigns/spring/launch/decline?lang=en', { hash, note: 'Why London only?' });
  expect((await anna.get(path)).body).toContain('boris declined: Why London only?');
  await anna.send('/campaigns/spring/launch/ask', { hash });
  expect((await boris.send('/campaigns/spring/launch/approve?lang=en', { hash })).status).toBe(303);
  expect((await anna.get(path)).body).toContain('boris approved this version');
});

test('a launch is meant: it asks for the box, goes out once, and then the sample stands open', async () => {
  const hash = hashOf((await anna.get(path)).body);
  const slip = await anna.send('/campaigns/spring/launch/now?lang=en', { hash });
  expect([slip.status, slip.body.includes('Tick the box')]).toEqual([409, true]);
  await anna.send('/campaigns/spring/launch/cancel', { hash });
  expect((await anna.get(path)).body).toContain('Nobody has asked for the launch yet');
  await anna.send('/campaigns/spring/launch/ask', { hash });
  await boris.send('/campaigns/spring/launch/approve', { hash });
  const launched = await anna.send('/campaigns/spring/launch/now?lang=en', { hash, confirm: 'yes' });
  expect([launched.status, launched.location]).toEqual([303, '/campaigns/spring/live?lang=en']);
  const live = (await anna.get(launched.location)).body;
  expect(live).toContain('0 of 24 inquiries have been carried out');
  expect(live).toContain('Last first letter is due');
  const overview = (await anna.get('/campaigns/spring?lang=en')).body;
  expect(overview).toContain('Frame: 40 studios');
  expect(overview).toContain('Sample: 24 studios drawn from 40');
  const sample = (await anna.get('/campaigns/spring/sample?lang=en&q=agency-')).body;
  expect(sample).toContain('24 studios drawn from 40');
  expect(sample).toContain('The draw was made again just now');
  expect(sample.match(/\/inquiries\//gu)?.length).toBe(24);
  const fixed = /<th scope="row">Budget<\/th><td>fixed<\/td><td>(\d+)/u.exec(sample)?.[1];
  expect(Math.abs(Number(fixed) - 12)).toBeLessThanOrEqual(4);
  const form = formOf((await anna.get('/campaigns/spring/protocol?lang=en')).body);
  expect(form['p:objective.question']).toBeUndefined();
});

test('a running campaign is paused and resumed, and the one switch says what it holds back', async () => {
  expect((await anna.get('/campaigns/spring/live?lang=ru')).body).toContain('Задержит писем: 24');
  expect((await anna.send('/campaigns/spring/pause?lang=ru', {})).location).toContain('done=paused');
  expect((await anna.get('/campaigns?lang=en')).body).toContain('paused');
  expect((await boris.send('/campaigns/spring/resume', {})).status).toBe(403);
  expect((await anna.send('/campaigns/spring/resume?lang=ru', {})).location).toContain('done=resumed');
  const stop = await anna.get('/sending?lang=en');
  expect(stop.body).toContain('This holds back 24 letters of 1 campaigns');
  expect((await anna.send('/sending/stop?lang=en', { reason: 'x' })).status).toBe(422);
  await anna.send('/sending/stop', { reason: 'a studio asked us' });
  expect((await anna.get('/sending?lang=en')).body).toContain('All sending is stopped by anna');
  expect((await anna.get('/campaigns?lang=en')).body).toContain('all sending is stopped');
  expect((await anna.send('/sending/start?lang=en', { reason: 'cleared up' })).body).toContain(
    'Confirm what will go out',
  );
  await anna.send('/sending/start', { reason: 'cleared up', confirm: 'yes' });
});
