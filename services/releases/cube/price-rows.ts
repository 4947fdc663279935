import { dominance } from '../../measures/disclosure/dominance.ts';
import { publicPrice, publishablePrices } from '../../measures/disclosure/public-figures.ts';
import { type CellThresholds, PRICE_THRESHOLDS } from '../../measures/disclosure/thresholds.ts';
import { priceSummary } from '../../measures/price/price-summary.ts';
import { type Case, countOf } from './case.ts';
import { hiddenCells } from './hidden-parts.ts';
import { figureRow, missingRow, type Place } from './make-row.ts';
import type { Row } from './row.ts';

/** Prices of one budget arm: a stated budget anchors the price, so arms are never pooled. */
type Quoted = {
  readonly budget: string;
  readonly currency: string;
  readonly n: number;
  readonly minor: readonly number[];
};

/**
 * Median and geometric mean of each budget arm, of substantive answers that state a price for the whole project. Ten quotes are
 * the least; a hidden arm hides a second one, since the numbers of quotes add up to a stage of the funnel.
 */
export function priceRows(cases: readonly Case[], thresholds: CellThresholds): Row[] {
  const currency = commonest(cases.flatMap(({ price }) => price?.currency ?? []));
  const arms = [...Map.groupBy(cases, ({ arm }) => arm.budget)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([budget, inside]): Quoted => ({
        budget,
        currency,
        n: countOf(inside, ({ counted }) => counted),
        minor: inside.flatMap(({ group, price }) =>
          group === 'I' && price?.currency === currency ? [price.minor] : [],
        ),
      }),
    );
  const hidden = hiddenCells(
    arms.map(({ n, minor }) => ({ n, x: minor.length })),
    thresholds,
    PRICE_THRESHOLDS.median,
  );
  return arms.flatMap((arm, i) => rowsOf(arm, !hidden.has(i)));
}

function rowsOf({ budget, currency, minor }: Quoted, shown: boolean): Row[] {
  const at = (variable: 'price_median' | 'price_geometric_mean'): Place => ({
    table: 'prices',
    cell: { budget, currency },
    variable,
    denominator: 'project_quotes',
  });
  const summary = priceSummary(minor);
  const allowed = publishablePrices(minor.length, minor.length).median && shown;
  const { lower, upper } = summary.medianOrderStat;
  const mean = { lower: summary.gmLower, upper: summary.gmUpper };
  const spread = summary.logSd !== null && summary.logSd > 0;
  return [
    allowed && lower !== null && upper !== null
      ? figureRow(at('price_median'), rounded(summary.median, { lower, upper }, minor.length, 'order_statistics'))
      : missingRow(at('price_median')),
    allowed && spread && !dominance(minor).sensitive
      ? figureRow(at('price_geometric_mean'), rounded(summary.geometricMean, mean, minor.length, 'student_log'))
      : missingRow(at('price_geometric_mean')),
  ];
}

type Bounds = { readonly lower: number | null; readonly upper: number | null };

function rounded(value: number | null, { lower, upper }: Bounds, n: number, method: string) {
  return { value: publicPrice(value), n, lower: publicPrice(lower), upper: publicPrice(upper), method };
}

/** The most frequent value, the first by code unit among equals; "RUB" where nobody named a price. */
function commonest(values: readonly string[]): string {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, same]) => ({ value, n: same.length }));
  return counts.toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))[0]?.value ?? 'RUB';
}
