import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rake } from '../../../../services/measures/rates/rake.ts';
import { stratifiedProportion } from '../../../../services/measures/rates/stratified-proportion.ts';
import { trimWeights } from '../../../../services/measures/rates/trim-weights.ts';
import { twoFrameWeights } from '../../../../services/measures/rates/two-frame-weights.ts';
import { unpublishable } from '../finite.ts';

const stratum = fc
  .record({ n: fc.integer({ min: 2, max: 40 }), more: fc.nat(60), reply: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ n, more, reply }) => ({ N: n + more, n, x: Math.floor(reply * n) }));

describe('a stratified share', () => {
  it('lies between the shares of its strata, inside its interval, and is publishable', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), (strata) => {
        const outcome = stratifiedProportion(strata);
        expect(unpublishable(outcome)).toEqual([]);
        if (outcome.kind !== 'measured') throw new Error(outcome.error);
        const shares = strata.map(({ x, n }) => x / n);
        expect(outcome.p).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-12);
        expect(outcome.p).toBeLessThanOrEqual(Math.max(...shares) + 1e-12);
        expect(outcome.lower).toBeLessThanOrEqual(outcome.p);
        expect(outcome.upper).toBeGreaterThanOrEqual(outcome.p);
        expect(outcome.se).toBeLessThanOrEqual(outcome.seNoFpc + 1e-15);
      }),
    );
  });

  it('of a census of the frame has no sampling error but stays open as a forecast', () => {
    const outcome = stratifiedProportion([
      { N: 10, n: 10, x: 4 },
      { N: 20, n: 20, x: 15 },
    ]);
    expect(outcome).toMatchObject({ se: 0, nEff: null, lower: 19 / 30, upper: 19 / 30 });
    expect(outcome).toHaveProperty('seNoFpc', expect.any(Number));
    if (outcome.kind === 'measured') expect(outcome.lowerNoFpc).toBeLessThan(19 / 30);
  });

  it('asks to collapse a stratum that nobody or one studio stands for', () => {
    const whole = { N: 10, n: 5, x: 2 };
    expect(stratifiedProportion([whole, { N: 9, n: 0, x: 0 }])).toMatchObject({ error: 'EMPTY_STRATUM', stratum: 1 });
    expect(stratifiedProportion([{ N: 9, n: 1, x: 0 }])).toMatchObject({ error: 'SINGLE_UNIT_STRATUM', stratum: 0 });
    expect(stratifiedProportion([])).toMatchObject({ error: 'EMPTY_STRATUM' });
  });
});

describe('raking', () => {
  it('meets both margins, empty cells or not', () => {
    const n = [
      [12, 0, 24],
      [14, 20, 11],
    ];
    const x = [
      [9, 0, 12],
      [11, 12, 6],
    ];
    const raked = rake({ n, x, rowTotals: [100, 80], colTotals: [50, 60, 70] });
    if (raked.kind !== 'measured') throw new Error(raked.error);
    const total = (r: number, c: number) => (raked.weights[r]?.[c] ?? 0) * (n[r]?.[c] ?? 0);
    expect(total(0, 0) + total(0, 2)).toBeCloseTo(100, 9);
    expect(total(0, 0) + total(1, 0)).toBeCloseTo(50, 9);
    expect(raked.weights[0]?.[1]).toBeNull();
    expect(raked.lower).toBeLessThan(raked.p);
  });

  it('says when margins cannot be met: an empty row, sums that differ, no sample', () => {
    const refused = { kind: 'refused', error: 'RAKE_DIVERGED' };
    const one = { n: [[5, 5]], x: [[1, 1]] };
    expect(
      rake({
        n: [
          [5, 5],
          [0, 0],
        ],
        x: [
          [1, 1],
          [0, 0],
        ],
        rowTotals: [10, 3],
        colTotals: [6, 7],
      }),
    ).toEqual(refused);
    expect(rake({ ...one, rowTotals: [10], colTotals: [4, 5] })).toEqual(refused);
    expect(rake({ n: [[0, 0]], x: [[0, 0]], rowTotals: [10], colTotals: [5, 5] })).toEqual(refused);
  });
});

describe('weights', () => {
  it('are cut at five medians and the cut share is told', () => {
    expect(trimWeights([1, 1, 1, 1, 30])).toEqual({ weights: [1, 1, 1, 1, 5], trimmedShare: 0.2 });
    expect(trimWeights([])).toEqual({ weights: [], trimmedShare: null });
  });

  it('of a rating from which nothing was drawn are unknown', () => {
    const outcome = twoFrameWeights({ NA: 10, nA: 0, NB: 5, nB: 5, NAB: 2 });
    expect(outcome).toMatchObject({ wAonly: null, wBonly: 1, wBoth: 1, N: 13 });
    expect(() => twoFrameWeights({ NA: 5, nA: 6, NB: 5, nB: 5, NAB: 2 })).toThrow('IMPOSSIBLE_COUNT');
    expect(twoFrameWeights({ NA: 0, nA: 0, NB: 0, nB: 0, NAB: 0 })).toMatchObject({ wBoth: null, N: 0 });
  });
});
