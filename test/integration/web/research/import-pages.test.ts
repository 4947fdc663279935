import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from '../../api/serve.ts';
import { type Person, personAt } from './researcher.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url));
let served: Served;
let anna: Person;
beforeAll(async () => {
  served = await serve(false);
  anna = await personAt(served, 'anna', 'researcher');
});
afterAll(async () => served.stop());

test('rates and a calendar are imported from files; what is wrong is told and what was typed is kept', async () => {
  expect((await anna.get('/imports?lang=ru')).body).toContain('Календари ещё не загружены');
  const rates = await anna.upload(
    '/imports/rates?lang=en',
    { 'rates.csv': fixture('rates/bank-of-russia.csv') },
    { source: 'Bank of Russia', into: 'RUB' },
  );
  expect(rates.body).toMatch(/Imported: [1-9]/u);
  const nobody = await anna.upload(
    '/imports/calendar?lang=en',
    { 'ru.csv': fixture('calendars/ru-2027-invented.cp1251.csv') },
    { country: 'RU', source: '' },
  );
  expect([nobody.status, nobody.body.includes('say who published it')]).toEqual([422, true]);
  const calendar = await anna.upload(
    '/imports/calendar?lang=en',
    { 'ru.csv': fixture('calendars/ru-2027-invented.cp1251.csv') },
    { country: 'RU', source: 'Invented for tests' },
  );
  expect(calendar.body).toContain('Invented for tests');
  const broken = await anna.upload(
    '/imports/calendar?lang=en',
    { 'x.csv': 'nothing,of\nthis,kind' },
    { country: 'RU', source: 'Somebody' },
  );
  expect([broken.status, /line \d/u.test(broken.body), broken.body.includes('value="Somebody"')]).toEqual([
    422,
    true,
    true,
  ]);
});
