import { describe, expect, it } from 'vitest';
import { bootstrapCI, LOG_STATISTICS } from '../../../../services/measures/price/bootstrap.ts';
import { bootstrapBca } from '../../../../services/measures/price/bootstrap-bca.ts';

const QUOTES = Array.from({ length: 24 }, (_, i) => 100 + 37 * i + (i % 5) * 11);
const SINGLE = QUOTES.map((quote) => [quote]);

describe('the bootstrap of prices', () => {
  it('gives the same bytes again from the same seed and others from another', () => {
    const run = (stream: string) => JSON.stringify(bootstrapCI(SINGLE, LOG_STATISTICS.median, stream, { B: 999 }));
    expect(run('seed|boot|median')).toBe(run('seed|boot|median'));
    expect(run('seed|boot|median')).not.toBe(run('other|boot|median'));
  });

  it('surrounds the statistic', () => {
    for (const statistic of Object.values(LOG_STATISTICS)) {
      const { lower, upper } = bootstrapCI(SINGLE, statistic, 'seed', { B: 999 });
      const own = statistic(Float64Array.from(QUOTES, Math.log).sort());
      expect(lower).toBeLessThanOrEqual(own);
      expect(upper).toBeGreaterThanOrEqual(own);
    }
  });

  it('of groups is wider than of quotes that pretend to be independent', () => {
    const prices = Array.from({ length: 12 }, (_, g) => 100 * (g + 1));
    const groups = prices.map((price) => [price, price, price]);
    const width = (sets: number[][]) => {
      const { lower, upper } = bootstrapCI(sets, LOG_STATISTICS.geometricMean, 'seed', { B: 999 });
      return (upper ?? 0) - (lower ?? 0);
    };
    expect(width(groups)).toBeGreaterThan(1.3 * width(groups.flat().map((price) => [price])));
  });

  it('does not exist below ten groups and is marked where all quotes agree', () => {
    expect(bootstrapCI(SINGLE.slice(0, 9), LOG_STATISTICS.median, 'seed')).toMatchObject({ lower: null, upper: null });
    const equal = Array.from({ length: 12 }, () => [500]);
    expect(bootstrapCI(equal, LOG_STATISTICS.median, 'seed', { B: 99 })).toMatchObject({ degenerate: true });
    expect(bootstrapBca(equal, 'seed', 99)).toEqual({ z0: null, a: null, lower: null, upper: null });
    expect(bootstrapBca(SINGLE.slice(0, 9), 'seed', 99)).toMatchObject({ lower: null });
  });
});
