import { bootstrapCI, LOG_STATISTICS } from '../../measures/price/bootstrap.ts';
import { logMad } from '../../measures/price/log-mad.ts';
import { ownedGeometricInterval, ownedMedianInterval } from '../../measures/price/owned-prices.ts';
import { geometricMidpoint, priceRules } from '../../measures/price/price-rules.ts';
import { priceSummary } from '../../measures/price/price-summary.ts';
import { turnbull, turnbullQuantile } from '../../measures/survival/turnbull.ts';
import type { Tally } from './tally.ts';

/** Turnbull holds every interval against every other, and 9 999 resamples sort them all: beyond this neither is done. */
const MOST_INTERVALS = 2_000;

/**
 * Prices of one cell, in the file's currency: Turnbull quartiles on the intervals as stated, summary at the geometric
 * midpoints, the three counting rules, quotes to look at again. Whole groups are resampled for the dispersion's interval.
 */
export function measurePrices(quoted: Tally['quotes'], stream: string) {
  const intervals = quoted.map(({ quote }) => quote);
  const points = intervals.map(([lo, hi]) => geometricMidpoint(lo, hi));
  const masses = intervals.length > MOST_INTERVALS ? null : turnbull(intervals, true);
  const groups = [...Map.groupBy(points.keys(), (i) => quoted[i]?.group ?? '').values()].map((indexes) =>
    indexes.flatMap((i) => points[i] ?? []),
  );
  const interval = (name: keyof typeof LOG_STATISTICS) =>
    masses === null ? null : bootstrapCI(groups, LOG_STATISTICS[name], `${stream}|boot|${name}`);
  return {
    n: points.length,
    groups: groups.length,
    summary: priceSummary(points),
    /** Given where an owner has more than one quote, which the summary's intervals take as independent. */
    byOwners:
      groups.length === points.length
        ? null
        : { median: ownedMedianInterval(groups), geometricMean: ownedGeometricInterval(groups) },
    asStated:
      masses === null
        ? null
        : {
            q25: turnbullQuantile(masses, 0.25),
            median: turnbullQuantile(masses, 0.5),
            q75: turnbullQuantile(masses, 0.75),
          },
    rules: priceRules(intervals),
    iqrRatioInterval: interval('iqrRatio'),
    p90p10Interval: interval('p90p10'),
    toReview: logMad(points).flagged.map((i) => intervals[i]),
  } as const;
}
