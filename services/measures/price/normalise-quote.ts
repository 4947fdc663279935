/** What a studio said about VAT: in the price, on top of it, does not pay it, or nothing. */
export type VatMention = 'included' | 'excluded' | 'none' | 'unknown';

type Money = {
  readonly currency: string;
  /** Official rate: `rate` roubles (or units of the table's other currency) for `nominal` units. Needed for every currency but RUB. */
  readonly fx?: { readonly nominal: number; readonly rate: number };
  readonly vat: VatMention;
  /** 0.22 = 22 %. Needed unless the studio pays no VAT. */
  readonly vatRate?: number;
};

/** A quote as stated. Amounts in units of its currency. */
export type StatedQuote = Money &
  (
    | { readonly kind: 'point' | 'range' | 'package'; readonly lo: number; readonly hi: number }
    | { readonly kind: 'from'; readonly lo: number }
    | { readonly kind: 'upto'; readonly hi: number }
    | { readonly kind: 'hourly'; readonly rate: number; readonly hours?: readonly [number, number] }
    | { readonly kind: 'refused' | 'none' }
  );

/** `payable`: what the client pays. `net`: without VAT. */
export type PriceBasis = 'payable' | 'net';

/** A price interval in roubles; lo 0 = "up to hi", hi null = "from lo". */
export type NormalisedQuote =
  | {
      readonly kind: 'interval';
      readonly lo: number;
      readonly hi: number | null;
      /** Nothing was said about VAT: taken as it is; the variants show the other reading. */
      readonly vatImputed: boolean;
      readonly hiVariantLo: number | null;
      readonly hiVariantHi: number | null;
      /** The range was stated upside down. */
      readonly swapped: boolean;
    }
  | { readonly kind: 'hourly-rate'; readonly rubPerHour: number }
  | { readonly kind: 'refused'; readonly error: 'FX_MISSING' | 'VAT_RATE_MISSING' | 'PRICE_NOT_POSITIVE' };

/** Factor from the stated to the wanted basis, and the factor of the other reading where VAT is not mentioned. */
function vatFactors(vat: VatMention, rate: number, basis: PriceBasis): { factor: number; variant: number | null } {
  const onTop = 1 + rate;
  if (vat === 'none') return { factor: 1, variant: null };
  if (vat === 'unknown') return { factor: 1, variant: basis === 'payable' ? onTop : 1 / onTop };
  if (basis === 'payable') return { factor: vat === 'excluded' ? onTop : 1, variant: null };
  return { factor: vat === 'included' ? 1 / onTop : 1, variant: null };
}

type Amounts = { readonly lo: number; readonly hi: number | null };

/** Bounds in stated units; an hourly price without hours is no project price. */
function boundsOf(quote: StatedQuote): Amounts | 'per-hour' | null {
  switch (quote.kind) {
    case 'point':
    case 'range':
    case 'package':
      return { lo: quote.lo, hi: quote.hi };
    case 'from':
      return { lo: quote.lo, hi: null };
    case 'upto':
      return { lo: 0, hi: quote.hi };
    case 'hourly':
      return quote.hours === undefined
        ? 'per-hour'
        : { lo: quote.rate * quote.hours[0], hi: quote.rate * quote.hours[1] };
    case 'refused':
    case 'none':
      return null;
  }
}

function scaled(amount: number | null, factor: number | null): number | null {
  return amount === null || factor === null ? null : amount * factor;
}

/**
 * Brings a stated quote to an interval in roubles on one basis. "From" is open above, "up to" starts at 0, hourly
 * with hours is multiplied out, hourly without hours comes back as a rate for its own table. No price gives null.
 * A foreign currency without an official rate, or a VAT mention without a rate, is refused.
 */
export function normaliseQuote(quote: StatedQuote, basis: PriceBasis = 'payable'): NormalisedQuote | null {
  const bounds = boundsOf(quote);
  if (bounds === null) return null;
  if (quote.currency !== 'RUB' && quote.fx === undefined) return { kind: 'refused', error: 'FX_MISSING' };
  if (quote.vat !== 'none' && quote.vatRate === undefined) return { kind: 'refused', error: 'VAT_RATE_MISSING' };
  const { factor, variant } = vatFactors(quote.vat, quote.vatRate ?? 0, basis);
  const roubles = quote.fx === undefined ? 1 : quote.fx.rate / quote.fx.nominal;
  if (bounds === 'per-hour') {
    return { kind: 'hourly-rate', rubPerHour: (quote.kind === 'hourly' ? quote.rate : 0) * roubles * factor };
  }
  const swapped = bounds.hi !== null && bounds.lo > bounds.hi;
  const [lo, hi] = swapped ? [bounds.hi ?? 0, bounds.lo] : [bounds.lo, bounds.hi];
  if (!(lo >= 0 && (hi ?? lo) > 0)) return { kind: 'refused', error: 'PRICE_NOT_POSITIVE' };
  return {
    kind: 'interval',
    lo: lo * roubles * factor,
    hi: scaled(hi, roubles * factor),
    vatImputed: quote.vat === 'unknown',
    hiVariantLo: scaled(lo * roubles, variant),
    hiVariantHi: scaled(scaled(hi, roubles), variant),
    swapped,
  };
}
