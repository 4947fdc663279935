import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianRanks } from '../../../../services/measures/price/median-ranks.ts';
import { ownedGeometricInterval, ownedMedianInterval } from '../../../../services/measures/price/owned-prices.ts';
import { priceSummary } from '../../../../services/measures/price/price-summary.ts';

const prices = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 12, maxLength: 60 });
const single = (quotes: readonly number[]): number[][] => quotes.map((quote) => [quote]);

describe('prices of owners with one studio each', () => {
  it('have the t interval of their geometric mean', () => {
    fc.assert(
      fc.property(prices, (quotes) => {
        const { gmLower, gmUpper } = priceSummary(quotes);
        const { lower, upper } = ownedGeometricInterval(single(quotes));
        expect((lower ?? 0) / (gmLower ?? 1)).toBeCloseTo(1, 9);
        expect((upper ?? 0) / (gmUpper ?? 1)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('have a median between the quotes of the exact interval or their neighbours', () => {
    for (let n = 12; n <= 300; n++) {
      const { lower, upper } = ownedMedianInterval(single(Array.from({ length: n }, (_, i) => i + 1)));
      const { lowerRank } = medianRanks(n);
      expect(Math.abs((lower ?? 0) - (lowerRank ?? 0))).toBeLessThanOrEqual(1);
      expect(upper).toBe(n + 1 - (lower ?? 0));
    }
  });
});

describe('prices of owners with several studios', () => {
  /** 24 owners whose three studios state one price, in roubles. */
  const alike = Array.from({ length: 24 }, (_, g) => Array.from({ length: 3 }, () => 100_000 + 25_000 * g));

  it('say about the geometric mean what one quote of each owner says', () => {
    const { gmLower, gmUpper } = priceSummary(alike.flatMap(([one = 1]) => one));
    const { lower, upper } = ownedGeometricInterval(alike);
    expect([lower, upper].map((bound) => Math.round(bound ?? 0))).toEqual(
      [gmLower, gmUpper].map((bound) => Math.round(bound ?? 0)),
    );
  });

  it('say about the median what one quote of each owner says, to a neighbour', () => {
    const { lower, upper } = priceSummary(alike.flatMap(([one = 1]) => one)).medianOrderStat;
    const held = ownedMedianInterval(alike);
    expect(Math.abs((held.lower ?? 0) - (lower ?? 0))).toBeLessThanOrEqual(25_000);
    expect(Math.abs((held.upper ?? 0) - (upper ?? 0))).toBeLessThanOrEqual(25_000);
    expect(priceSummary(alike.flat()).medianOrderStat.lower ?? 0).toBeGreaterThan(held.lower ?? 0);
  });

  it('have intervals that hold the figure, move with the currency and do not hang on the order', () => {
    const groups = fc.array(fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 5 }), { maxLength: 40 });
    fc.assert(
      fc.property(groups, (sets) => {
        const { median, geometricMean } = priceSummary(sets.flat());
        const found = [ownedMedianInterval(sets), ownedGeometricInterval(sets)];
        for (const [i, figure] of [median, geometricMean].entries()) {
          const { lower = null, upper = null } = found[i] ?? {};
          expect(lower ?? 0).toBeLessThanOrEqual((figure ?? Infinity) * (1 + 1e-9));
          expect(upper ?? Infinity).toBeGreaterThanOrEqual((figure ?? 0) * (1 - 1e-9));
        }
        expect(ownedMedianInterval(sets.toReversed().map((own) => own.toReversed()))).toEqual(found[0]);
        const dearer = ownedMedianInterval(sets.map((own) => own.map((quote) => 8 * quote)));
        expect(dearer.lower).toBe(found[0]?.lower == null ? null : 8 * found[0].lower);
      }),
    );
  });

  it('have no interval below two owners, and an open end where too few stand behind it', () => {
    expect(ownedMedianInterval([[1, 2, 3]])).toEqual({ lower: null, upper: null });
    expect(ownedGeometricInterval([[1, 2, 3], []])).toEqual({ lower: null, upper: null });
    expect(ownedMedianInterval([])).toEqual({ lower: null, upper: null });
    expect(ownedMedianInterval([[1], [2], [3]])).toEqual({ lower: null, upper: null });
    expect(() => ownedGeometricInterval([[1], [0]])).toThrow('IMPOSSIBLE_PRICE');
  });
});
