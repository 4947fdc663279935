import { elementAt } from '../element-at.ts';
import { studentQuantile } from '../special-functions.ts';
import { logQuantile, sortedPrices } from './log-quantile.ts';
import { medianRanks } from './median-ranks.ts';

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sampleSd(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

function ratio(top: number | null, bottom: number | null): number | null {
  return top === null || bottom === null ? null : top / bottom;
}

/** Geometric mean with its t interval on the log scale; one quote has no interval. */
function geometric(logs: readonly number[], conf: number) {
  const centre = mean(logs);
  const sd = sampleSd(logs);
  if (centre === null) return { geometricMean: null, gmLower: null, gmUpper: null, logSd: null, gsd: null };
  const reach = sd === null ? null : (studentQuantile(0.5 + conf / 2, logs.length - 1) * sd) / Math.sqrt(logs.length);
  return {
    geometricMean: Math.exp(centre),
    gmLower: reach === null ? null : Math.exp(centre - reach),
    gmUpper: reach === null ? null : Math.exp(centre + reach),
    logSd: sd,
    gsd: sd === null ? null : Math.exp(sd),
  };
}

/** The exact interval of the median between two quotes; null for five quotes or fewer. */
function medianInterval(sorted: readonly number[], conf: number) {
  const ranks = medianRanks(sorted.length, conf);
  if (ranks.lowerRank === null) return { ...ranks, lower: null, upper: null };
  return { ...ranks, lower: elementAt(sorted, ranks.lowerRank - 1), upper: elementAt(sorted, ranks.upperRank - 1) };
}

/**
 * Summary of comparable prices (same brief, basis and currency) on the log scale. Quantiles: Hyndman–Fan type 7 of
 * ln x, then exp. Dispersion: log-SD, GSD, p75/p25 (`iqrRatio`), p90/p10. Prices in any one unit, all > 0.
 * Empty input gives n = 0 and nulls; one quote has no spread and no interval. A price <= 0 throws IMPOSSIBLE_PRICE.
 */
export function priceSummary(quotes: readonly number[], conf = 0.95) {
  const sorted = sortedPrices(quotes);
  const [p10, p25, median, p75, p90] = [0.1, 0.25, 0.5, 0.75, 0.9].map((p) => logQuantile(sorted, p)) as [
    number | null,
    number | null,
    number | null,
    number | null,
    number | null,
  ];
  return {
    n: sorted.length,
    median,
    medianOrderStat: medianInterval(sorted, conf),
    mean: mean(sorted),
    ...geometric(
      sorted.map((quote) => Math.log(quote)),
      conf,
    ),
    p10,
    p25,
    p75,
    p90,
    iqrRatio: ratio(p75, p25),
    p90p10: ratio(p90, p10),
  };
}

export type PriceSummary = ReturnType<typeof priceSummary>;
