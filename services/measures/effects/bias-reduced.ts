import { elementAt } from '../element-at.ts';
import { dot, type Matrix, multiply, transpose } from '../linear-solve.ts';
import { studentTwoSided } from '../special-functions.ts';
import { inverseRoot } from '../symmetric-root.ts';
import type { ClusterFit } from './cluster-fit.ts';

type Cluster = ClusterFit['clusters'][number];

/** A_g = (I - H_gg)^(-1/2): undoes the shrinking of residuals in clusters that pull the fit towards themselves. */
function adjustment({ X }: Cluster, bread: Matrix): number[][] {
  const hat = multiply(multiply(X, bread), transpose(X));
  return inverseRoot(hat.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - value)));
}

/** w_g = A_g X_g (X'X)⁻¹ e_j for every coefficient j: rows j, columns the cluster's units. */
function adjustedWeights(cluster: Cluster, bread: Matrix): number[][] {
  return transpose(multiply(multiply(adjustment(cluster, bread), cluster.X), bread));
}

/**
 * Products p_g·p_h of the vectors p_g = (I - H)_g' w_g. Because I - H is a projection,
 * p_g·p_h = w_g' (I_gh - X_g (X'X)⁻¹ X_h') w_h, so that only small matrices are needed.
 */
function products(weights: readonly (readonly number[])[], clusters: readonly Cluster[], bread: Matrix): number[][] {
  const scores = weights.map((w, g) => transpose(elementAt(clusters, g).X).map((column) => dot(column, w)));
  return scores.map((first, g) => {
    const through = bread.map((row) => dot(row, first));
    return scores.map((second, h) => {
      const own = g === h ? dot(elementAt(weights, g), elementAt(weights, g)) : 0;
      return own - dot(through, second);
    });
  });
}

/**
 * CR2 errors (Bell & McCaffrey 2002) with Satterthwaite's degrees of freedom under equal independent errors, and the
 * two-sided p. Source: Pustejovsky & Tipton 2018. An error of 0 gives df and p null.
 */
export function biasReduced({ beta, bread, clusters }: ClusterFit) {
  const weights = clusters.map((cluster) => adjustedWeights(cluster, bread));
  const rows = beta.map((estimate, j) => {
    const own = weights.map((perCoefficient) => elementAt(perCoefficient, j));
    const se = Math.sqrt(own.reduce((sum, w, g) => sum + dot(w, elementAt(clusters, g).residuals) ** 2, 0));
    const all = products(own, clusters, bread);
    const expected = all.reduce((sum, row, g) => sum + elementAt(row, g), 0);
    const squares = all.flat().reduce((sum, value) => sum + value ** 2, 0);
    const df = se > 0 && squares > 0 ? expected ** 2 / squares : null;
    return { se, df, p: df === null ? null : studentTwoSided(estimate / se, df) };
  });
  return {
    seCR2: rows.map(({ se }) => se),
    dfSatterthwaiteCR2: rows.map(({ df }) => df),
    pCR2: rows.map(({ p }) => p),
  };
}
