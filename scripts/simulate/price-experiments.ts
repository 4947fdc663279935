import { bootstrapCI, LOG_STATISTICS } from '../../services/measures/price/bootstrap.ts';
import { bootstrapBca } from '../../services/measures/price/bootstrap-bca.ts';
import {
  ownedGeometricInterval,
  ownedMedianInterval,
  type PriceBounds,
} from '../../services/measures/price/owned-prices.ts';
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

/** Twenty owners of three studios each whose prices hang together (intraclass correlation 0.4). */
export const ownedPrices: Experiment = (s) => {
  const price = (common: number): number =>
    400_000 * Math.exp(LOG_SD * (Math.sqrt(0.4) * common + Math.sqrt(0.6) * normal(s)));
  const groups = times(20, () => {
    const common = normal(s);
    return times(3, () => price(common));
  });
  const { medianOrderStat, gmLower, gmUpper } = priceSummary(groups.flat());
  const [alone, aloneMean] = [medianOrderStat, { lower: gmLower, upper: gmUpper }];
  const trial = (name: string, { lower, upper }: PriceBounds) => ({ name, truth: 400_000, lower, upper });
  return [
    trial('Median price by owners of three studios: Woodruff', ownedMedianInterval(groups)),
    trial('Median price that ignores owners: order statistics', alone),
    trial('Geometric mean price by owners of three studios: CR1, t(G-1)', ownedGeometricInterval(groups)),
    trial('Geometric mean price that ignores owners: t on the log scale', aloneMean),
  ];
};
