import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterRobustOls } from '../../../../services/measures/effects/cluster-robust-ols.ts';
import { clusteredEffect, type OwnedUnit } from '../../../../services/measures/effects/clustered-effect.ts';
import type { TwoByTwo } from '../../../../services/measures/effects/fisher-exact.ts';
import { stratifiedEffect } from '../../../../services/measures/effects/stratified-effect.ts';

const unit = fc.record({
  stratum: fc.constantFrom('a', 'b', 'c'),
  arm: fc.constantFrom<0 | 1>(0, 1),
  yes: fc.boolean(),
  owner: fc.integer({ min: 0, max: 15 }).map((n) => `owner ${n}`),
});

function tablesOf(units: readonly OwnedUnit[]): TwoByTwo[] {
  const count = (stratum: string, arm: 0 | 1, yes: boolean): number =>
    units.filter((one) => one.stratum === stratum && one.arm === arm && one.yes === yes).length;
  return ['a', 'b', 'c'].map((h) => [
    [count(h, 1, true), count(h, 1, false)],
    [count(h, 0, true), count(h, 0, false)],
  ]);
}

describe('the effect of an arm where studios share an owner', () => {
  it('is the Mantel–Haenszel difference, whoever owns the studios', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const { mhRiskDifference } = stratifiedEffect(tablesOf(units));
        const { diff } = clusteredEffect(units);
        if (mhRiskDifference === null) expect(diff).toBeNull();
        else expect(diff).toBeCloseTo(mhRiskDifference, 10);
      }),
    );
  });

  it('has in one stratum the error of the linear model with clusters (CR1)', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 8, maxLength: 60 }), (drawn) => {
        const units = drawn.map((one) => ({ ...one, stratum: 'a' }));
        const fitted = clusterRobustOls({
          y: units.map(({ yes }) => (yes ? 1 : 0)),
          X: units.map(({ arm }) => [1, arm]),
          cluster: units.map(({ owner }) => owner),
        });
        const ours = clusteredEffect(units);
        if (fitted.kind === 'refused' || ours.se === null) return;
        expect(ours.diff).toBeCloseTo(fitted.beta[1] ?? Number.NaN, 10);
        expect(ours.se).toBeCloseTo(fitted.seCR1[1] ?? Number.NaN, 10);
        expect(ours.groups).toBe(fitted.G);
      }),
    );
  });

  it('is nothing without two arms in one stratum, and has no interval with one owner', () => {
    expect(clusteredEffect([])).toEqual({ diff: null, se: null, lower: null, upper: null, groups: 0 });
    const one = { stratum: 'a', owner: 'o' };
    const pair = [
      { ...one, arm: 1 as const, yes: true },
      { ...one, arm: 0 as const, yes: false },
    ];
    expect(clusteredEffect(pair)).toEqual({ diff: 1, se: null, lower: null, upper: null, groups: 1 });
  });
});
