import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { importRates } from '../../../services/reading/normalise/import-rates.ts';
import { ratesBetween } from '../../../services/reading/normalise/store.ts';
import { cloneDatabase } from '../../support/database.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await cloneDatabase();
  db = openDatabase(database.url, 2);
  drop = database.drop;
});
afterAll(async () => {
  await db?.destroy();
  await drop?.();
});

const given = { source: 'Bank of Russia', into: 'RUB', by: 'Anna' };
const file = readFileSync('test/fixtures/rates/bank-of-russia.csv');

test('rates are stored once with their source, and a file that differs from them is refused whole', async () => {
  expect(await importRates(db, { ...given, bytes: file })).toEqual({
    kind: 'imported',
    lines: 4,
    stored: 4,
    faults: [],
  });
  expect(await importRates(db, { ...given, bytes: file })).toMatchObject({ kind: 'imported', stored: 0 });
  const other = Buffer.from('date,currency,nominal,rate\n2026-03-07,EUR,1,99\n2026-03-08,EUR,1,92\n');
  expect(await importRates(db, { ...given, source: 'elsewhere', bytes: other })).toEqual({
    kind: 'differs',
    clashes: [{ currency: 'EUR', on: '2026-03-07', source: 'Bank of Russia' }],
  });
  const rates = await ratesBetween(db, '2026-03-10', '2026-03-20');
  expect(rates.map(({ on, currency, rate }) => [on, currency, rate])).toEqual([
    ['2026-03-06', 'EUR', 91.25],
    ['2026-03-06', 'KZT', 15.5],
    ['2026-03-07', 'EUR', 91.5],
    ['2026-03-07', 'USD', 80.25],
  ]);
  await expect(db.updateTable('exchange_rates').set({ rate: 1 }).execute()).rejects.toThrow();
});
