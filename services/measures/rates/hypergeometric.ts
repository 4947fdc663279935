import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';
import { logGamma } from '../special-functions.ts';

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/**
 * Probabilities of drawing low…high marked items when n are drawn from N of which K are marked, low = max(0, n+K-N).
 * Scaled to add up to exactly 1, so that tails stay exact to the last digits.
 */
export function hypergeometric(N: number, K: number, n: number): { low: number; probability: Float64Array } {
  if (!(K <= N && n <= N)) impossible('IMPOSSIBLE_COUNT', `${n} drawn and ${K} marked of ${N}`);
  const low = Math.max(0, n + K - N);
  const high = Math.min(n, K);
  const probability = Float64Array.from({ length: high - low + 1 }, (_, i) =>
    Math.exp(logChoose(K, low + i) + logChoose(N - K, n - low - i) - logChoose(N, n)),
  );
  const total = probability.reduce((sum, value) => sum + value, 0);
  return { low, probability: probability.map((value) => value / total) };
}

/** P(lowest <= H <= highest) */
function between(N: number, K: number, n: number, lowest: number, highest: number): number {
  const { low, probability } = hypergeometric(N, K, n);
  let sum = 0;
  for (let i = 0; i < probability.length; i++) {
    if (low + i >= lowest && low + i <= highest) sum += elementAt(probability, i);
  }
  return sum;
}

/**
 * Exact interval of the population share by inverting the hypergeometric test: all K with both tails above (1-conf)/2.
 * A cross-check of the corrected Wilson interval. n = 0 gives nulls.
 */
export function hypergeomCI(
  x: number,
  n: number,
  N: number,
  conf = 0.95,
): { lower: number | null; upper: number | null } {
  if (n === 0) return { lower: null, upper: null };
  const tail = (1 - conf) / 2;
  let lowest = x;
  while (between(N, lowest, n, x, n) <= tail) lowest++;
  let highest = N - (n - x);
  while (between(N, highest, n, 0, x) <= tail) highest--;
  return { lower: lowest / N, upper: highest / N };
}
