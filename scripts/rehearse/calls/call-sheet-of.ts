import type { LedgerCall } from '../witness/ledger.ts';

export type CallSheetBody = {
  declined: boolean;
  price: {
    lowMinor: number | null;
    highMinor: number | null;
    currency: string;
    basis: string;
    vat: string;
    words: string;
  } | null;
  promised: string[];
  questions: string[];
  codes: Record<string, number | null>;
  notes: string;
};

/** What the taker of a call writes down of what was said. Codes are left to the coders. */
export function sheetOf({ price, priceWords, materialsPromised, questions }: LedgerCall): CallSheetBody {
  const minor = (amount: number | null): number | null => (amount === null ? null : Math.round(amount * 100));
  return {
    declined: false,
    price:
      price === null
        ? null
        : {
            lowMinor: minor(price.low),
            highMinor: minor(price.high),
            currency: price.currency,
            basis: price.basis,
            vat: price.vat,
            words: priceWords ?? '',
          },
    promised: materialsPromised,
    questions,
    codes: {},
    notes: '',
  };
}
