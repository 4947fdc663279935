import { describe, expect, it } from 'vitest';
import { normaliseQuote, type StatedQuote } from '../../../../services/measures/price/normalise-quote.ts';
import { RU_VAT, vatRateOn } from '../../../../services/measures/price/vat-rates.ts';

const RUB = { currency: 'RUB', vat: 'included', vatRate: 0.22 } as const;

describe('a stated quote', () => {
  it('turned upside down is turned back with a flag', () => {
    const quote: StatedQuote = { ...RUB, kind: 'range', lo: 500, hi: 300 };
    expect(normaliseQuote(quote)).toMatchObject({ lo: 300, hi: 500, swapped: true });
  });

  it('"up to" starts at zero and "from" has no end', () => {
    expect(normaliseQuote({ ...RUB, kind: 'upto', hi: 300 })).toMatchObject({ lo: 0, hi: 300 });
    expect(normaliseQuote({ ...RUB, kind: 'from', lo: 300 })).toMatchObject({ lo: 300, hi: null });
  });

  it('by the hour without hours stays out of project prices', () => {
    const quote: StatedQuote = { ...RUB, kind: 'hourly', rate: 2000, vat: 'excluded' };
    expect(normaliseQuote(quote)).toEqual({ kind: 'hourly-rate', rubPerHour: 2440 });
  });

  it('without VAT mentioned is taken as it is, with the other reading beside it', () => {
    const quote: StatedQuote = { ...RUB, kind: 'range', lo: 100, hi: 200, vat: 'unknown' };
    const variant = { vatImputed: true, lo: 100, hi: 200, hiVariantLo: 122, hiVariantHi: 244 };
    expect(normaliseQuote(quote)).toMatchObject(variant);
  });

  it('on the net basis loses the VAT it contains and no other', () => {
    const net = (quote: StatedQuote) => normaliseQuote(quote, 'net');
    expect(net({ ...RUB, kind: 'point', lo: 122, hi: 122 })).toMatchObject({ lo: 100, hi: 100 });
    expect(net({ ...RUB, kind: 'point', lo: 100, hi: 100, vat: 'excluded' })).toMatchObject({ lo: 100 });
    expect(net({ ...RUB, kind: 'point', lo: 100, hi: 100, vat: 'none' })).toMatchObject({ lo: 100 });
    expect(net({ ...RUB, kind: 'point', lo: 122, hi: 122, vat: 'unknown' })).toMatchObject({
      lo: 122,
      hiVariantLo: 100,
    });
  });

  it('that is no price is null', () => {
    expect(normaliseQuote({ ...RUB, kind: 'none' })).toBeNull();
    expect(normaliseQuote({ ...RUB, kind: 'refused' })).toBeNull();
  });

  it('without the rate it needs, or not above zero, is refused', () => {
    const dollars: StatedQuote = { kind: 'point', lo: 5, hi: 5, currency: 'USD', vat: 'none' };
    expect(normaliseQuote(dollars)).toEqual({ kind: 'refused', error: 'FX_MISSING' });
    const taxed: StatedQuote = { kind: 'point', lo: 5, hi: 5, currency: 'RUB', vat: 'excluded' };
    expect(normaliseQuote(taxed)).toEqual({ kind: 'refused', error: 'VAT_RATE_MISSING' });
    const nothing: StatedQuote = { ...RUB, kind: 'point', lo: 0, hi: 0 };
    expect(normaliseQuote(nothing)).toEqual({ kind: 'refused', error: 'PRICE_NOT_POSITIVE' });
  });
});

describe('the VAT table', () => {
  it.each([
    ['2014-08-19', 0.18],
    ['2018-12-31', 0.18],
    ['2019-01-01', 0.2],
    ['2025-12-31', 0.2],
    ['2026-01-01', 0.22],
  ])('on %s says %d', (date, rate) => {
    expect(vatRateOn(date, RU_VAT)).toBe(rate);
  });

  it('says nothing before it begins', () => {
    expect(vatRateOn('1999-01-01', RU_VAT)).toBeNull();
  });
});
