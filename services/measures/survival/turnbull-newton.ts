import { elementAt } from '../element-at.ts';
import { inverse } from '../linear-solve.ts';
import type { Innermost } from './innermost-intervals.ts';

/** Keeps the normal matrix solvable where two cells are told apart by no observation. */
const RIDGE = 1e-10;
const GONE = 1e-14;
const HALVINGS = 30;

/** Probability of each observation under the masses. */
export function coveredBy(cells: readonly Innermost[], p: Float64Array, n: number): Float64Array {
  const covered = new Float64Array(n);
  cells.forEach(({ members }, j) => {
    const mass = elementAt(p, j);
    if (mass > 0) for (let i = 0; i < n; i++) covered[i] = elementAt(covered, i) + elementAt(members, i) * mass;
  });
  return covered;
}

/** Σ ln P(observation) - n Σ p: its greatest value over p >= 0 lies where the masses add up to one. */
function penalised(cells: readonly Innermost[], p: Float64Array, n: number): number {
  const logs = coveredBy(cells, p, n).reduce((sum, covered) => sum + Math.log(covered), 0);
  return logs - n * p.reduce((sum, mass) => sum + mass, 0);
}

/**
 * One Newton step on the cells that hold mass or ought to, cut at zero and halved until the likelihood grows. EM creeps
 * where a mass must vanish; this step jumps there. Null if no step helps. Source: Bertsekas 1982; Wang 2008.
 */
export function newtonStep(
  cells: readonly Innermost[],
  p: Float64Array,
  slope: Float64Array,
  n: number,
): Float64Array | null {
  const free = [...p.keys()].filter((j) => elementAt(p, j) > GONE || elementAt(slope, j) > 1);
  const covered = coveredBy(cells, p, n);
  const curvature = free.map((a) =>
    free.map((b) => {
      const [first, second] = [elementAt(cells, a).members, elementAt(cells, b).members];
      let sum = 0;
      for (let i = 0; i < n; i++) if (first[i] === 1 && second[i] === 1) sum += elementAt(covered, i) ** -2;
      return a === b ? sum * (1 + RIDGE) : sum;
    }),
  );
  const inverted = inverse(curvature);
  if (inverted === null) return null;
  const uphill = free.map((j) => n * (elementAt(slope, j) - 1));
  const direction = inverted.map((row) => row.reduce((sum, value, k) => sum + value * elementAt(uphill, k), 0));
  const before = penalised(cells, p, n);
  for (let half = 0, step = 1; half < HALVINGS; half++, step /= 2) {
    const next = Float64Array.from(p);
    free.forEach((j, k) => {
      next[j] = Math.max(0, elementAt(p, j) + step * elementAt(direction, k));
    });
    const total = next.reduce((sum, mass) => sum + mass, 0);
    if (total > 0 && penalised(cells, next, n) > before) return next.map((mass) => mass / total);
  }
  return null;
}
