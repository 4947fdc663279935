import { geometricMidpoint } from '../../measures/price/price-rules.ts';
import { RU_VAT, vatRateOn } from '../../measures/price/vat-rates.ts';
import type { MainQuote } from './inquiry-facts.ts';

export type QuoteForm = 'point' | 'range' | 'from' | 'upto';
/** `minor` is in minor units of the quote's own currency. */
export type PayablePrice = { readonly minor: number; readonly form: QuoteForm; readonly vatAdded: boolean };

/**
 * One payable amount of a quote: its single price, the geometric midpoint of a range, the stated end of "from" and "up to".
 * VAT on top is added by the rate of the day, in roubles only: a net price in another currency stays as stated. Unknown VAT is
 * taken as included. Null when the quote names no positive amount.
 */
export function payablePrice(quote: MainQuote): PayablePrice | null {
  const { lowMinor: low, highMinor: high } = quote;
  const form = formOf(low, high);
  if (form === null) return null;
  const stated = geometricMidpoint(low, high);
  if (!(stated >= 1)) return null;
  const onTop =
    quote.vat === 'excl' && quote.currency === 'RUB' ? vatRateOn(quote.at.toISOString().slice(0, 10), RU_VAT) : null;
  return { minor: Math.round(stated * (1 + (onTop ?? 0))), form, vatAdded: onTop !== null };
}

function formOf(low: number | null, high: number | null): QuoteForm | null {
  if (low === null) return high === null ? null : 'upto';
  if (high === null) return 'from';
  return low === high ? 'point' : 'range';
}
