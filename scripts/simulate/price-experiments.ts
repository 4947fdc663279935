import { bootstrapCI, LOG_STATISTICS } from '../../services/measures/price/bootstrap.ts';
import { bootstrapBca } from '../../services/measures/price/bootstrap-bca.ts';
import { priceSummary } from '../../services/measures/price/price-summary.ts';
import { criticalZ } from '../../services/measures/special-functions.ts';
import { type Experiment, normal, times } from './trial.ts';

/** 55 quotes, the number to expect of 132 inquiries, lognormal around 400 000 roubles. */
const LOG_SD = 0.7;
export const prices: Experiment = (s, seed) => {
  const quotes = times(55, () => 400_000 * Math.exp(LOG_SD * normal(s)));
  const groups = quotes.map((quote) => [quote]);
  const { medianOrderStat, gmLower, gmUpper } = priceSummary(quotes);
  const boot = (name: keyof typeof LOG_STATISTICS) => {
    const { lower, upper } = bootstrapCI(groups, LOG_STATISTICS[name], `${seed}|boot|${name}`, { B: 999 });
    return { lower, upper };
  };
  const bca = bootstrapBca(groups, `${seed}|boot|bca`, 999);
  return [
    {
      name: 'Median price: order statistics',
      truth: 400_000,
      lower: medianOrderStat.lower,
      upper: medianOrderStat.upper,
    },
    { name: 'Median price: percentile bootstrap', truth: 400_000, ...boot('median') },
    { name: 'Geometric mean price: t on the log scale', truth: 400_000, lower: gmLower, upper: gmUpper },
    { name: 'Geometric mean price: percentile bootstrap', truth: 400_000, ...boot('geometricMean') },
    { name: 'Geometric mean price: BCa bootstrap', truth: 400_000, lower: bca.lower, upper: bca.upper },
    {
      name: 'Price ratio p75/p25: percentile bootstrap',
      truth: Math.exp(2 * criticalZ(0.5) * LOG_SD),
      ...boot('iqrRatio'),
    },
    {
      name: 'Price ratio p90/p10: percentile bootstrap',
      truth: Math.exp(2 * criticalZ(0.8) * LOG_SD),
      ...boot('p90p10'),
    },
  ];
};
