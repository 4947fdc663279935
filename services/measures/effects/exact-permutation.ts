import { elementAt } from '../element-at.ts';
import { SLACK } from './exact-conditional.ts';
import { blocksOf, type RandomisedUnit, statisticOf } from './permutation-test.ts';

/** More re-randomisations than this are drawn, not listed. */
const MOST = 1_000_000;

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - i + 1)) / i;
  return ways;
}

/** Sums of all ways to take `take` of the scores from index `start` on. */
function sumsOf(scores: Float64Array, take: number, start = 0): number[] {
  if (take === 0) return [0];
  if (scores.length - start < take) return [];
  const first = elementAt(scores, start);
  return [...sumsOf(scores, take - 1, start + 1).map((sum) => first + sum), ...sumsOf(scores, take, start + 1)];
}

/**
 * Exact p over all re-randomisations of the design, for any scores; null if there are more than a million of them (then
 * use the seeded test) or no units. For replies in whole strata the convolution of `exactConditionalP` has no limit.
 */
export function exactPermutationP(units: readonly RandomisedUnit[]): number | null {
  if (units.length === 0) return null;
  const blocks = blocksOf(units);
  const armSize = (arms: Uint8Array): number => arms.reduce((sum, arm) => sum + arm, 0);
  const ways = blocks.reduce((product, { arms }) => product * choose(arms.length, armSize(arms)), 1);
  if (ways > MOST) return null;
  const statistic = blocks.reduce((sum, { arms, scores }) => sum + statisticOf(arms, scores), 0);
  let totals = [0];
  for (const { arms, scores } of blocks) {
    const sums = sumsOf(scores, armSize(arms));
    totals = totals.flatMap((total) => sums.map((sum) => total + sum));
  }
  const far = totals.filter((total) => Math.abs(total) >= Math.abs(statistic) - SLACK).length;
  return far / totals.length;
}
