import { binomialCdf } from '../special-functions.ts';

export type MedianRanks =
  | { readonly lowerRank: number; readonly upperRank: number; readonly coverage: number }
  | { readonly lowerRank: null; readonly upperRank: null; readonly coverage: null };

/**
 * Ranks (1-based) of the order statistics that bound the median with at least the given confidence, and the exact
 * coverage. k = #{j : P(Bin(n, ½) <= j) <= (1-conf)/2}; the interval is (x_k, x_{n+1-k}). Needs n >= 6 at 95 %, else null.
 * Source: Conover 1999, 3.2; no seed and no distribution assumed.
 */
export function medianRanks(n: number, conf = 0.95): MedianRanks {
  const tail = (1 - conf) / 2;
  let k = 0;
  while (k < n / 2 && binomialCdf(k, n, 0.5) <= tail) k++;
  if (k === 0) return { lowerRank: null, upperRank: null, coverage: null };
  return { lowerRank: k, upperRank: n + 1 - k, coverage: 1 - 2 * binomialCdf(k - 1, n, 0.5) };
}
