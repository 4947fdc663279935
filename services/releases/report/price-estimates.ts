import { logHistogram } from '../../measures/price/log-histogram.ts';
import { logMad } from '../../measures/price/log-mad.ts';
import { type PriceSummary, priceSummary } from '../../measures/price/price-summary.ts';
import type { PriceTerms } from '../../reading/normalise/comparable-price.ts';
import type { Estimate, Provenance } from './estimate.ts';
import type { BudgetText, InquiryFacts, MainQuote } from './inquiry-facts.ts';
import { estimate } from './make-estimate.ts';
import { ownTerms, type PayablePrice, payablePrice } from './payable-price.ts';
import type { PriceReport } from './report-schema.ts';
import { THRESHOLDS, type WhyNoInterval } from './thresholds.ts';

type Priced = PayablePrice & { readonly quote: MainQuote };

/**
 * Prices for the whole project, one table per budget arm (a stated budget anchors the price, so arms are never pooled), each in
 * the currency most of its quotes are in; others are converted at an imported rate of their day or left out. Counting rule: main quote of the first answer with one, geometric midpoint.
 */
export function priceEstimates(
  all: readonly InquiryFacts[],
  from: Provenance,
  terms: PriceTerms = ownTerms,
  budgets: readonly BudgetText[] = [],
): PriceReport[] {
  const arms = Map.groupBy(all, ({ arm }) => arm.budget);
  return [...arms.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([budget, facts]) => ({
      budget,
      budgetText: budgets.find(({ id }) => id === budget)?.text ?? null,
      ...pricesOf(facts, from, terms),
    }));
}

function pricesOf(
  facts: readonly InquiryFacts[],
  from: Provenance,
  terms: PriceTerms,
): Omit<PriceReport, 'budget' | 'budgetText'> {
  const quotes = facts.flatMap(({ quote }) => (quote === null ? [] : [quote]));
  const project = quotes.filter(({ basis }) => basis === 'project');
  const currency = commonest(project.flatMap((quote) => quote.currency ?? []));
  const priced = project.flatMap((quote) => withPrice(quote, { ...terms, into: currency }));
  const prices = priced.map(({ minor }) => minor);
  const summary = priceSummary(prices);
  return {
    currency,
    countingRule: 'first_main_quote_geometric_midpoint',
    n: prices.length,
    leftOut: { otherBasis: quotes.length - project.length, otherCurrency: project.length - priced.length },
    converted: priced.filter(({ converted }) => converted).length,
    forms: countForms(priced),
    vat: {
      added: priced.filter(({ vatAdded }) => vatAdded).length,
      unknown: priced.filter(({ quote }) => quote.vat === 'unknown').length,
    },
    ...centres(summary, from),
    ...sensitivity(priced, prices, from),
    histogram: { edges: [...logHistogram(prices).edges], counts: [...logHistogram(prices).counts] },
    quotes: priced.map(({ minor, form }) => ({ minor, form })).toSorted((a, b) => a.minor - b.minor),
  };
}

function withPrice(quote: MainQuote, terms: PriceTerms): Priced[] {
  const price = payablePrice(quote, terms);
  return price === null ? [] : [{ ...price, quote }];
}

function centres(s: PriceSummary, from: Provenance): Record<'median' | 'geometricMean' | 'mean', Estimate> {
  const plain = (definition: string, value: number | null) =>
    ({
      definition,
      unit: 'minor',
      // Whole minor units: the log scale leaves crumbs.
      value: value === null ? null : Math.round(value),
      n: s.n,
      denominatorName: 'project_quotes',
    }) as const;
  const why = (least: number): WhyNoInterval | null => {
    if (s.n === 0) return 'nothing_counted';
    return s.n < least ? 'too_few_quotes' : null;
  };
  const { lower, upper } = s.medianOrderStat;
  const gm = { method: 'student_log', lower: s.gmLower, upper: s.gmUpper };
  const spread = s.logSd === 0 ? 'no_spread' : gm;
  return {
    median: estimate(
      plain('price_median', s.median),
      why(THRESHOLDS.medianInterval) ?? { method: 'order_statistics', lower, upper },
      from,
    ),
    geometricMean: estimate(
      plain('price_geometric_mean', s.geometricMean),
      why(THRESHOLDS.geometricMeanInterval) ?? spread,
      from,
    ),
    mean: estimate(plain('price_mean', s.mean), why(0) ?? 'no_method', from),
  };
}

/** Another summary of the same quotes: median and mean by a rule that is named in the definition. */
function byRule(rule: string, amounts: readonly number[], from: Provenance): { median: Estimate; mean: Estimate } {
  const { median, mean } = centres(priceSummary(amounts), from);
  const named = (found: Estimate): Estimate => ({ ...found, definition: `${found.definition}_${rule}` });
  return { median: named(median), mean: named(mean) };
}

/** How far the figures move with the counting rule (statistics 4.6), and without quotes that look like a slip of unit (4.8). */
function sensitivity(
  priced: readonly Priced[],
  prices: readonly number[],
  from: Provenance,
): Pick<PriceReport, 'rules' | 'review'> {
  const ends = (at: 0 | 1): number[] =>
    priced.flatMap(({ bounds }) => (bounds[at] === null || bounds[at] <= 0 ? [] : [bounds[at]]));
  const flagged = new Set(logMad(prices).flagged);
  const kept = prices.filter((_, i) => !flagged.has(i));
  return {
    rules: { lowEnd: byRule('low_end', ends(0), from), highEnd: byRule('high_end', ends(1), from) },
    review: { flagged: flagged.size, median: byRule('without_review', kept, from).median },
  };
}

function countForms(priced: readonly Priced[]): PriceReport['forms'] {
  const count = (form: Priced['form']): number => priced.filter((price) => price.form === form).length;
  return { point: count('point'), range: count('range'), from: count('from'), upto: count('upto') };
}

/** The most frequent value, the first by code unit among equals; null for none. */
function commonest(values: readonly string[]): string | null {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, same]) => ({ value, n: same.length }));
  return counts.toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))[0]?.value ?? null;
}
