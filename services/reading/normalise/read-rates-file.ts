import { csvLines } from '../../platform/csv-lines.ts';
import type { ExchangeRate } from './exchange-rate.ts';

export type RatesFault = { readonly line: number; readonly problem: string };
export type RatesFile = { readonly rates: readonly ExchangeRate[]; readonly faults: readonly RatesFault[] };

/** Longest file that is read, in bytes: rates of 40 currencies for 30 years. */
export const maxRatesBytes = 20_000_000;
/** What no honest row needs; a longer one is a broken quotation mark. */
const longestRow = 2_000;
const columns = ['date', 'currency', 'nominal', 'rate'] as const;
const code = /^[A-Z]{3}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads exchange rates from CSV with the columns date (YYYY-MM-DD), currency (ISO 4217), nominal and rate: `nominal` units of
 * `currency` are `rate` units of `into`. Comma or semicolon parts columns, point or comma the decimals. All faults at once, by line.
 */
export function readRatesFile(text: string, into: string): RatesFile {
  const faults: RatesFault[] = [];
  const lines = csvLines(text, longestRow);
  if ('fault' in lines) return { rates: [], faults: [{ line: lines.line, problem: lines.fault }] };
  const [header, ...rows] = lines;
  const missing = columns.filter((column) => header?.record.includes(column) !== true);
  if (rows.length === 0) return { rates: [], faults: [{ line: 1, problem: 'the file has no rates' }] };
  if (missing.length > 0)
    return { rates: [], faults: [{ line: 1, problem: `missing columns: ${missing.join(', ')}` }] };
  const places = columns.map((column) => header?.record.indexOf(column) ?? -1);
  const days = new Set<string>();
  const rates = rows.flatMap(({ record, info: { lines: line } }) => {
    const cells = places.map((place) => record[place] ?? '');
    // More cells than columns: most likely a decimal comma in a file that commas part.
    const uneven = record.length !== (header?.record.length ?? 0);
    const read = uneven ? `${record.length} cells under ${header?.record.length ?? 0} columns` : rateOf(cells, into);
    const problem =
      typeof read === 'string' ? read : days.has(`${read.currency} ${read.on}`) ? 'a second rate of its day' : null;
    if (problem !== null) faults.push({ line, problem });
    if (typeof read === 'string' || problem !== null) return [];
    days.add(`${read.currency} ${read.on}`);
    return [read];
  });
  return { rates, faults };
}

function rateOf(
  [date = '', currency = '', nominal = '', rate = '']: readonly string[],
  into: string,
): ExchangeRate | string {
  if (!day.test(date) || Number.isNaN(Date.parse(date))) return `"${date}" is no day (YYYY-MM-DD)`;
  if (!code.test(currency)) return `"${currency}" is no currency code (ISO 4217)`;
  if (currency === into) return `${currency} has no rate in itself`;
  const [units, price] = [numberOf(nominal), numberOf(rate)];
  if (!(units > 0) || !Number.isFinite(units)) return `nominal "${nominal}" is no positive number`;
  if (!(price > 0) || !Number.isFinite(price)) return `rate "${rate}" is no positive number`;
  return { currency, into, on: date, nominal: units, rate: price };
}

function numberOf(text: string): number {
  return /^\d{1,9}(?:[.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}
