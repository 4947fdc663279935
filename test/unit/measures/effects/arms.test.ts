import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactConditionalP } from '../../../../services/measures/effects/exact-conditional.ts';
import { exactPermutationP } from '../../../../services/measures/effects/exact-permutation.ts';
import { fisherExact, type TwoByTwo } from '../../../../services/measures/effects/fisher-exact.ts';
import { holm } from '../../../../services/measures/effects/holm.ts';
import { deviationScores, logRankScores } from '../../../../services/measures/effects/permutation-scores.ts';
import {
  permutationTest,
  type RandomisedUnit,
  unitsOfTables,
} from '../../../../services/measures/effects/permutation-test.ts';
import { stratifiedEffect } from '../../../../services/measures/effects/stratified-effect.ts';
import { logRank } from '../../../../services/measures/survival/log-rank.ts';
import { unpublishable } from '../finite.ts';

const count = fc.nat(6);
const table: fc.Arbitrary<TwoByTwo> = fc.tuple(fc.tuple(count, count), fc.tuple(count, count));
const tables = fc.array(table, { maxLength: 3 });

describe('the effect of an arm', () => {
  it('is publishable, and turns round when the arms change places', () => {
    fc.assert(
      fc.property(tables, (strata) => {
        const [one, other] = [stratifiedEffect(strata), stratifiedEffect(strata.map(([a, b]): TwoByTwo => [b, a]))];
        expect(unpublishable(one)).toEqual([]);
        if (one.mhRiskDifference === null) return;
        expect(other.mhRiskDifference).toBeCloseTo(-one.mhRiskDifference, 12);
        expect(other.permExactP).toBeCloseTo(one.permExactP ?? -1, 9);
      }),
    );
  });

  it('is zero and without a chi-square where nobody or everybody replied', () => {
    const silent = stratifiedEffect([
      [
        [0, 9],
        [0, 7],
      ],
      [
        [0, 4],
        [0, 6],
      ],
    ]);
    expect(silent).toMatchObject({ mhRiskDifference: 0, cmhChisq: null, cmhP: null, permStatistic: 0, permExactP: 1 });
  });

  it('of arms that never meet in a stratum is unknown', () => {
    expect(
      stratifiedEffect([
        [
          [3, 4],
          [0, 0],
        ],
      ]),
    ).toMatchObject({ mhRiskDifference: null, permExactP: null });
    expect(stratifiedEffect([])).toMatchObject({ mhRiskDifference: null });
  });

  it('in one stratum has the interval of two plain shares', () => {
    const { lower, upper } = stratifiedEffect([
      [
        [9, 1],
        [3, 7],
      ],
    ]);
    expect(lower).toBeCloseTo(0.170523, 6);
    expect(upper).toBeCloseTo(0.809018, 6);
  });
});

