import { parse } from 'csv-parse/sync';
import { type CellFault, maxLineLength } from './read-call.ts';

/** `="7812…"`: how spreadsheets are told that a number is text. */
const keptFromCalculation = /(?<=^|[,;\t])="([^"]{0,200})"(?=$|[,;\t])/gu;

export type Delimiter = ',' | ';' | '\t';

/** Cells of one line. Every line is parsed by itself, so that a quote that is never closed costs one line and not the rest of the file. */
export function csvCells(line: string, delimiter: Delimiter): { readonly cells: readonly string[] } | CellFault {
  if (line.length > maxLineLength) return { column: '', reason: 'line_too_long' };
  try {
    return {
      cells:
        parse(line.replace(keptFromCalculation, '$1'), {
          delimiter,
          relax_column_count: true,
          max_record_size: maxLineLength,
        })[0] ?? [],
    };
  } catch {
    return { column: '', reason: 'quotes_open' };
  }
}

/** What stands between the cells of a line: whichever of the three is there most. */
export function delimiterOf(line: string): Delimiter {
  const delimiters: readonly Delimiter[] = [';', '\t', ','];
  const head = line.slice(0, maxLineLength);
  const [most = ','] = delimiters.toSorted((a, b) => head.split(b).length - head.split(a).length);
  return most;
}

/** Text of an export: UTF-8, UTF-16 by its mark, else the Windows set that Russian spreadsheets still save. */
export function exportText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
