import { parse } from 'csv-parse/sync';
import { decodeRanking, isNotText } from './decode-ranking.ts';
import { guessDelimiter, withoutSepLine } from './ranking-lines.ts';

/** Enough for some dozens of rows however long their texts are. */
const headBytes = 64_000;

/** Header and first rows of a ranking as they stand, for a person who says which column holds what; empty when it is no text. */
export function firstRows(bytes: Uint8Array, count: number): readonly (readonly string[])[] {
  if (isNotText(bytes)) return [];
  const end = bytes.length > headBytes ? bytes.lastIndexOf(0x0a, headBytes) : bytes.length;
  const { text: given } = decodeRanking(bytes.subarray(0, end > 0 ? end : headBytes));
  const { text, delimiter } = withoutSepLine(given);
  const rows: string[][] = parse(text, {
    bom: true,
    delimiter: delimiter ?? guessDelimiter(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    to: count + 1,
  });
  return rows.map((row) => row.slice(0, 60).map((cell) => cell.trim().slice(0, 200)));
}