describe('the permutation test', () => {
  it('gives the same count again from the same seed', () => {
    const units = unitsOfTables([
      [
        [12, 8],
        [6, 14],
      ],
    ]);
    expect(permutationTest(units, 'seed|perm|x', 499)).toEqual(permutationTest(units, 'seed|perm|x', 499));
  });

  it('says p = 1 where all are silent and nothing without units', () => {
    expect(
      permutationTest(
        unitsOfTables([
          [
            [0, 5],
            [0, 6],
          ],
        ]),
        'seed',
        99,
      ),
    ).toEqual({ statistic: 0, count: 99, p: 1 });
    expect(permutationTest([], 'seed', 99)).toEqual({ statistic: null, count: 0, p: null });
  });

  it('listed in full equals the convolution of hypergeometrics', () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 2 }), (strata) => {
        const small = strata.map(
          ([[a, b], [c, d]]): TwoByTwo => [
            [a % 4, b % 4],
            [c % 4, d % 4],
          ],
        );
        const listed = exactPermutationP(unitsOfTables(small));
        if (listed === null) expect(small.flat(2).every((cell) => cell === 0)).toBe(true);
        else expect(listed).toBeCloseTo(exactConditionalP(small) ?? -1, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('drawn at random comes near the exact p', () => {
    const strata: TwoByTwo[] = [
      [
        [8, 4],
        [4, 8],
      ],
      [
        [5, 5],
        [3, 7],
      ],
    ];
    const { p } = permutationTest(unitsOfTables(strata), 'seed|perm|near', 4999);
    expect(Math.abs((p ?? 0) - (exactConditionalP(strata) ?? 1))).toBeLessThan(0.02);
  });

  it('is not listed when there are more than a million ways, and not without units', () => {
    expect(
      exactPermutationP(
        unitsOfTables([
          [
            [20, 10],
            [10, 20],
          ],
        ]),
      ),
    ).toBeNull();
    expect(exactPermutationP([])).toBeNull();
  });

  it('moves a group of studios as a whole, which makes chance larger', () => {
    const unit = (group: number, arm: 0 | 1, cluster?: string): RandomisedUnit => {
      const own = { block: 'b', arm, score: arm === 1 ? 0.5 : -0.5 };
      return cluster === undefined ? own : { ...own, cluster: `${cluster}${group}` };
    };
    const groups = [0, 1, 2, 3, 4, 5];
    const arms = groups.flatMap((g) => [0, 1, 2].map(() => ({ g, arm: (g % 2) as 0 | 1 })));
    const alone = exactPermutationP(arms.map(({ g, arm }) => unit(g, arm)));
    const together = exactPermutationP(arms.map(({ g, arm }) => unit(g, arm, 'owner ')));
    expect(together).toBeCloseTo(2 / 20, 12);
    expect(alone).toBeCloseTo(2 / 48620, 12);
  });

  it('cannot have a group in both arms of its block', () => {
    const mixed = ([0, 1] as const).map((arm) => ({ block: 'b', arm, score: 0, cluster: 'owner' }));
    expect(() => permutationTest(mixed, 'seed', 9)).toThrow('IMPOSSIBLE_ARM');
  });
});

describe('the scores that a permutation sums', () => {
  it('of delays add up to observed minus expected events of the log-rank test', () => {
    const unit = fc.record({ time: fc.nat(15), status: fc.nat(1), arm: fc.nat(1), block: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 40 }), (units) => {
        const time = units.map((u) => u.time);
        const status = units.map((u) => u.status);
        const scores = logRankScores(
          { time, status },
          units.map(({ block }) => String(block)),
        );
        const excess = scores.reduce((sum, score, i) => (units[i]?.arm === 1 ? sum + score : sum), 0);
        const stratum = units.map(({ block }) => block);
        const { groups, observed, expected } = logRank({ time, status, group: units.map(({ arm }) => arm), stratum });
        const own = groups.indexOf(1);
        expect(excess).toBeCloseTo(own < 0 ? 0 : (observed[own] ?? 0) - (expected[own] ?? 0), 9);
      }),
    );
  });

  it('of replies and prices are deviations from the mean of their block', () => {
    expect(deviationScores([1, 0, 1, 1], ['a', 'a', 'b', 'b'])).toEqual([0.5, -0.5, 0, 0]);
    expect(deviationScores([], [])).toEqual([]);
  });
});

describe('several tests of one family', () => {
  it('are adjusted upwards, keep their order and stay at most one', () => {
    const p = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(p, { maxLength: 8 }), (raw) => {
        const { adjusted } = holm(raw);
        for (const [i, value] of raw.entries()) {
          if (value === null) expect(adjusted[i]).toBeNull();
          else expect([(adjusted[i] ?? -1) >= value, (adjusted[i] ?? 2) <= 1]).toEqual([true, true]);
          for (const [j, other] of raw.entries()) {
            if (value !== null && other !== null && value < other) {
              expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? -1);
            }
          }
        }
      }),
    );
  });
});

describe("Fisher's test", () => {
  it('says nothing of an empty table and p = 1 of one with an empty margin', () => {
    expect(
      fisherExact([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ p: null });
    expect(
      fisherExact([
        [5, 0],
        [7, 0],
      ]),
    ).toEqual({ p: 1 });
  });
});
