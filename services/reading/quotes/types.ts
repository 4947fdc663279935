/** Languages the grammar reads. Amounts are read alike in all three; the language only decides in doubt. */
export type Language = 'ru' | 'en' | 'de';

/** What one price pays for. `day` and `unit` (per screen, per product) are rates too and never project prices. */
export const quoteBases = ['project', 'hour', 'day', 'month', 'year', 'page', 'package', 'unit'] as const;
export type QuoteBasis = (typeof quoteBases)[number];

/** VAT terms as stated: `none` = no VAT is charged, `excl` = VAT comes on top. */
export type VatTerms = 'incl' | 'excl' | 'none' | 'unknown';

/** Parts a price can play in an offer to us. */
export const quoteRoles = ['total', 'price', 'option', 'line_item', 'stage', 'rate', 'support', 'addon'] as const;
/** Money that is mentioned but not asked of us; each is a trap with its own rule. */
export const otherMoneyRoles = [
  'equivalent',
  'old_price',
  'discount',
  'vat_amount',
  'third_party',
  'min_order',
  'case_study',
  'penalty',
  'budget_echo',
  'budget_question',
  'quoted_text',
  'signature',
  'weak',
] as const;
export type QuoteRole = (typeof quoteRoles)[number];
export type MoneyRole = QuoteRole | (typeof otherMoneyRoles)[number];

/**
 * One money expression of the text. Minor units are hundredths of the currency unit whatever the currency, integers;
 * `lowMinor` null = open below ("up to X"), `highMinor` null = open above ("from X"), equal for one price.
 * `exact` keeps the same ends as decimal text in currency units, unrounded. Offsets are UTF-16 units of the given text.
 */
export type MoneyCandidate = {
  readonly lowMinor: number | null;
  readonly highMinor: number | null;
  readonly exact: { readonly low: string | null; readonly high: string | null };
  /** ISO 4217, null when the text names none. */
  readonly currency: string | null;
  readonly approximate: boolean;
  readonly basis: QuoteBasis;
  readonly vat: VatTerms;
  /** Stated VAT rate in percent. */
  readonly vatRate: number | null;
  readonly role: MoneyRole;
  readonly start: number;
  readonly end: number;
  readonly snippet: string;
  /** Words of the row or clause that name what is priced. */
  readonly label: string;
  /** 0 to 1; below .6 a person should confirm. */
  readonly confidence: number;
  readonly reasons: readonly string[];
};

export type QuoteKind = 'point' | 'range' | 'from' | 'upto' | 'hourly' | 'package';

/** A price asked of us. A derived quote (rate × hours, sum of rows) points at the words it was computed from. */
export type Quote = Omit<MoneyCandidate, 'role'> & {
  readonly role: QuoteRole;
  readonly kind: QuoteKind;
  readonly derived: boolean;
  /** Stated hours of an hourly quote, [low, high]. */
  readonly hours: readonly [number, number] | null;
};

/** Why a reply holds no price: nothing named, put off to later, only our own budget, only money that is not a price to us. */
export type NoPriceReason = 'no_money_named' | 'price_deferred' | 'only_own_budget' | 'only_other_money';

export type QuoteReading = {
  readonly candidates: readonly MoneyCandidate[];
  readonly quotes: readonly Quote[];
  /** The primary quote; the rule is docs/decisions/primary-quote.md. */
  readonly main: Quote | null;
  readonly noPriceReason: NoPriceReason | null;
  /** True when the text held more money expressions than are kept. */
  readonly truncated: boolean;
};

/** A budget of ours, minor units as in MoneyCandidate. */
export type OwnBudget = {
  readonly lowMinor: number | null;
  readonly highMinor: number | null;
  readonly currency: string | null;
};
