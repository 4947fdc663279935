import { dominance } from '../../measures/disclosure/dominance.ts';
import { publicPrice, publishablePrices } from '../../measures/disclosure/public-figures.ts';
import { type CellThresholds, PRICE_THRESHOLDS } from '../../measures/disclosure/thresholds.ts';
import { type PriceInterval, priceIntervals } from '../../measures/price/owned-prices.ts';
import { priceSummary } from '../../measures/price/price-summary.ts';
import type { Case } from './case.ts';
import { hiddenCells } from './hidden-parts.ts';
import { figureRow, missingRow, type Place } from './make-row.ts';
import type { Row } from './row.ts';

/** Prices of one budget arm: a stated budget anchors the price, so arms are never pooled. */
type Quoted = {
  readonly budget: string;
  readonly currency: string;
  readonly counted: readonly Case[];
  /** Prices in minor units, by owner. */
  readonly owners: readonly (readonly number[])[];
};

/**
 * Median and geometric mean of each budget arm, of substantive answers that state a price for the whole project. Ten quotes of ten
 * owners are the least; a hidden arm hides a second one, since the numbers of quotes add up to a stage of the funnel.
 */
export function priceRows(cases: readonly Case[], thresholds: CellThresholds): Row[] {
  const currency = commonest(cases.flatMap(({ price }) => price?.currency ?? []));
  const arms = [...Map.groupBy(cases, ({ arm }) => arm.budget)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([budget, inside]): Quoted => {
      const quoted = inside.filter((one) => one.group === 'I' && one.price?.currency === currency);
      const owners = [...Map.groupBy(quoted, ({ owner }) => owner).values()];
      return {
        ...{ budget, currency },
        counted: inside.filter(({ counted }) => counted),
        owners: owners.map((own) => own.flatMap(({ price }) => price?.minor ?? [])),
      };
    });
  const parts = arms.map(({ counted, owners }) => ({
    n: counted.length,
    x: owners.flat().length,
    groups: new Set(counted.map(({ owner }) => owner)).size,
    holders: owners.length,
  }));
  const hidden = hiddenCells(parts, thresholds, PRICE_THRESHOLDS.median);
  return arms.flatMap((arm, i) => rowsOf(arm, !hidden.has(i)));
}

function rowsOf({ budget, currency, owners }: Quoted, shown: boolean): Row[] {
  const at = (variable: 'price_median' | 'price_geometric_mean'): Place => ({
    table: 'prices',
    cell: { budget, currency },
    variable,
    denominator: 'project_quotes',
  });
  const summary = priceSummary(owners.flat());
  const allowed = publishablePrices(summary.n, owners.length).median && shown;
  const { median, geometricMean } = priceIntervals(owners);
  const spread = summary.logSd !== null && summary.logSd > 0;
  return [
    allowed && median.lower !== null && median.upper !== null
      ? figureRow(at('price_median'), rounded(summary.median, summary.n, median))
      : missingRow(at('price_median')),
    allowed && spread && !dominance(owners.map(sumOf)).sensitive
      ? figureRow(at('price_geometric_mean'), rounded(summary.geometricMean, summary.n, geometricMean))
      : missingRow(at('price_geometric_mean')),
  ];
}

function rounded(value: number | null, n: number, { lower, upper, method }: PriceInterval) {
  return { value: publicPrice(value), n, lower: publicPrice(lower), upper: publicPrice(upper), method };
}

const sumOf = (own: readonly number[]): number => own.reduce((sum, minor) => sum + minor, 0);

/** The most frequent value, the first by code unit among equals; "RUB" where nobody named a price. */
function commonest(values: readonly string[]): string {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, same]) => ({ value, n: same.length }));
  return counts.toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))[0]?.value ?? 'RUB';
}
