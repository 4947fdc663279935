/** An official rate: on that day `nominal` units of `currency` were `rate` units of `into`. */
export type ExchangeRate = {
  readonly currency: string;
  readonly into: string;
  /** "YYYY-MM-DD" */
  readonly on: string;
  readonly nominal: number;
  readonly rate: number;
};

/** Units of `into` for one unit of `currency` and the day whose rate it is; null where no file gave one. */
export type RateOfDay = { readonly factor: number; readonly on: string } | null;
export type RateLookup = (currency: string, into: string, date: string) => RateOfDay;

/** Banks set no rates at weekends and over holidays: the last one holds, but not for longer than New Year in Russia. */
const longestGapDays = 12;
const dayMs = 86_400_000;

/** A lookup among imported rates: the day's own, else the last before it within 12 days; the inverse when only that was imported. */
export function rateLookup(rates: readonly ExchangeRate[]): RateLookup {
  const pairs = Map.groupBy(rates, ({ currency, into }) => `${currency} ${into}`);
  for (const [pair, days] of pairs)
    pairs.set(
      pair,
      days.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    );
  const last = (currency: string, into: string, date: string): ExchangeRate | undefined =>
    pairs.get(`${currency} ${into}`)?.findLast(({ on }) => on <= date && daysBetween(on, date) <= longestGapDays);
  return (currency, into, date) => {
    if (currency === into) return { factor: 1, on: date };
    const direct = last(currency, into, date);
    if (direct !== undefined) return { factor: direct.rate / direct.nominal, on: direct.on };
    const inverse = last(into, currency, date);
    return inverse === undefined ? null : { factor: inverse.nominal / inverse.rate, on: inverse.on };
  };
}

/** Without an imported file no currency becomes another. */
export const noRates: RateLookup = (currency, into, date) => (currency === into ? { factor: 1, on: date } : null);

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}
