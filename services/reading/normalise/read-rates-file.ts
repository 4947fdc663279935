import { parse } from 'csv-parse/sync';
import { messageOf } from '../../platform/errors.ts';
import type { ExchangeRate } from './exchange-rate.ts';

export type RatesFault = { readonly line: number; readonly problem: string };
export type RatesFile = { readonly rates: readonly ExchangeRate[]; readonly faults: readonly RatesFault[] };

/** Longest file that is read, in bytes: rates of 40 currencies for 30 years. */
export const maxRatesBytes = 20_000_000;
const columns = ['date', 'currency', 'nominal', 'rate'] as const;
const code = /^[A-Z]{3}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads exchange rates from CSV with the columns date (YYYY-MM-DD), currency (ISO 4217), nominal and rate: `nominal` units of
 * `currency` are `rate` units of `into`. Comma or semicolon parts columns, point or comma the decimals. All faults at once, by line.
 */
export function readRatesFile(text: string, into: string): RatesFile {
  const faults: RatesFault[] = [];
  const rows = rowsOf(text);
  if (typeof rows === 'string') return { rates: [], faults: [{ line: 1, problem: rows }] };
  const missing = columns.filter((column) => rows.length > 0 && rows[0]?.record[column] === undefined);
  if (rows.length === 0) return { rates: [], faults: [{ line: 1, problem: 'the file has no rates' }] };
  if (missing.length > 0)
    return { rates: [], faults: [{ line: 1, problem: `missing columns: ${missing.join(', ')}` }] };
  const days = new Set<string>();
  const rates = rows.flatMap(({ record, line }) => {
    const read = rateOf(record, into);
    const problem =
      typeof read === 'string' ? read : days.has(`${read.currency} ${read.on}`) ? 'a second rate of its day' : null;
    if (problem !== null) faults.push({ line, problem });
    if (typeof read === 'string' || problem !== null) return [];
    days.add(`${read.currency} ${read.on}`);
    return [read];
  });
  return { rates, faults };
}

type Row = { record: Readonly<Record<string, string | undefined>>; line: number };

function rowsOf(text: string): Row[] | string {
  try {
    const records: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      bom: true,
      columns: true,
      // The head tells what parts columns: elsewhere a comma may be a decimal.
      delimiter: /[;\t]/.exec(text.split('\n', 1)[0] ?? '')?.[0] ?? ',',
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    return records.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (thrown) {
    return messageOf(thrown);
  }
}

function rateOf(
  { date = '', currency = '', nominal = '', rate = '' }: Row['record'],
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
