import { stringify } from 'csv-stringify/sync';

/**
 * A table as CSV (RFC 4180) with a header. What a spreadsheet would run as a formula (= + - @, tab, carriage return at the beginning,
 * also in full width) gets an apostrophe before it (OWASP ASVS 5.0, 1.2.10): data of others goes out as text, on every export.
 */
export function csvTable<Row extends Readonly<Record<string, string | number | null>>>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  return stringify([...rows], { header: true, columns: [...columns], escape_formulas: true, record_delimiter: '\r\n' });
}
