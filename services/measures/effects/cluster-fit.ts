import { elementAt } from '../element-at.ts';
import { dot, inverse, type Matrix, multiply, transpose } from '../linear-solve.ts';

/** Rows of X start with 1 for the intercept; `cluster` is the group of studios. */
export type ClusteredDesign = {
  readonly y: readonly number[];
  readonly X: Matrix;
  readonly cluster: readonly (string | number)[];
};

/** A least-squares fit with its parts per cluster. */
export type ClusterFit = {
  readonly beta: readonly number[];
  /** (X'X)⁻¹ */
  readonly bread: Matrix;
  readonly clusters: readonly { readonly X: Matrix; readonly residuals: readonly number[] }[];
};

/** Ordinary least squares; null if the columns depend on each other. */
export function leastSquares({ y, X, cluster }: ClusteredDesign): ClusterFit | null {
  const across = transpose(X);
  const bread = inverse(multiply(across, X));
  if (bread === null) return null;
  const beta = multiply(
    bread,
    across.map((column) => [dot(column, y)]),
  ).map((row) => elementAt(row, 0));
  const members = new Map<string | number, number[]>();
  for (const [i, group] of cluster.entries()) members.set(group, [...(members.get(group) ?? []), i]);
  const clusters = Array.from(members.values(), (indexes) => ({
    X: indexes.map((i) => elementAt(X, i)),
    residuals: indexes.map((i) => elementAt(y, i) - dot(elementAt(X, i), beta)),
  }));
  return { beta, bread, clusters };
}
