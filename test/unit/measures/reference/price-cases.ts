import { bootstrapCI, LOG_STATISTICS, type LogStatistic } from '../../../../services/measures/price/bootstrap.ts';
import { bootstrapBca } from '../../../../services/measures/price/bootstrap-bca.ts';
import { logHistogram } from '../../../../services/measures/price/log-histogram.ts';
import { logMad } from '../../../../services/measures/price/log-mad.ts';
import { lognormalImplied } from '../../../../services/measures/price/lognormal-implied.ts';
import { medianRanks } from '../../../../services/measures/price/median-ranks.ts';
import {
  normaliseQuote,
  type PriceBasis,
  type StatedQuote,
} from '../../../../services/measures/price/normalise-quote.ts';
import { priceRules } from '../../../../services/measures/price/price-rules.ts';
import { priceSummary } from '../../../../services/measures/price/price-summary.ts';
import { weightedQuantile } from '../../../../services/measures/price/weighted-quantile.ts';
import { binomialCdf } from '../../../../services/measures/special-functions.ts';
import type { Bounds } from '../../../../services/measures/survival/innermost-intervals.ts';
import { type Dispatch, on, rowsOf } from './dispatch.ts';

type Bootstrapped = { quotes: number[]; B: number; streams: Record<'median' | 'geometricMean' | 'p90p10', string> };

/** Limit of the bootstrap interval of an odd-n median as B grows: P(median* <= x_k) = P(Bin(n, k/n) >= (n+1)/2). */
function bootstrapLimit(sorted: number[]) {
  const n = sorted.length;
  const reaches = (p: number) => sorted.find((_, i) => 1 - binomialCdf((n - 1) / 2, n, (i + 1) / n) >= p);
  return [reaches(0.025), reaches(0.975)];
}

function bootstrapped({ quotes, B, streams }: Bootstrapped) {
  const groups = quotes.map((quote) => [quote]);
  const bounds = (statistic: LogStatistic, stream: string) => {
    const { lower, upper } = bootstrapCI(groups, statistic, stream, { B });
    return [lower, upper];
  };
  return {
    medianPercentile: bounds(LOG_STATISTICS.median, streams.median),
    medianExactBootstrapLimit: bootstrapLimit(quotes),
    gmeanPercentile: bounds(LOG_STATISTICS.geometricMean, streams.geometricMean),
    gmeanBCa: bootstrapBca(groups, streams.geometricMean, B),
    p90p10Percentile: bounds(LOG_STATISTICS.p90p10, streams.p90p10),
  };
}

export const PRICE_CASES: Dispatch = {
  priceSummary: on(({ quotes }: { quotes: number[] }) => priceSummary(quotes)),
  lognormalImplied: on(({ median, mean }: { median: number; mean: number }) => lognormalImplied(median, mean)),
  medianRanks: on(({ n, conf }: { n: number; conf: number }) => medianRanks(n, conf)),
  bootstrapCI: on(bootstrapped),
  priceRules: on(({ intervals }: { intervals: Bounds[] }) => priceRules(intervals)),
  weightedQuantile: on(({ p, ...columns }: Record<'x' | 'w', number[]> & { p: number }) =>
    weightedQuantile(rowsOf(columns, ['x', 'w']), p),
  ),
  normaliseQuote: on(({ quotes, basis }: { quotes: StatedQuote[]; basis: PriceBasis }) =>
    quotes.map((quote) => normaliseQuote(quote, basis)),
  ),
  logHistogram: on(({ quotes }: { quotes: number[] }) => logHistogram(quotes)),
  logMad: on(({ quotes }: { quotes: number[] }) => {
    const { mad, z, flagged } = logMad(quotes);
    const others = z.filter((score, i) => score !== null && !flagged.includes(i)).map(Number);
    return { mad, flagged, z400: z[quotes.indexOf(400)], zMaxOther: Math.max(...others.map(Math.abs)) };
  }),
};
