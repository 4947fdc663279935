import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logHistogram } from '../../../../services/measures/price/log-histogram.ts';
import { logMad } from '../../../../services/measures/price/log-mad.ts';
import { lognormalImplied } from '../../../../services/measures/price/lognormal-implied.ts';
import { medianRanks } from '../../../../services/measures/price/median-ranks.ts';
import { geometricMidpoint, priceRules } from '../../../../services/measures/price/price-rules.ts';
import { priceSummary } from '../../../../services/measures/price/price-summary.ts';
import { weightedQuantile } from '../../../../services/measures/price/weighted-quantile.ts';
import { unpublishable } from '../finite.ts';

const quotes = fc.array(fc.integer({ min: 1, max: 9_000_000 }), { maxLength: 60 });

describe('the summary of prices', () => {
  it('is ordered, lies within the quotes and does not depend on their order', () => {
    fc.assert(
      fc.property(quotes, (prices) => {
        const summary = priceSummary(prices);
        expect(unpublishable(summary)).toEqual([]);
        expect(priceSummary(prices.toReversed()).median).toBe(summary.median);
        if (prices.length === 0) {
          expect([summary.n, summary.median, summary.mean]).toEqual([0, null, null]);
          return;
        }
        const order = [Math.min(...prices), summary.p10, summary.p25, summary.median, summary.p75, summary.p90].map(
          Number,
        );
        for (const [i, value] of order.entries())
          expect(value).toBeGreaterThanOrEqual((order[i - 1] ?? 0) * (1 - 1e-12));
        expect(summary.geometricMean).toBeLessThanOrEqual((summary.mean ?? 0) * (1 + 1e-12));
      }),
    );
  });

  it('scales with the currency', () => {
    const prices = [100, 250, 400, 900, 1600, 2500];
    const scaled = priceSummary(prices.map((price) => price * 100));
    expect(scaled.median).toBeCloseTo((priceSummary(prices).median ?? 0) * 100, 6);
    expect(scaled.logSd).toBeCloseTo(priceSummary(prices).logSd ?? 0, 12);
  });

  it('of one quote has no spread and no interval', () => {
    const summary = priceSummary([5000]);
    expect(summary).toMatchObject({ n: 1, logSd: null, gmLower: null, gsd: null });
    expect(summary.medianOrderStat).toMatchObject({ lower: null, upper: null });
  });

  it('refuses a price of zero', () => {
    expect(() => priceSummary([100, 0])).toThrow('IMPOSSIBLE_PRICE');
  });
});

describe('the exact interval of a median', () => {
  it('covers at least what it promises and is symmetric', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 300 }), (n) => {
        const { lowerRank, upperRank, coverage } = medianRanks(n);
        expect(coverage).toBeGreaterThanOrEqual(0.95);
        expect((lowerRank ?? 0) + (upperRank ?? 0)).toBe(n + 1);
      }),
    );
  });

  it('does not exist for five quotes or fewer', () => {
    expect([0, 1, 5].map((n) => medianRanks(n).lowerRank)).toEqual([null, null, null]);
  });
});

describe('the histogram of prices', () => {
  it('loses no quote and puts one on an edge to the right', () => {
    fc.assert(
      fc.property(quotes, (prices) => {
        const { edges, counts } = logHistogram(prices);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(prices.length);
        expect(edges).toHaveLength(prices.length === 0 ? 0 : counts.length + 1);
        for (const [i, edge] of edges.slice(0, -1).entries()) {
          const inBin = prices.filter((price) => price >= edge && price < (edges[i + 1] ?? 0));
          expect(counts[i]).toBe(inBin.length);
        }
      }),
    );
  });

  it('cannot place a price below one unit', () => {
    expect(() => logHistogram([0.5])).toThrow('IMPOSSIBLE_PRICE');
  });
});

describe('odd prices', () => {
  it('are flagged when a rouble price stands for thousands, never deleted', () => {
    const { flagged, z } = logMad([400, 300_000, 350_000, 400_000, 450_000, 500_000]);
    expect(flagged).toEqual([0]);
    expect(z).toHaveLength(6);
  });

  it('cannot be told where all prices agree or none exist', () => {
    expect(logMad([7, 7, 7])).toEqual({ mad: 0, z: [null, null, null], flagged: [] });
    expect(logMad([])).toEqual({ mad: null, z: [], flagged: [] });
  });
});

describe('counting rules', () => {
  it('count a "from" only at its low end and an "up to" only at its high end', () => {
    const { lowEnd, geometricMid, highEnd } = priceRules([
      [200, null],
      [null, 800],
      [100, 400],
    ]);
    expect([lowEnd.n, geometricMid.n, highEnd.n]).toEqual([2, 3, 2]);
    expect(geometricMidpoint(100, 400)).toBe(200);
    expect(() => geometricMidpoint(null, null)).toThrow('IMPOSSIBLE_INTERVAL');
  });

  it('give nulls without quotes', () => {
    expect(priceRules([]).lowEnd).toMatchObject({ n: 0, median: null, mean: null });
  });
});

describe('other figures', () => {
  it('a weighted quantile ignores quotes without weight and is unknown without any', () => {
    expect(
      weightedQuantile(
        [
          { x: 100, w: 0 },
          { x: 300, w: 2 },
        ],
        0.5,
      ),
    ).toEqual({ q: 300 });
    expect(weightedQuantile([], 0.5)).toEqual({ q: null });
    expect(weightedQuantile([{ x: 5, w: 1 }], 1)).toEqual({ q: 5 });
    expect(() => weightedQuantile([{ x: 0, w: 1 }], 0.5)).toThrow('IMPOSSIBLE_PRICE');
  });

  it('a mean below the median cannot come from a lognormal', () => {
    expect(lognormalImplied(500, 400)).toEqual({ sigma: null, p25: null, p75: null, p90p10: null });
  });
});
