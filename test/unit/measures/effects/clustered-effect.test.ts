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

  it('has the error of leaving each owner out in turn', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 20, maxLength: 60 }), (units) => {
        const ours = clusteredEffect(units);
        if (ours.se === null) return;
        const used = units.filter(({ stratum }) => {
          const own = units.filter((one) => one.stratum === stratum);
          return new Set(own.map(({ arm }) => arm)).size === 2;
        });
        const owners = [...new Set(used.map(({ owner }) => owner))];
        const left = owners.map(
          (owner) =>
            stratifiedEffect(tablesOf(units.filter((one) => one.owner !== owner))).mhRiskDifference ?? Number.NaN,
        );
        const mean = left.reduce((sum, one) => sum + one, 0) / left.length;
        const scatter = left.reduce((sum, one) => sum + (one - mean) ** 2, 0);
        expect(ours.se).toBeCloseTo(Math.sqrt(((left.length - 1) / left.length) * scatter), 10);
        expect(ours.groups).toBe(owners.length);
      }),
    );
  });

  it('is close to the bias-reduced error of the linear model where each owner has a few studios in one stratum', () => {
    const units = Array.from({ length: 150 }, (_, n) => ({
      stratum: 'a',
      arm: (Math.floor(n / 3) % 2) as 0 | 1,
      yes: (n * 7 + Math.floor(n / 3) * 5) % 11 < 6,
      owner: `owner ${Math.floor(n / 3)}`,
    }));
    const fitted = clusterRobustOls({
      y: units.map(({ yes }) => (yes ? 1 : 0)),
      X: units.map(({ arm }) => [1, arm]),
      cluster: units.map(({ owner }) => owner),
    });
    if (fitted.kind === 'refused') throw new Error(fitted.error);
    const { se } = clusteredEffect(units);
    expect((se ?? 0) / (fitted.seCR2[1] ?? 1)).toBeGreaterThan(1);
    expect((se ?? 0) / (fitted.seCR2[1] ?? 1)).toBeLessThan(1.05);
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
