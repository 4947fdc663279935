import { parse } from 'csv-parse/sync';
import { messageOf } from './errors.ts';

/** One row of a file with the line that it ends on, from 1. */
export type CsvLine = { readonly record: readonly string[]; readonly info: { readonly lines: number } };
export type CsvFault = { readonly line: number; readonly fault: string };

/**
 * Rows of one of our own formats, the header among them: UTF-8 with or without a mark, parted by comma, semicolon or tab, whichever
 * the header has; cells are trimmed, empty rows left out. A fault instead of rows where quotation marks do not close.
 * @param longestRow what no honest row exceeds, in characters: a longer one is a broken quotation mark
 */
export function csvLines(text: string, longestRow: number): readonly CsvLine[] | CsvFault {
  try {
    return parse(text, {
      bom: true,
      // The header tells what parts columns: below it a comma may be a decimal.
      delimiter: /[;\t]/.exec(text.slice(0, text.search(/[\r\n]|$/)))?.[0] ?? ',',
      info: true,
      max_record_size: longestRow,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as CsvLine[];
  } catch (thrown) {
    const line = thrown instanceof Error && 'lines' in thrown && typeof thrown.lines === 'number' ? thrown.lines : 1;
    return { line, fault: `not readable as CSV: ${messageOf(thrown)}` };
  }
}
