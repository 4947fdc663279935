import { elementAt } from '../element-at.ts';
import { hypergeometric } from '../rates/hypergeometric.ts';
import type { TwoByTwo } from './fisher-exact.ts';

/** |T*| this close below |T| still counts as as far out. */
export const SLACK = 1e-9;

/** T = Σ_h (x₁h - n₁h x_h / n_h): replies of the first arm beyond its share, within strata. */
export function excessReplies(tables: readonly TwoByTwo[]): number {
  return tables.reduce((sum, [[a, b], [c, d]]) => {
    const n = a + b + c + d;
    return n === 0 ? sum : sum + a - ((a + b) * (a + c)) / n;
  }, 0);
}

function convolve(first: Float64Array, second: Float64Array): Float64Array {
  const whole = new Float64Array(first.length + second.length - 1);
  for (let i = 0; i < first.length; i++) {
    for (let j = 0; j < second.length; j++)
      whole[i + j] = elementAt(whole, i + j) + elementAt(first, i) * elementAt(second, j);
  }
  return whole;
}

/**
 * Exact p of |T| under all re-randomisations within strata: the distributions of x₁h are hypergeometric and their sum
 * is their convolution. All silent or all replied gives 1, no cases null.
 */
export function exactConditionalP(tables: readonly TwoByTwo[]): number | null {
  const used = tables.filter((table) => table.flat().some((count) => count > 0));
  if (used.length === 0) return null;
  let distribution: Float64Array = Float64Array.of(1);
  let low = 0;
  let expected = 0;
  for (const [[a, b], [c, d]] of used) {
    const n = a + b + c + d;
    const stratum = hypergeometric(n, a + c, a + b);
    distribution = convolve(distribution, stratum.probability);
    low += stratum.low;
    expected += ((a + b) * (a + c)) / n;
  }
  const observed = Math.abs(excessReplies(used));
  const p = distribution.reduce(
    (sum, value, i) => (Math.abs(low + i - expected) >= observed - SLACK ? sum + value : sum),
    0,
  );
  return Math.min(1, p);
}
