import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBinomialShrink } from '../../../../services/measures/trend/beta-binomial-shrink.ts';
import { cochranArmitage } from '../../../../services/measures/trend/cochran-armitage.ts';
import { kitagawa } from '../../../../services/measures/trend/kitagawa.ts';
import { midrankPercentile } from '../../../../services/measures/trend/midrank-percentile.ts';
import { normalShrink } from '../../../../services/measures/trend/normal-shrink.ts';
import { waveDifference } from '../../../../services/measures/trend/wave-difference.ts';
import { unpublishable } from '../finite.ts';

const NO_PANEL = { bothYes: 0, firstOnly: 0, secondOnly: 0, neither: 0 };

describe('a change between waves', () => {
  it('without a panel has the error of independent samples', () => {
    const change = waveDifference({ n: 50, x: 20 }, { n: 60, x: 30 }, NO_PANEL);
    expect(change.se).toBe(change.seIgnoringOverlap);
  });

  it('against an empty wave is unknown', () => {
    expect(waveDifference({ n: 0, x: 0 }, { n: 60, x: 30 }, NO_PANEL)).toMatchObject({ diff: null, se: null });
  });

  it('splits without remainder into behaviour and composition', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    const one = fc.record({ share1: part, rate1: part, share2: part, rate2: part });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (classes) => {
        const { total, rateEffect, compositionEffect } = kitagawa(classes);
        expect((rateEffect ?? 0) + (compositionEffect ?? 0)).toBeCloseTo(total ?? 9, 9);
      }),
    );
    expect(kitagawa([])).toEqual({ total: null, rateEffect: null, compositionEffect: null });
  });
});

describe('a trend over waves', () => {
  it('does not depend on where the years start', () => {
    const waves = [
      { x: 5, n: 20 },
      { x: 9, n: 22 },
      { x: 14, n: 25 },
    ];
    const from = (year: number) => cochranArmitage(waves.map((wave, i) => ({ ...wave, score: year + i })));
    expect(from(2024).chisq).toBeCloseTo(from(0).chisq ?? -1, 8);
  });

  it('cannot be seen without variation', () => {
    expect(cochranArmitage([])).toEqual({ chisq: null, p: null });
    expect(
      cochranArmitage([
        { x: 0, n: 9, score: 0 },
        { x: 0, n: 9, score: 1 },
      ]),
    ).toEqual({ chisq: null, p: null });
    expect(cochranArmitage([{ x: 3, n: 9, score: 1 }])).toEqual({ chisq: null, p: null });
  });
});

describe('rates of single studios', () => {
  const studio = fc.integer({ min: 0, max: 6 }).chain((n) => fc.record({ x: fc.nat(n), n: fc.constant(n) }));

  it('are drawn towards the common rate, never past it, and are publishable', () => {
    fc.assert(
      fc.property(fc.array(studio, { maxLength: 25 }), (counts) => {
        const outcome = betaBinomialShrink(counts);
        expect(unpublishable(outcome)).toEqual([]);
        for (const { raw, shrunk } of outcome.studios) {
          const [low, high] = [Math.min(raw ?? 0, outcome.pooled ?? 0), Math.max(raw ?? 1, outcome.pooled ?? 1)];
          expect(shrunk).toBeGreaterThanOrEqual(low - 1e-9);
          expect(shrunk).toBeLessThanOrEqual(high + 1e-9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('asked once each cannot be told apart: all at the common rate, no individual bounds', () => {
    const once = betaBinomialShrink([
      { x: 1, n: 1 },
      { x: 0, n: 1 },
      { x: 1, n: 1 },
    ]);
    expect(once).toMatchObject({ complete: true, rho: null, MSW: null, shrunkAll: 2 / 3 });
    expect(once.studios.every(({ lower, upper }) => lower === null && upper === null)).toBe(true);
  });

  it('that always or never answer leave nothing to shrink', () => {
    const sure = betaBinomialShrink([
      { x: 3, n: 3 },
      { x: 0, n: 3 },
    ]);
    expect(sure.studios.map(({ shrunk }) => shrunk)).toEqual([1, 0]);
    expect(unpublishable(sure)).toEqual([]);
  });

  it('of nobody are an empty list', () => {
    expect(betaBinomialShrink([])).toMatchObject({ pooled: null, studios: [] });
    expect(betaBinomialShrink([{ x: 0, n: 0 }])).toMatchObject({ pooled: null, studios: [] });
  });
});

describe('scores of single studios', () => {
  it('all fall on the mean where studios do not differ', () => {
    const same = normalShrink([
      { y: 2, v: 1 },
      { y: 2, v: 0.5 },
      { y: 2, v: 2 },
    ]);
    expect(same).toMatchObject({ tau2: 0, tau2PM: 0, tau2REML: 0, mu: 2, shrunk: [2, 2, 2] });
    expect(same.expectedRankHighFirst).toEqual([2, 2, 2]);
  });

  it('have expected ranks that add up as ranks do, and nothing unpublishable', () => {
    const point = fc.record({ y: fc.integer({ min: -50, max: 50 }), v: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (points) => {
        const outcome = normalShrink(points);
        expect(unpublishable(outcome)).toEqual([]);
        const sum = outcome.expectedRankHighFirst.reduce((total, rank) => total + rank, 0);
        expect(sum).toBeCloseTo((points.length * (points.length + 1)) / 2, 6);
      }),
    );
  });

  it('need an error above zero', () => {
    expect(() => normalShrink([{ y: 1, v: 0 }])).toThrow('IMPOSSIBLE_VARIANCE');
  });
});

describe('a percentile among peers', () => {
  it('averages to the middle and puts the silent last', () => {
    const value = fc.option(fc.nat(50), { nil: null });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('low' as const, 'high' as const),
        (values, betterIs) => {
          const { percentiles } = midrankPercentile(values, betterIs);
          expect(percentiles.reduce((sum, p) => sum + p, 0) / values.length).toBeCloseTo(50, 9);
          const silent = percentiles.filter((_, i) => values[i] === null);
          const answered = percentiles.filter((_, i) => values[i] !== null);
          for (const p of silent) for (const q of answered) expect(p).toBeLessThan(q);
        },
      ),
    );
    expect(midrankPercentile([], 'low')).toEqual({ percentiles: [] });
  });
});
