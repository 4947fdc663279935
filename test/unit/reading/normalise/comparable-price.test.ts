import { assert, constantFrom, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { DE_VAT, RU_VAT, vatRateOn } from '../../../../services/measures/price/vat-rates.ts';
import {
  comparablePrice,
  midpointOf,
  type PriceTerms,
  type StatedPrice,
} from '../../../../services/reading/normalise/comparable-price.ts';
import { noRates, rateLookup } from '../../../../services/reading/normalise/exchange-rate.ts';
import { readRatesFile } from '../../../../services/reading/normalise/read-rates-file.ts';

const own: PriceTerms = { country: null, into: null, rateOf: noRates };
const stated = (over: Partial<StatedPrice> = {}): StatedPrice => ({
  lowMinor: 30_000_000,
  highMinor: 45_000_000,
  currency: 'RUB',
  basis: 'project',
  vat: 'unknown',
  vatRate: null,
  on: '2026-03-10',
  ...over,
});
const paid = (over: Partial<StatedPrice>, terms: Partial<PriceTerms> = {}) =>
  comparablePrice(stated(over), { ...own, ...terms });

test.each([
  ['2018-12-31', 0.18],
  ['2019-01-01', 0.2],
  ['2025-12-31', 0.2],
  ['2026-01-01', 0.22],
])('the Russian rate on %s is %d', (on, rate) => {
  expect(vatRateOn(on, RU_VAT)).toBe(rate);
  expect(paid({ vat: 'excl', on, lowMinor: 10_000, highMinor: 10_000 })).toMatchObject({
    lowMinor: Math.round(10_000 * (1 + rate)),
    rules: ['vat_added_at_rate_of_day'],
  });
});

test.each([
  ['2020-06-30', 0.19],
  ['2020-07-01', 0.16],
  ['2020-12-31', 0.16],
  ['2021-01-01', 0.19],
])('the German rate on %s is %d', (on, rate) => {
  expect(vatRateOn(on, DE_VAT)).toBe(rate);
  const net = { vat: 'excl', currency: 'EUR', on, lowMinor: 950_000, highMinor: 950_000 };
  expect(paid(net, { country: 'DE' })).toMatchObject({ highMinor: Math.round(950_000 * (1 + rate)) });
});

test('the rate that a studio names stands before the rate of the day, and an unknown one is said', () => {
  expect(paid({ vat: 'excl', vatRate: 5 })).toMatchObject({
    lowMinor: 31_500_000,
    rules: ['vat_added_at_stated_rate'],
  });
  const euro = paid({ vat: 'excl', currency: 'EUR' });
  expect(euro).toMatchObject({ lowMinor: 30_000_000, rules: ['vat_on_top_of_unknown_rate'] });
  expect(paid({ vat: 'none' })).toMatchObject({ highMinor: 45_000_000, rules: ['vat_not_charged'] });
  expect(paid({ vat: 'incl' })).toMatchObject({ rules: ['vat_as_stated'] });
  expect(paid({})).toMatchObject({ rules: ['vat_unknown_taken_as_included'] });
});

test('the worked examples of the statistics: 300–450k net, 5,000 USD, 30,000 KZT', () => {
  const rates = rateLookup([
    { currency: 'USD', into: 'RUB', on: '2026-03-06', nominal: 1, rate: 80.25 },
    { currency: 'KZT', into: 'RUB', on: '2026-03-06', nominal: 100, rate: 15.5 },
  ]);
  const into = { into: 'RUB', rateOf: rates };
  expect(paid({ vat: 'excl' })).toMatchObject({ lowMinor: 36_600_000, highMinor: 54_900_000 });
  const dollars = { lowMinor: 500_000, highMinor: 500_000, currency: 'USD', vat: 'none' };
  expect(paid(dollars, into)).toMatchObject({ lowMinor: 40_125_000, currency: 'RUB' });
  const tenge = { lowMinor: 3_000_000, highMinor: 3_000_000, currency: 'KZT', vat: 'none' };
  expect(paid(tenge, into)).toMatchObject({
    lowMinor: 465_000,
    rules: ['vat_not_charged', 'converted_at_rate_of_day'],
  });
});

test('a currency without an imported rate is absent, never assumed', () => {
  expect(paid({ currency: 'EUR' }, { into: 'RUB' })).toEqual({ kind: 'absent', why: 'no_exchange_rate' });
  expect(paid({ currency: null })).toEqual({ kind: 'absent', why: 'no_currency' });
  expect(paid({ lowMinor: null, highMinor: null })).toEqual({ kind: 'absent', why: 'no_amount' });
});

test('the last rate holds over holidays and no longer, backwards too', () => {
  const rateOf = rateLookup([{ currency: 'EUR', into: 'RUB', on: '2025-12-30', nominal: 1, rate: 90 }]);
  expect(rateOf('EUR', 'RUB', '2026-01-11')).toEqual({ factor: 90, on: '2025-12-30' });
  expect(rateOf('EUR', 'RUB', '2026-01-12')).toBeNull();
  expect(rateOf('EUR', 'RUB', '2025-12-29')).toBeNull();
  expect(rateOf('RUB', 'EUR', '2025-12-31')?.factor).toBeCloseTo(1 / 90, 12);
});

test('open ends stay open, a range upside down is turned, and a basis is never changed', () => {
  expect(paid({ highMinor: null, vat: 'excl' })).toMatchObject({ lowMinor: 36_600_000, highMinor: null });
  expect(paid({ lowMinor: null })).toMatchObject({ lowMinor: null, highMinor: 45_000_000 });
  const turned = paid({ lowMinor: 45_000_000, highMinor: 30_000_000, basis: 'hour' });
  expect(turned).toMatchObject({ lowMinor: 30_000_000, highMinor: 45_000_000, basis: 'hour' });
  expect(midpointOf({ lowMinor: 100, highMinor: 400 })).toBe(200);
  expect(midpointOf({ lowMinor: 100, highMinor: null })).toBe(100);
});

test('whatever was stated, a comparable price has its ends in order and is never below what was asked', () => {
  const price = integer({ min: 1, max: 1_000_000_000 });
  assert(
    property(
      price,
      price,
      constantFrom('incl', 'excl', 'none', 'unknown'),
      double({ min: 0, max: 30, noNaN: true }),
      (a, b, vat, rate) => {
        const found = paid({ lowMinor: a, highMinor: b, vat, vatRate: rate });
        if (found.kind === 'absent') throw new Error(found.why);
        expect(found.lowMinor).toBeLessThanOrEqual(found.highMinor ?? 0);
        expect(found.lowMinor).toBeGreaterThanOrEqual(Math.min(a, b));
      },
    ),
  );
});

test('a file of rates is read with every fault at once', () => {
  const file =
    'date;currency;nominal;rate\n2026-03-06;EUR;1;91,25\n06.03.2026;EUR;1;91\n2026-03-06;EUR;1;92\n2026-03-06;euro;1;1\n2026-03-06;USD;0;80\n';
  const { rates, faults } = readRatesFile(file, 'RUB');
  expect(rates).toEqual([{ currency: 'EUR', into: 'RUB', on: '2026-03-06', nominal: 1, rate: 91.25 }]);
  expect(faults.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
  const decimalComma = readRatesFile('date,currency,nominal,rate\n2026-03-06,EUR,1,91,25\n', 'RUB');
  expect(decimalComma).toEqual({ rates: [], faults: [{ line: 2, problem: '5 cells under 4 columns' }] });
  expect(readRatesFile('day,price\n1,2\n', 'RUB').faults).toEqual([
    { line: 1, problem: 'missing columns: date, currency, nominal, rate' },
  ]);
});
