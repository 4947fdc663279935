import { describe, expect, it } from 'vitest';
import { clusterRobustOls } from '../../../../services/measures/effects/cluster-robust-ols.ts';
import { unpublishable } from '../finite.ts';

const X = [
  [1, 0],
  [1, 1],
  [1, 0],
  [1, 1],
  [1, 1],
  [1, 0],
];

describe('the linear probability model', () => {
  it('finds the difference of two shares', () => {
    const outcome = clusterRobustOls({ y: [0, 1, 1, 1, 1, 0], X, cluster: ['a', 'b', 'c', 'd', 'e', 'f'] });
    if (outcome.kind === 'refused') throw new Error(outcome.error);
    expect(outcome.beta[0]).toBeCloseTo(1 / 3, 12);
    expect(outcome.beta[1]).toBeCloseTo(2 / 3, 12);
    expect(unpublishable(outcome)).toEqual([]);
  });

  it('gives studios of one owner one voice: repeating every row changes no error but the count', () => {
    const y = [0, 1, 1, 1, 0, 0];
    const cluster = ['a', 'b', 'c', 'd', 'e', 'f'];
    const once = clusterRobustOls({ y, X, cluster });
    const twice = clusterRobustOls({ y: [...y, ...y], X: [...X, ...X], cluster: [...cluster, ...cluster] });
    if (once.kind === 'refused' || twice.kind === 'refused') throw new Error('both designs are sound');
    expect(twice.seCR1[1]).toBeCloseTo(once.seCR1[1] ?? -1, 12);
    expect(twice.G).toBe(6);
  });

  it('has no p where the fit is perfect', () => {
    const outcome = clusterRobustOls({ y: [0, 1, 0, 1, 1, 0], X, cluster: [1, 2, 3, 4, 5, 6] });
    if (outcome.kind === 'refused') throw new Error(outcome.error);
    expect(unpublishable(outcome)).toEqual([]);
    expect(outcome.seCR0[1]).toBeCloseTo(0, 12);
  });

  it('is refused where columns depend on each other, rows are too few, or all studios are of one owner', () => {
    const refused = { kind: 'refused', error: 'SINGULAR_DESIGN' };
    const twins = X.map(([one = 1, arm = 0]) => [one, arm, 1 - arm]);
    expect(clusterRobustOls({ y: [0, 1, 1, 1, 0, 0], X: twins, cluster: [1, 2, 3, 4, 5, 6] })).toEqual(refused);
    expect(
      clusterRobustOls({
        y: [0, 1],
        X: [
          [1, 0],
          [1, 1],
        ],
        cluster: [1, 2],
      }),
    ).toEqual(refused);
    expect(clusterRobustOls({ y: [0, 1, 1, 1, 0, 0], X, cluster: [1, 1, 1, 1, 1, 1] })).toEqual(refused);
    expect(clusterRobustOls({ y: [], X: [], cluster: [] })).toEqual(refused);
  });
});
