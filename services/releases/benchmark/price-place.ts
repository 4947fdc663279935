import type { Row } from '../cube/row.ts';

/** An own price as the client pays it, in minor units, and the arm whose prices it may be compared with. */
export type OwnPrice = { readonly minor: number; readonly currency: string; readonly budget: string };

/** Where a studio's own price lies: a band, never a rank. `around`: inside the interval of the published median. */
export type PricePlace = {
  readonly band: 'below' | 'around' | 'above' | 'not_shown';
  readonly by: readonly Row[];
};

/** The band of a price by the frozen median of the studios that were told the same budget (statistics 4.2). Pure. */
export function pricePlaceOf({ minor, currency, budget }: OwnPrice, rows: readonly Row[]): PricePlace {
  const median = rows.find(
    ({ table, variable, cell }) =>
      table === 'prices' && variable === 'price_median' && cell.budget === budget && cell.currency === currency,
  );
  if (median?.status !== 'published' || median.lower === null || median.upper === null) {
    return { band: 'not_shown', by: [] };
  }
  const band = minor < median.lower ? 'below' : minor > median.upper ? 'above' : 'around';
  return { band, by: [median] };
}
