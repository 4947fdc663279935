import { describe, expect, it } from 'vitest';
import { clusterRobustOls } from '../../../../services/measures/effects/cluster-robust-ols.ts';
import { clusteredShare } from '../../../../services/measures/rates/clustered-share.ts';
import { wilson } from '../../../../services/measures/rates/wilson.ts';

const owners = [
  { n: 3, x: 3 },
  { n: 3, x: 0 },
  { n: 2, x: 1 },
  { n: 4, x: 4 },
  { n: 1, x: 0 },
];

describe('A share of inquiries whose studios have common owners', () => {
  it('has the standard error of the cluster sandwich of its mean', () => {
    const rows = owners.flatMap(({ n, x }, g) => Array.from({ length: n }, (_, i) => ({ g, y: i < x ? 1 : 0 })));
    const fit = clusterRobustOls({
      y: rows.map(({ y }) => y),
      X: rows.map(() => [1]),
      cluster: rows.map(({ g }) => g),
    });
    if (fit.kind === 'refused') throw new Error(fit.error);
    const { p, se, groups } = clusteredShare(owners);
    expect(p).toBeCloseTo(fit.beta[0] ?? Number.NaN, 12);
    expect(se).toBeCloseTo(fit.seCR1[0] ?? Number.NaN, 12);
    expect(groups).toBe(5);
  });

  it('is wider than that of independent inquiries where owners answer alike', () => {
    const { lower, upper } = clusteredShare(owners);
    const plain = wilson(8, 13);
    expect((upper ?? 0) - (lower ?? 0)).toBeGreaterThan((plain.upper ?? 0) - (plain.lower ?? 0));
  });

  it('has no interval for one owner and nothing for none', () => {
    expect(clusteredShare([{ n: 4, x: 2 }])).toMatchObject({ p: 0.5, lower: null, upper: null, se: null, groups: 1 });
    expect(clusteredShare([{ n: 0, x: 0 }])).toMatchObject({ p: null, groups: 0 });
  });

  it('that all gave has an interval by the number of owners', () => {
    const all = clusteredShare(owners.map(({ n }) => ({ n, x: n })));
    expect(all.upper).toBe(1);
    expect(all.lower).toBeLessThan(wilson(13, 13).lower ?? 1);
  });
});
