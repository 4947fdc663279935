import { hypergeometric } from '../rates/hypergeometric.ts';

/** [yes, no] of the first arm, [yes, no] of the second. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

/** Tables whose probability exceeds the observed one by less than this share count as equal (as in R). */
const EQUAL = 1 + 1e-7;

/** Fisher's exact two-sided test: all tables with the same margins that are at most as probable. Empty gives null. */
export function fisherExact([[a, b], [c, d]]: TwoByTwo): { p: number | null } {
  const total = a + b + c + d;
  if (total === 0) return { p: null };
  const { low, probability } = hypergeometric(total, a + c, a + b);
  const observed = probability[a - low] ?? 0;
  const p = probability.reduce((sum, value) => (value <= observed * EQUAL ? sum + value : sum), 0);
  return { p: Math.min(1, p) };
}
