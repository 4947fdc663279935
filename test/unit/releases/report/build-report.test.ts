import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { estimateSchema } from '../../../../services/releases/report/estimate.ts';
import type { Answer, InquiryFacts } from '../../../../services/releases/report/inquiry-facts.ts';
import { reportSchema } from '../../../../services/releases/report/report-schema.ts';
import { THRESHOLDS } from '../../../../services/releases/report/thresholds.ts';
import {
  answer,
  confirmed,
  day,
  failed,
  inquiry,
  notSent,
  petersburgWave,
  quoteOf,
  reportOf,
  uncertain,
} from './facts.ts';

const many = (n: number, given: Partial<InquiryFacts>): InquiryFacts[] =>
  Array.from({ length: n }, (_, index) => inquiry({ inquiryId: `i${index}`, ...given }));
const answered = (n: number, days = 1) => many(n, { answers: [answer(days, 'substantive')] });

describe('rates', () => {
  test('below the threshold a share is printed without an interval and says why', () => {
    const few = reportOf(answered(THRESHOLDS.shareInterval - 1)).rates.AR2;
    expect(few).toMatchObject({ value: 1, n: 9, interval: null, whyNoInterval: 'too_few_cases' });
    expect(reportOf(answered(THRESHOLDS.shareInterval)).rates.AR2).toMatchObject({
      n: 10,
      interval: { upper: 1 },
      whyNoInterval: null,
    });
  });
  test('what our own captcha rule stopped lowers no rate, what the studio lost lowers AR1 only', () => {
    const { AR1, AR2 } = reportOf([
      ...answered(10),
      ...many(5, { delivery: notSent('captcha') }),
      ...many(5, { delivery: failed('bounced') }),
    ]).rates;
    expect([AR2.numerator, AR2.n, AR1.numerator, AR1.n]).toEqual([10, 10, 10, 15]);
  });
  test('a call and a letter are separate first contacts, and the parts make the whole', () => {
    const { modes, rates } = reportOf(petersburgWave());
    expect([modes.email.numerator, modes.phone.numerator, rates.silent.numerator]).toEqual([25, 5, 15]);
  });
});

describe('delay', () => {
  test('an answer after our own reminder is another outcome: the spontaneous clock stops at the reminder', () => {
    const reminded = inquiry({ answers: [answer(9, 'substantive')], nudgedAt: day(7) });
    const { delay, rates } = reportOf([...answered(10), reminded]);
    expect([delay.n, delay.answered, rates.AR2.numerator]).toEqual([11, 10, 10]);
  });
  test('an answer within the second of its delivery counts as at once, an earlier one as a faulty clock', () => {
    const early = (ms: number): Answer => ({ ...answer(0, 'substantive'), at: new Date(day(0).getTime() - ms) });
    const { delay } = reportOf([inquiry({ answers: [early(900)] }), inquiry({ answers: [early(60_000)] })]);
    expect(delay).toMatchObject({ n: 1, answered: 1, clockFaults: 1 });
  });
  test('the mean waiting time counts the silent up to the window, never only those who answered', () => {
    const { meanWaiting } = reportOf([...answered(10, 3), ...many(10, {})]).delay;
    expect(meanWaiting.value).toBeCloseTo(((3 + 30) / 2) * 1440, 6);
    expect(meanWaiting.interval).not.toBeNull();
  });
  test('too few answers give no interval of the mean waiting time', () => {
    expect(reportOf([...answered(4), ...many(10, {})]).delay.meanWaiting.whyNoInterval).toBe('too_few_events');
  });
});

describe('prices', () => {
  const priced = (thousands: number[], budget = 'none') =>
    thousands.map((thousand) => inquiry({ arm: { ...inquiry().arm, budget }, quote: quoteOf(thousand) }));
  test('budget arms are never pooled: the stated budget anchors the price', () => {
    const { prices } = reportOf([...priced([100, 200], 'low'), ...priced([800], 'high')]);
    expect(prices.map(({ budget, n }) => [budget, n])).toEqual([
      ['high', 1],
      ['low', 2],
    ]);
  });
  test('a net price has the value added tax of its day put on, a price per hour and another currency are left out and counted', () => {
    const net = inquiry({ quote: { ...quoteOf(100), vat: 'excl' } });
    const hourly = inquiry({ quote: { ...quoteOf(3), basis: 'hour' } });
    const euro = inquiry({ quote: { ...quoteOf(5), currency: 'EUR' } });
    const [prices] = reportOf([net, net, hourly, euro]).prices;
    expect(prices).toMatchObject({
      n: 2,
      currency: 'RUB',
      vat: { added: 2 },
      leftOut: { otherBasis: 1, otherCurrency: 1 },
    });
    expect(prices?.median.value).toBeCloseTo(12_200_000, 3);
  });
  test('a range counts at its geometric midpoint, open ends at the stated number', () => {
    const quotes = (['range', 'from', 'upto'] as const).map((form) => inquiry({ quote: quoteOf(100, form) }));
    const [prices] = reportOf(quotes).prices;
    expect(prices?.quotes.map(({ minor }) => minor)).toEqual([
      10_000_000,
      10_000_000,
      Math.round(10_000_000 * Math.sqrt(1.4)),
    ]);
  });
  test('a mean of prices claims no interval, and a quote of nothing is no quote', () => {
    const [prices] = reportOf([...priced([100, 200]), inquiry({ quote: quoteOf(0) })]).prices;
    expect(prices).toMatchObject({
      n: 2,
      mean: { whyNoInterval: 'no_method' },
      median: { whyNoInterval: 'too_few_quotes' },
    });
  });
});

const sorts = fc.constantFrom('auto', 'substantive', 'non_substantive', 'refusal', 'missed_call');
const anyInquiry = fc.record({
  delivery: fc.constantFrom(confirmed, uncertain, failed('bounced'), notSent('captcha'), { kind: 'pending' } as const),
  answers: fc.array(fc.record({ days: fc.double({ min: 0, max: 40, noNaN: true }), sort: sorts }), { maxLength: 4 }),
  optedOut: fc.boolean(),
  thousand: fc.option(fc.integer({ min: 1, max: 5000 })),
});

test('whatever the field brings, the report fits its schema, counts everybody once, and the parts make one', () => {
  fc.assert(
    fc.property(fc.array(anyInquiry, { maxLength: 30 }), fc.integer({ min: 0, max: 70 }), (rows, at) => {
      const facts = rows.map(({ delivery, answers, optedOut, thousand }, n) => {
        const came = answers
          .map(({ days, sort }) => answer(days, sort))
          .toSorted((a, b) => a.at.getTime() - b.at.getTime());
        return inquiry({
          inquiryId: `i${n}`,
          delivery,
          answers: came,
          optedOut,
          quote: thousand === null ? null : quoteOf(thousand),
        });
      });
      const report = reportOf(facts, day(at));
      expect([...Value.Errors({ Estimate: estimateSchema }, reportSchema, report)]).toEqual([]);
      const { sampled, settled, windowRunning, notDeliveredYet } = report.cases;
      expect(settled + windowRunning + notDeliveredYet).toBe(sampled);
      expect(report.dispositions.reduce((sum, { count }) => sum + count, 0)).toBe(settled);
      const { email, phone, messenger, other } = report.modes;
      const parts = [email, phone, messenger, other, report.rates.silent].map(({ numerator }) => numerator ?? 0);
      expect(parts.reduce((sum, x) => sum + x, 0)).toBe(report.rates.AR2.n);
    }),
    { numRuns: 200 },
  );
});
