import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISPOSITIONS, tallyDispositions } from '../../../../services/measures/outcome/dispositions.ts';
import { outcomeRates } from '../../../../services/measures/outcome/outcome-rates.ts';
import { clusteredShare } from '../../../../services/measures/rates/clustered-share.ts';
import { answerRates } from '../../../../services/releases/report/answer-rates.ts';
import { ownersOf } from '../../../../services/releases/report/owners.ts';
import { answer, inquiry, petersburgWave, quoteOf, reportOf } from './facts.ts';

const from = { inputHash: 'a'.repeat(64), codeVersion: 'zerkalo' };

describe('studios of one owner', () => {
  it('are those of one wave that share a telephone or a mailbox, one through the other', () => {
    const listed = [
      { inquiryId: 'a', email: 'info@north.example', phone: '+78120000001' },
      { inquiryId: 'b', email: null, phone: '+78120000001' },
      { inquiryId: 'c', email: 'Info@North.example', phone: null },
      { inquiryId: 'd', email: 'one@south.example', phone: '+78120000002' },
      { inquiryId: 'e', email: null, phone: null },
    ];
    expect(Object.fromEntries(ownersOf(listed))).toEqual({ a: 'a', b: 'a', c: 'a' });
  });

  it('are not the many that share the telephone of a call centre', () => {
    const listed = Array.from({ length: 6 }, (_, n) => ({ inquiryId: `i${n}`, email: null, phone: '+78120000001' }));
    expect(ownersOf(listed).size).toBe(0);
    expect(ownersOf(listed.slice(1)).size).toBe(5);
  });

  it('are held together in the interval of every share, which counts the owners and says so', () => {
    const all = petersburgWave().map((one, n) => ({ ...one, owner: n < 45 ? `owner ${Math.floor(n / 3)}` : null }));
    const { AR2 } = reportOf(all).rates;
    const alone = reportOf(petersburgWave()).rates.AR2;
    expect(AR2).toMatchObject({ numerator: 30, n: 45, value: alone.value, interval: { method: 'wilson_by_owners' } });
    const width = ({ interval }: typeof AR2): number => (interval?.upper ?? 0) - (interval?.lower ?? 0);
    expect(width(AR2)).toBeGreaterThan(width(alone) * 1.3);
    const few = all.map((one, n) => ({ ...one, owner: `owner ${n % 9}` }));
    expect(reportOf(few).rates.AR2).toMatchObject({ interval: null, whyNoInterval: 'too_few_owners' });
  });

  it('are held together in the intervals of prices, at every counting rule', () => {
    const quoted = (owners: number) =>
      reportOf(
        Array.from({ length: 36 }, (_, n) =>
          inquiry({
            ...{ inquiryId: `i${n}`, owner: `owner ${n % owners}` },
            quote: quoteOf(200 + 20 * (n % owners), 'point'),
          }),
        ),
      ).prices[0];
    const [alone, held, few] = [36, 12, 9].map(quoted);
    expect(alone?.median.interval?.method).toBe('order_statistics');
    expect(alone?.geometricMean.interval?.method).toBe('student_log');
    expect(held?.median.interval?.method).toBe('woodruff_by_owners');
    expect(held?.geometricMean.interval?.method).toBe('student_log_by_owners');
    expect(held?.rules.highEnd.median.interval?.method).toBe('woodruff_by_owners');
    expect(few?.median).toMatchObject({ n: 36, interval: null, whyNoInterval: 'too_few_owners' });
  });

  it('with one studio each give the interval of the cluster formula close to the plain one', () => {
    const { AR2 } = reportOf(petersburgWave()).rates;
    const groups = Array.from({ length: 45 }, (_, n) => ({ n: 1, x: n < 30 ? 1 : 0 }));
    const { lower } = clusteredShare(groups);
    expect(Math.abs((AR2.interval?.lower ?? 0) - (lower ?? 0))).toBeLessThan(0.02);
  });
});

it('each rate counts what the AAPOR classes of the reference count', () => {
  const names = DISPOSITIONS.map(({ name }) => name);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 60 }), (drawn) => {
      const settled = drawn.map((name, n) => ({
        name,
        facts: inquiry({ inquiryId: `i${n}`, answers: [answer(1, 'auto')] }),
      }));
      const { rates } = outcomeRates(tallyDispositions(drawn));
      const ours = answerRates(settled, from);
      const pairs = [
        [ours.AR1, rates.AR1],
        [ours.AR2, rates.AR2],
        [ours.silent, rates.silentRate],
        [ours.undelivered, rates.undeliveredRate],
      ] as const;
      for (const [own, reference] of pairs)
        expect([own.numerator, own.n, own.value]).toEqual([reference.x, reference.n, reference.p]);
    }),
  );
});
