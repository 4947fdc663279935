import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';

/** Bin i holds counts[i] quotes in [edges[i], edges[i+1]). */
export type LogHistogram = { readonly edges: readonly number[]; readonly counts: readonly number[] };

/** 1, 2, 5, 10, 20, 50 … : whole numbers, so no comparison meets a rounded edge. */
function edgeAt(step: number): number {
  return ([1, 2, 5] as const)[(step % 3) as 0 | 1 | 2] * 10 ** Math.floor(step / 3);
}

/**
 * Histogram with edges {1,2,5}·10^k: the lowest edge is at most the least quote, the highest above the greatest.
 * A quote on an edge goes right. Quotes in one unit (kopecks or roubles), each >= 1. Empty input gives empty lists.
 */
export function logHistogram(quotes: readonly number[]): LogHistogram {
  if (quotes.length === 0) return { edges: [], counts: [] };
  const sorted = [...quotes].sort((a, b) => a - b);
  const least = elementAt(sorted, 0);
  const greatest = elementAt(sorted, sorted.length - 1);
  if (!(least >= 1 && Number.isFinite(greatest)))
    impossible('IMPOSSIBLE_PRICE', `prices ${least}…${greatest}; need >= 1`);
  let step = 0;
  while (edgeAt(step + 1) <= least) step++;
  const edges = [edgeAt(step)];
  while (elementAt(edges, edges.length - 1) <= greatest) edges.push(edgeAt(++step));
  const counts = edges.slice(1).map((high, i) => sorted.filter((x) => x >= elementAt(edges, i) && x < high).length);
  return { edges, counts };
}
