import { logHistogram } from '../../measures/price/log-histogram.ts';
import { logMad } from '../../measures/price/log-mad.ts';
import { priceIntervals } from '../../measures/price/owned-prices.ts';
import { type PriceSummary, priceSummary } from '../../measures/price/price-summary.ts';
import type { PriceTerms } from '../../reading/normalise/comparable-price.ts';
import { ownerOf } from './counted-share.ts';
import type { Estimate, Provenance } from './estimate.ts';
import type { BudgetText, InquiryFacts, MainQuote } from './inquiry-facts.ts';
import { type Bounds, estimate } from './make-estimate.ts';
import { ownTerms, type PayablePrice, payablePrice } from './payable-price.ts';
import type { PriceReport } from './report-schema.ts';
import { THRESHOLDS, type WhyNoInterval } from './thresholds.ts';

type Owned = { readonly owner: string; readonly minor: number };
type Priced = Owned & PayablePrice & { readonly quote: MainQuote };

/**
 * Prices for the whole project, one table per budget arm (a stated budget anchors the price, so arms are never pooled), each in
 * the currency most of its quotes are in; others are converted at an imported rate of their day or left out. Counting rule: main quote of the first answer with one, geometric midpoint. Studios of one owner are held together.
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
  const quotes = facts.flatMap(({ quote, ...of }) => (quote === null ? [] : [{ quote, owner: ownerOf(of) }]));
  const project = quotes.filter(({ quote }) => quote.basis === 'project');
  const currency = commonest(project.flatMap(({ quote }) => quote.currency ?? []));
  const priced = project.flatMap((one): Priced[] => {
    const price = payablePrice(one.quote, { ...terms, into: currency });
    return price === null ? [] : [{ ...price, ...one }];
  });
  const histogram = logHistogram(priced.map(({ minor }) => minor));
  return {
    currency,
    countingRule: 'first_main_quote_geometric_midpoint',
    n: priced.length,
    leftOut: { otherBasis: quotes.length - project.length, otherCurrency: project.length - priced.length },
    converted: priced.filter(({ converted }) => converted).length,
    forms: countForms(priced),
    vat: {
      added: priced.filter(({ vatAdded }) => vatAdded).length,
      unknown: priced.filter(({ quote }) => quote.vat === 'unknown').length,
    },
    ...centres(priced, from),
    ...sensitivity(priced, from),
    histogram: { edges: [...histogram.edges], counts: [...histogram.counts] },
    quotes: priced.map(({ minor, form }) => ({ minor, form })).toSorted((a, b) => a.minor - b.minor),
  };
}

function centres(prices: readonly Owned[], from: Provenance): Record<'median' | 'geometricMean' | 'mean', Estimate> {
  const s = priceSummary(prices.map(({ minor }) => minor));
  const plain = (definition: string, value: number | null) =>
    ({
      definition,
      unit: 'minor',
      // Whole minor units: the log scale leaves crumbs.
      value: value === null ? null : Math.round(value),
      n: s.n,
      denominatorName: 'project_quotes',
    }) as const;
  const intervals = intervalsOf(prices, s);
  return {
    median: estimate(plain('price_median', s.median), intervals.median, from),
    geometricMean: estimate(plain('price_geometric_mean', s.geometricMean), intervals.geometricMean, from),
    mean: estimate(plain('price_mean', s.mean), s.n === 0 ? 'nothing_counted' : 'no_method', from),
  };
}

/** Intervals of median and geometric mean; where owners have several of the studios, theirs, with the threshold on owners. */
function intervalsOf(
  prices: readonly Owned[],
  s: PriceSummary,
): Record<'median' | 'geometricMean', Bounds | WhyNoInterval> {
  const owners = [...Map.groupBy(prices, ({ owner }) => owner).values()];
  const shared = owners.length < s.n;
  const of = (least: number, bounds: Bounds): Bounds | WhyNoInterval => {
    if (s.n === 0) return 'nothing_counted';
    if (s.n < least) return 'too_few_quotes';
    return shared && owners.length < THRESHOLDS.shareInterval ? 'too_few_owners' : bounds;
  };
  const { median, geometricMean } = priceIntervals(owners.map((own) => own.map(({ minor }) => minor)));
  const found = of(THRESHOLDS.geometricMeanInterval, geometricMean);
  return {
    median: of(THRESHOLDS.medianInterval, median),
    geometricMean: typeof found !== 'string' && s.logSd === 0 ? 'no_spread' : found,
  };
}

/** Another summary of the same quotes: median and mean by a rule that is named in the definition. */
function byRule(rule: string, prices: readonly Owned[], from: Provenance): { median: Estimate; mean: Estimate } {
  const { median, mean } = centres(prices, from);
  const named = (found: Estimate): Estimate => ({ ...found, definition: `${found.definition}_${rule}` });
  return { median: named(median), mean: named(mean) };
}

/** How far the figures move with the counting rule (statistics 4.6), and without quotes that look like a slip of unit (4.8). */
function sensitivity(priced: readonly Priced[], from: Provenance): Pick<PriceReport, 'rules' | 'review'> {
  const ends = (at: 0 | 1): Owned[] =>
    priced.flatMap(({ owner, bounds }) =>
      bounds[at] === null || bounds[at] <= 0 ? [] : [{ owner, minor: bounds[at] }],
    );
  const flagged = new Set(logMad(priced.map(({ minor }) => minor)).flagged);
  const kept = priced.filter((_, i) => !flagged.has(i));
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
