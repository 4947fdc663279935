import { elementAt } from '../element-at.ts';
import { quantileType7 } from '../quantile.ts';
import { clusteredShare } from '../rates/clustered-share.ts';
import { studentQuantile } from '../special-functions.ts';
import type { QuoteGroups } from './bootstrap.ts';
import { sortedPrices } from './log-quantile.ts';
import { priceSummary } from './price-summary.ts';

export type PriceBounds = { readonly lower: number | null; readonly upper: number | null };

/**
 * Interval of the median of prices whose studios hang together by owners: the interval of the share below the median, by the cluster
 * sandwich on its effective size, read back as ranks and rounded outwards. A bound beyond the last quote is null; so are both below
 * two owners. Source: Woodruff 1952, JASA 47:635; Korn & Graubard 1998, Survey Methodology 24:193.
 */
export function ownedMedianInterval(groups: QuoteGroups, conf = 0.95): PriceBounds {
  const sorted = sortedPrices(groups.flat());
  const median = quantileType7(sorted.map(Math.log), 0.5);
  if (median === null) return { lower: null, upper: null };
  const below = (log: number): number => (log < median ? 1 : log === median ? 0.5 : 0);
  const counts = groups.map((own) => ({
    n: own.length,
    x: own.reduce((sum, quote) => sum + below(Math.log(quote)), 0),
  }));
  const share = clusteredShare(counts, conf);
  if (share.lower === null || share.upper === null) return { lower: null, upper: null };
  const n = sorted.length;
  // The crumb keeps a whole number of quotes whole.
  const outside = (tail: number): number => Math.floor(n * tail + 1e-9);
  const [first, last] = [outside(share.lower), n + 1 - outside(1 - share.upper)];
  return {
    lower: first < 1 ? null : elementAt(sorted, first - 1),
    upper: last > n ? null : elementAt(sorted, last - 1),
  };
}

/**
 * Interval of the geometric mean of prices whose studios hang together by owners: the cluster sandwich (CR1) of the mean logarithm and
 * Student's t with one degree of freedom less than owners. One quote each gives the t interval; below two owners nulls.
 * Source: Liang & Zeger 1986.
 */
export function ownedGeometricInterval(groups: QuoteGroups, conf = 0.95): PriceBounds {
  const logs = groups.filter((own) => own.length > 0).map((own) => sortedPrices(own).map((quote) => Math.log(quote)));
  const [G, n] = [logs.length, logs.reduce((sum, own) => sum + own.length, 0)];
  if (G < 2) return { lower: null, upper: null };
  const centre = logs.flat().reduce((sum, log) => sum + log, 0) / n;
  const scatter = logs.reduce((sum, own) => sum + own.reduce((all, log) => all + log - centre, 0) ** 2, 0);
  const reach = (studentQuantile(0.5 + conf / 2, G - 1) * Math.sqrt((G / (G - 1)) * scatter)) / n;
  return { lower: Math.exp(centre - reach), upper: Math.exp(centre + reach) };
}

export type PriceInterval = PriceBounds & { readonly method: string };

/**
 * Intervals of median and geometric mean of prices by owner: order statistics and Student's t where every owner has one quote, those by
 * owners where some have several. The methods are named as they are published.
 */
export function priceIntervals(groups: QuoteGroups): Record<'median' | 'geometricMean', PriceInterval> {
  const quotes = groups.flat();
  if (groups.length < quotes.length)
    return {
      median: { method: 'woodruff_by_owners', ...ownedMedianInterval(groups) },
      geometricMean: { method: 'student_log_by_owners', ...ownedGeometricInterval(groups) },
    };
  const { medianOrderStat, gmLower, gmUpper } = priceSummary(quotes);
  const { lower, upper } = medianOrderStat;
  return {
    median: { method: 'order_statistics', lower, upper },
    geometricMean: { method: 'student_log', lower: gmLower, upper: gmUpper },
  };
}
