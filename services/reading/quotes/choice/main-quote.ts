import { wholeWords } from '../lexicon/word-pattern.ts';
import type { Quote } from '../types.ts';

const strongTotal = wholeWords(
  'к оплате|общ\\p{L}+ (?:стоимост|сумм|цен)\\p{L}*|итогов\\p{L}+|итого|grand total|total|gesamt\\p{L}*|endbetrag|endpreis|скидк\\p{L}+|discount\\p{L}*|rabatt',
);
const recommended = wholeWords(
  'рекоменд\\p{L}+|советуем|совету\\p{L}+|оптимальн\\p{L}+|(?:вам|для вас) (?:лучше всего |больше всего |идеально )?(?:подойд[её]т|подходит)|наш выбор|recommend\\p{L}*|best (?:fit|choice|option|suited)|suggest|go for|ideal for you|empfehl\\p{L}+|am besten|unsere empfehlung|ideal für sie|passend für sie',
);

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

/** The option the studio recommends, else the cheapest. */
function bestOption(options: readonly Quote[], text: string): Quote | null {
  if (options.length < 2) return options[0] ?? null;
  const chosen =
    options.find((option) => recommended.test(option.snippet.toLowerCase()) && isNamed(option, text)) ??
    namedByAdvice(options, text);
  if (chosen !== undefined) return { ...chosen, reasons: [...chosen.reasons, 'recommended option'] };
  const cheapest = options.reduce((best, option) => (lowOf(option) < lowOf(best) ? option : best));
  return { ...cheapest, reasons: [...cheapest.reasons, 'cheapest option'] };
}

/** The advice stands in the option's own row, not in its neighbour's. */
function isNamed(option: Quote, text: string): boolean {
  const from = text.lastIndexOf('\n', option.start) + 1;
  const to = text.indexOf('\n', option.end);
  return recommended.test(text.slice(from, to < 0 ? undefined : to).toLowerCase());
}

/** "Рекомендуем пакет «Стандарт»": the option whose name the sentence of advice repeats. */
function namedByAdvice(options: readonly Quote[], text: string): Quote | undefined {
  const folded = text.toLowerCase();
  const match = recommended.exec(folded);
  if (match === null) return undefined;
  const before = folded.slice(Math.max(0, match.index - 160), match.index);
  const after = folded.slice(match.index, match.index + 160);
  const sentence = before.slice(before.search(/[^\n.!?]*$/u)) + after.slice(0, after.search(/[\n.!?]|$/u));
  const named = options.filter((option) => namesOf(option).some((name) => sentence.includes(name)));
  return named.length === 1 ? named[0] : undefined;
}

function namesOf(option: Quote): string[] {
  const words =
    option.label
      .toLowerCase()
      .match(/(?:вариант|option|пакет|paket|variante|package|plan|тариф)\s*(?:\d+|[a-zа-я](?!\p{L}))|\p{L}{5,}/gu) ??
    [];
  return words.filter(
    (word) => !/^(?:вариант|пакет|тариф|packag|option|paket|varian|стоимост|разработ|сайта)\p{L}*$/u.test(word),
  );
}

function lowOf(quote: Quote): number {
  return quote.lowMinor ?? quote.highMinor ?? Number.POSITIVE_INFINITY;
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
