import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';
import { dot, transpose } from '../linear-solve.ts';
import { studentTwoSided } from '../special-functions.ts';
import { biasReduced } from './bias-reduced.ts';
import { type ClusteredDesign, type ClusterFit, leastSquares } from './cluster-fit.ts';

/** Square roots of the diagonal of bread · Σ_g s_g s_g' · bread, s_g = X_g' e_g. */
function sandwichErrors({ bread, clusters }: ClusterFit): number[] {
  const influence = clusters.map(({ X, residuals }) => {
    const score = transpose(X).map((column) => dot(column, residuals));
    return bread.map((row) => dot(row, score));
  });
  return bread.map((_, j) => Math.sqrt(influence.reduce((sum, part) => sum + elementAt(part, j) ** 2, 0)));
}

/**
 * Linear probability model with errors robust to groups of studios: CR0, CR1 = √(G/(G-1)), CR1S also √((n-1)/(n-k)) with
 * t on G-1 degrees of freedom, CR2 with Satterthwaite's. Below 40 clusters rely on the permutation test instead.
 * Columns that depend on each other, or too few rows, are refused; an error of 0 gives p null.
 * Source: Liang & Zeger 1986; Pustejovsky & Tipton 2018.
 */
export function clusterRobustOls(design: ClusteredDesign) {
  const n = design.y.length;
  if (design.X.length !== n || design.cluster.length !== n) impossible('IMPOSSIBLE_INDEX', `${n} rows of y, not of X`);
  const fitted = n === 0 ? null : leastSquares(design);
  const k = fitted?.beta.length ?? 0;
  const G = fitted?.clusters.length ?? 0;
  if (fitted === null || n <= k || G < 2) return { kind: 'refused', error: 'SINGULAR_DESIGN' } as const;
  const seCR0 = sandwichErrors(fitted);
  const cr1 = Math.sqrt(G / (G - 1));
  const cr1s = cr1 * Math.sqrt((n - 1) / (n - k));
  const seCR1S = seCR0.map((se) => se * cr1s);
  return {
    kind: 'measured',
    beta: fitted.beta,
    seCR0,
    seCR1: seCR0.map((se) => se * cr1),
    seCR1S,
    pCR1S: seCR1S.map((se, j) => (se > 0 ? studentTwoSided(elementAt(fitted.beta, j) / se, G - 1) : null)),
    G,
    ...biasReduced(fitted),
  } as const;
}
