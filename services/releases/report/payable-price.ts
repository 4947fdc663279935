import { comparablePrice, midpointOf, type PriceTerms } from '../../reading/normalise/comparable-price.ts';
import { noRates } from '../../reading/normalise/exchange-rate.ts';
import type { MainQuote } from './inquiry-facts.ts';

export type QuoteForm = 'point' | 'range' | 'from' | 'upto';
/** `minor` is in minor units of the wanted currency. */
export type PayablePrice = {
  readonly minor: number;
  /** Ends of the price as stated, what the client pays; null: open. */
  readonly bounds: readonly [low: number | null, high: number | null];
  readonly form: QuoteForm;
  readonly vatAdded: boolean;
  readonly converted: boolean;
};

/** Each price in its own currency, for studios of any country. */
export const ownTerms: PriceTerms = { country: null, into: null, rateOf: noRates };

/**
 * One payable amount of a quote: its single price, the geometric midpoint of a range, the stated end of "from" and "up to", with VAT on
 * top added and another currency converted by the rules of `comparablePrice`. Unknown VAT is taken as included. Null when the quote
 * names no positive amount, or a currency without an imported rate.
 */
export function payablePrice(quote: MainQuote, terms: PriceTerms = ownTerms): PayablePrice | null {
  const { lowMinor: low, highMinor: high, at } = quote;
  const form = formOf(low, high);
  if (form === null) return null;
  const price = comparablePrice({ ...quote, on: at.toISOString().slice(0, 10) }, terms);
  if (price.kind === 'absent') return null;
  const minor = midpointOf(price);
  if (!(minor >= 1)) return null;
  const did = (rule: (typeof price.rules)[number]): boolean => price.rules.includes(rule);
  return {
    minor: Math.round(minor),
    bounds: [price.lowMinor, price.highMinor],
    form,
    vatAdded: did('vat_added_at_stated_rate') || did('vat_added_at_rate_of_day'),
    converted: did('converted_at_rate_of_day'),
  };
}

function formOf(low: number | null, high: number | null): QuoteForm | null {
  if (low === null) return high === null ? null : 'upto';
  if (high === null) return 'from';
  return low === high ? 'point' : 'range';
}
