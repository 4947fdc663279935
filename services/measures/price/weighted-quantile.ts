import { impossible } from '../impossible.ts';

/** Cumulated shares closer than this to p count as equal to it. */
const EQUAL = 1e-12;

/**
 * Weighted quantile of prices: the least x whose cumulated weight share is above p; where the share equals p, the
 * geometric mean with the next x. No weight at all gives null.
 */
export function weightedQuantile(
  quotes: readonly { readonly x: number; readonly w: number }[],
  p: number,
): { q: number | null } {
  const wrong = quotes.find(({ x, w }) => !(x > 0 && w >= 0));
  if (wrong !== undefined) impossible('IMPOSSIBLE_PRICE', `price ${wrong.x}, weight ${wrong.w}`);
  const sorted = quotes.filter(({ w }) => w > 0).sort((a, b) => a.x - b.x);
  const total = sorted.reduce((sum, { w }) => sum + w, 0);
  let cumulated = 0;
  for (const [i, { x, w }] of sorted.entries()) {
    cumulated += w;
    const share = cumulated / total;
    if (Math.abs(share - p) <= EQUAL) return { q: Math.sqrt(x * (sorted[i + 1]?.x ?? x)) };
    if (share > p) return { q: x };
  }
  return { q: sorted.at(-1)?.x ?? null };
}
