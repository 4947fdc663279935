import type { Quote } from '../types.ts';
import { wholeWords, wordList } from '../vocabulary/word-pattern.ts';
import { bestOption } from './best-option.ts';

const strongTotal = wholeWords(wordList`
  к оплате | общ~ (?:стоимост|сумм|цен)~ | итогов~ | итого | grand total | total | gesamt~ | endbetrag |
  endpreis | скидк~ | discount~ | rabatt
`);
/**
 * Chooses the primary quote by the rule of docs/decisions/primary-quote.md:
 * total, recommended or cheapest option, plain price, sum of rows, rate times hours, sum of payments, single row, rate.
 */
export function mainQuote(quotes: readonly Quote[], text: string): Quote | null {
  const whole = quotes.filter((quote) => quote.basis === 'project' || quote.basis === 'package');
  const of = (role: Quote['role']): Quote[] => whole.filter((quote) => quote.role === role);
  return (
    bestTotal(of('total')) ??
    bestOption(of('option'), text) ??
    bestPrice(of('price')) ??
    sumOf(of('line_item'), 'sum of rows') ??
    fromHours(quotes) ??
    sumOf(of('stage'), 'sum of payments') ??
    of('line_item')[0] ??
    of('support')[0] ??
    quotes.find((quote) => quote.role === 'rate') ??
    quotes.find((quote) => quote.role === 'support') ??
    of('addon')[0] ??
    of('stage')[0] ??
    null
  );
}

/** The total said last with the strongest words: sums with VAT and after discounts follow the ones without. */
function bestTotal(totals: readonly Quote[]): Quote | null {
  const strong = totals.filter((quote) => strongTotal.test(quote.reasons.join(' ')));
  return strong.at(-1) ?? totals.at(-1) ?? null;
}

function bestPrice(prices: readonly Quote[]): Quote | null {
  const best = Math.max(...prices.map((quote) => quote.confidence));
  return prices.find((quote) => quote.confidence === best) ?? null;
}

/** Sum of two rows or more of one currency; an open end in any row opens the sum. */
function sumOf(rows: readonly Quote[], reason: string): Quote | null {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined || rows.length < 2) return null;
  if (rows.some((row) => row.currency !== first.currency)) return null;
  const lowMinor = total(rows.map((row) => row.lowMinor));
  const highMinor = total(rows.map((row) => row.highMinor));
  if (lowMinor === null && highMinor === null) return null;
  return {
    ...first,
    role: 'total',
    derived: true,
    lowMinor,
    highMinor,
    exact: { low: exactOf(lowMinor), high: exactOf(highMinor) },
    kind: lowMinor === null ? 'upto' : highMinor === null ? 'from' : lowMinor === highMinor ? 'point' : 'range',
    end: last.end,
    confidence: Math.min(...rows.map((row) => row.confidence), 0.75),
    reasons: [reason, `${rows.length} rows`],
  };
}

function total(ends: readonly (number | null)[]): number | null {
  return ends.reduce<number | null>((sum, end) => (sum === null || end === null ? null : sum + end), 0);
}

function exactOf(minor: number | null): string | null {
  return minor === null ? null : String(minor / 100);
}

/** Rate times stated hours. */
function fromHours(quotes: readonly Quote[]): Quote | null {
  const rate = quotes.find((quote) => quote.basis === 'hour' && quote.hours !== null);
  if (rate === undefined || rate.hours === null) return null;
  const [fewest, most] = rate.hours;
  const lowMinor = rate.lowMinor === null ? null : rate.lowMinor * fewest;
  const highMinor = rate.highMinor === null ? null : rate.highMinor * most;
  return {
    ...rate,
    role: 'total',
    basis: 'project',
    derived: true,
    lowMinor,
    highMinor,
    exact: { low: exactOf(lowMinor), high: exactOf(highMinor) },
    kind: lowMinor === null ? 'upto' : highMinor === null ? 'from' : lowMinor === highMinor ? 'point' : 'range',
    confidence: Math.min(rate.confidence, 0.75),
    reasons: [...rate.reasons, 'rate times hours'],
  };
}
