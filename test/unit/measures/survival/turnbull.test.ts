import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, innermostIntervals } from '../../../../services/measures/survival/innermost-intervals.ts';
import { turnbull, turnbullQuantile } from '../../../../services/measures/survival/turnbull.ts';

/** Points, ranges, "from" and "up to" with ties. */
const interval: fc.Arbitrary<Bounds> = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((x): Bounds => [x, x]),
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(6)).map(([lo, width]): Bounds => [lo, lo + width]),
  fc.integer({ min: 1, max: 12 }).map((lo): Bounds => [lo, null]),
  fc.integer({ min: 1, max: 12 }).map((hi): Bounds => [null, hi]),
);

describe('the distribution of prices stated as intervals', () => {
  it('is a distribution whose every mass meets the Kuhn–Tucker condition', () => {
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 15 }), (intervals) => {
        const masses = turnbull(intervals, true);
        expect(masses.reduce((sum, { mass }) => sum + mass, 0)).toBeCloseTo(1, 6);
        const cells = innermostIntervals(intervals, true);
        const p = cells.map((cell) => masses.find((m) => m.left === cell.left && m.right === cell.right)?.mass ?? 0);
        const covered = intervals.map((_, i) =>
          cells.reduce((sum, { members }, j) => sum + (members[i] ?? 0) * (p[j] ?? 0), 0),
        );
        for (const { members } of cells) {
          const slope = covered.reduce((sum, whole, i) => sum + (members[i] ?? 0) / whole, 0) / intervals.length;
          expect(slope).toBeLessThanOrEqual(1 + 1e-4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says "at least" where a quantile falls on an open "from"', () => {
    const masses = turnbull(
      [
        [100, 100],
        [500, null],
        [500, null],
      ],
      true,
    );
    expect(turnbullQuantile(masses, 0.2)).toBe(100);
    expect(turnbullQuantile(masses, 0.5)).toEqual({ atLeast: 500 });
  });

  it('takes the geometric mean of the neighbours where the cumulated mass is exactly p', () => {
    expect(
      turnbullQuantile(
        turnbull(
          [
            [100, 100],
            [400, 400],
          ],
          true,
        ),
        0.5,
      ),
    ).toBeCloseTo(200, 9);
  });

  it('represents "up to" by its upper end', () => {
    expect(turnbullQuantile(turnbull([[null, 300]], true), 0.5)).toBe(300);
  });

  it('has no quantile without quotes', () => {
    expect(turnbull([], true)).toEqual([]);
    expect(turnbullQuantile([], 0.5)).toBeNull();
  });

  it('refuses an interval that ends before it starts', () => {
    expect(() => turnbull([[5, 4]], true)).toThrow('IMPOSSIBLE_INTERVAL');
  });
});
