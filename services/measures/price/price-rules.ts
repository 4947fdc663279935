import { impossible } from '../impossible.ts';
import type { Bounds } from '../survival/innermost-intervals.ts';
import { priceSummary } from './price-summary.ts';

/** The three figures that one set of quotes gives under three counting rules; n differs and is printed. */
function figures(points: readonly number[]) {
  const { n, median, mean, geometricMean, p10, p90 } = priceSummary(points);
  return { n, median, mean, gmean: geometricMean, p10, p90 };
}

/**
 * Low end ("up to" has none), geometric midpoint ("from" at its left, "up to" at its right end) and high end ("from" has
 * none) of price intervals [lo, hi], hi null = "from", lo null or 0 = "up to". Shows how far a mean depends on the rule.
 */
export function priceRules(intervals: readonly Bounds[]) {
  return {
    lowEnd: figures(intervals.flatMap(([lo]) => (lo !== null && lo > 0 ? [lo] : []))),
    geometricMid: figures(intervals.map(([lo, hi]) => geometricMidpoint(lo, hi))),
    highEnd: figures(intervals.flatMap(([, hi]) => (hi === null ? [] : [hi]))),
  };
}

/** One number for an interval: √(lo·hi), the only finite end where the other is open. */
export function geometricMidpoint(lo: number | null, hi: number | null): number {
  if (hi === null) return lo ?? impossible('IMPOSSIBLE_INTERVAL', 'a price without any bound');
  return lo === null || lo === 0 ? hi : Math.sqrt(lo * hi);
}
