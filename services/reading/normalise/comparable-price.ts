import { normaliseQuote, type VatMention } from '../../measures/price/normalise-quote.ts';
import { geometricMidpoint } from '../../measures/price/price-rules.ts';
import { VAT_BY_COUNTRY, vatRateOn } from '../../measures/price/vat-rates.ts';
import type { RateLookup } from './exchange-rate.ts';

/** A price as it was stated. Minor units of its currency; null ends are open; `vatRate` in percent, when the studio named it. */
export type StatedPrice = {
  readonly lowMinor: number | null;
  readonly highMinor: number | null;
  readonly currency: string | null;
  readonly basis: string;
  readonly vat: string;
  readonly vatRate: number | null;
  /** Day of the quote, "YYYY-MM-DD". */
  readonly on: string;
};

/** Where the studios pay tax and what the prices are compared in. */
export type PriceTerms = {
  /** Of the studio; null where the frame has several. */
  readonly country: string | null;
  /** Null: each price in its own currency. */
  readonly into: string | null;
  readonly rateOf: RateLookup;
};

/** What was done to a price, and what was taken for granted; every one of them is counted in the report. */
export type ComparableRule =
  | 'ends_swapped'
  | 'vat_as_stated'
  | 'vat_not_charged'
  | 'vat_added_at_stated_rate'
  | 'vat_added_at_rate_of_day'
  | 'vat_on_top_of_unknown_rate'
  | 'vat_unknown_taken_as_included'
  | 'converted_at_rate_of_day';

/** What the client pays, as an interval on one basis; prices of different bases or currencies are never pooled. */
export type ComparablePrice =
  | {
      readonly kind: 'comparable';
      readonly lowMinor: number | null;
      readonly highMinor: number | null;
      readonly currency: string;
      readonly basis: string;
      readonly rules: readonly ComparableRule[];
    }
  | { readonly kind: 'absent'; readonly why: 'no_amount' | 'no_currency' | 'no_exchange_rate' };

/**
 * Brings a stated price to what the client pays, in the wanted currency (statistics 6.1). "From" stays open above and "up to" open
 * below. VAT on top is added at the rate that the studio named, else at the country's rate of the day of the quote, else left off and
 * said so. Another currency is converted at an imported rate of that day or is absent: a rate is never assumed.
 */
export function comparablePrice(stated: StatedPrice, terms: PriceTerms): ComparablePrice {
  if (stated.currency === null) return absent('no_currency');
  const currency = terms.into ?? stated.currency;
  const exchange = terms.rateOf(stated.currency, currency, stated.on);
  if (exchange === null) return absent('no_exchange_rate');
  const tax = taxOf(stated, stated.currency, terms.country);
  const bounds = boundsOf(stated);
  if (bounds === null) return absent('no_amount');
  const fx = { nominal: 1, rate: exchange.factor };
  const { vat, vatRate, rule } = tax;
  const paid = normaliseQuote({ ...bounds, currency: stated.currency, fx, vat, vatRate });
  if (paid?.kind !== 'interval') return absent('no_amount');
  const rules: ComparableRule[] = paid.swapped ? ['ends_swapped', rule] : [rule];
  if (currency !== stated.currency) rules.push('converted_at_rate_of_day');
  const lowMinor = bounds.kind === 'upto' ? null : Math.round(paid.lo);
  const highMinor = paid.hi === null ? null : Math.round(paid.hi);
  return { kind: 'comparable', lowMinor, highMinor, currency, basis: stated.basis, rules };
}

type Bounds = { kind: 'range'; lo: number; hi: number } | { kind: 'from'; lo: number } | { kind: 'upto'; hi: number };

function boundsOf({ lowMinor, highMinor }: StatedPrice): Bounds | null {
  if (lowMinor === null) return highMinor === null ? null : { kind: 'upto', hi: highMinor };
  return highMinor === null ? { kind: 'from', lo: lowMinor } : { kind: 'range', lo: lowMinor, hi: highMinor };
}

/** One number for a comparable price: the geometric midpoint of a range, the only end of an open one (statistics 6.3). */
export function midpointOf({ lowMinor, highMinor }: { lowMinor: number | null; highMinor: number | null }): number {
  return geometricMidpoint(lowMinor, highMinor);
}

type Tax = { readonly vat: VatMention; readonly vatRate: number; readonly rule: ComparableRule };

function taxOf(stated: StatedPrice, currency: string, country: string | null): Tax {
  switch (stated.vat) {
    case 'incl':
      return { vat: 'included', vatRate: 0, rule: 'vat_as_stated' };
    case 'none':
      return { vat: 'none', vatRate: 0, rule: 'vat_not_charged' };
    case 'excl': {
      if (stated.vatRate !== null)
        return { vat: 'excluded', vatRate: stated.vatRate / 100, rule: 'vat_added_at_stated_rate' };
      const rate = vatRateOn(stated.on, VAT_BY_COUNTRY[homeOf(currency) ?? country ?? ''] ?? []);
      if (rate === null) return { vat: 'none', vatRate: 0, rule: 'vat_on_top_of_unknown_rate' };
      return { vat: 'excluded', vatRate: rate, rule: 'vat_added_at_rate_of_day' };
    }
    default:
      return { vat: 'unknown', vatRate: 0, rule: 'vat_unknown_taken_as_included' };
  }
}

/** A currency of one country says where the tax is paid; the euro and the dollar do not. */
function homeOf(currency: string): string | null {
  return currency === 'RUB' ? 'RU' : null;
}

function absent(why: 'no_amount' | 'no_currency' | 'no_exchange_rate'): ComparablePrice {
  return { kind: 'absent', why };
}
