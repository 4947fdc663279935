import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Info, parse } from 'csv-parse';
import type { Frame } from '../protocol/schema/protocol.ts';
import { decodeRanking, isNotText, type RankingEncoding } from './decode-ranking.ts';
import { columnPositions, type RankingField } from './ranking-columns.ts';
import { type Delimiter, guessDelimiter, withoutOpenQuotes, withoutSepLine } from './ranking-lines.ts';
import { type RankingRow, type RowFault, readRow } from './ranking-row.ts';

export const maxRankingBytes = 64_000_000;
export const maxRankingRows = 200_000;
/** Rows between two signs of progress. */
const tellEvery = 2_000;

export type ReadRanking =
  | {
      readonly kind: 'read';
      readonly frame: string;
      readonly sha256: string;
      readonly encoding: RankingEncoding;
      readonly delimiter: Delimiter;
      readonly rowsRead: number;
      readonly rowsRejected: number;
      readonly rows: readonly RankingRow[];
      readonly faults: readonly RowFault[];
    }
  | { readonly kind: 'refused'; readonly frame: string; readonly why: RankingRefusal; readonly detail: string };

export type RankingRefusal = 'too-large' | 'not-text' | 'empty' | 'columns-absent' | 'too-many-rows';

type FrameFacts = Pick<Frame, 'id' | 'country' | 'columns'>;

/**
 * Reads one ranking (CSV, RFC 4180 and its relatives): UTF-8 or Windows-1251, comma, semicolon or tab, columns in any
 * order. A broken row is reported with line, column and reason while the rest loads; `tell` hears how many rows were read.
 */
export async function readRanking(
  bytes: Uint8Array,
  frame: FrameFacts,
  tell: (rows: number) => void = () => undefined,
): Promise<ReadRanking> {
  const refused = (why: RankingRefusal, detail: string): ReadRanking => ({
    kind: 'refused',
    frame: frame.id,
    why,
    detail,
  });
  if (bytes.byteLength > maxRankingBytes) return refused('too-large', `more than ${maxRankingBytes} bytes`);
  if (isNotText(bytes)) return refused('not-text', 'this is no CSV: open it in Excel and save it as CSV');
  const { text: given, encoding } = decodeRanking(bytes);
  const { text, delimiter: named } = withoutSepLine(given);
  const delimiter = named ?? guessDelimiter(text);
  const { text: closed, brokenLines } = withoutOpenQuotes(text);
  const rows: RankingRow[] = [];
  const faults: RowFault[] = brokenLines.map((line) => wholeRow(frame, line, 'quote-not-closed'));
  const skipped = (line: number): void => void faults.push(wholeRow(frame, line, 'row-unreadable'));
  let positions: ReadonlyMap<RankingField, number> | null = null;
  let width = 0;
  let place = 0;
  for await (const { line, cells } of records(closed, delimiter, skipped)) {
    if (positions === null) {
      const found = columnPositions(cells, frame.columns);
      if (found.absent.length > 0) return refused('columns-absent', found.absent.join(', ').slice(0, 500));
      positions = found.positions;
      width = cells.length;
      continue;
    }
    place += 1;
    if (place % tellEvery === 0) tell(place);
    if (place > maxRankingRows) return refused('too-many-rows', `more than ${maxRankingRows} rows`);
    const misfit = widthFault(cells, width);
    if (misfit !== null) {
      faults.push(wholeRow(frame, line, misfit));
      continue;
    }
    const at = positions;
    const cell = (field: RankingField): string => cells[at.get(field) ?? -1] ?? '';
    const read = readRow({ frame, line, place, cell });
    if (read.row !== null) rows.push(read.row);
    faults.push(...read.faults);
  }
  if (positions === null) return refused('empty', 'the file holds no header');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const rowsRejected = faults.filter(({ kept }) => !kept).length;
  const rowsRead = rows.length + rowsRejected;
  return {
    kind: 'read',
    frame: frame.id,
    sha256,
    encoding,
    delimiter,
    rowsRead,
    rowsRejected,
    rows,
    faults: inOrder(faults),
  };
}

type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** Records with the line on which they begin. Streamed, so that a large file does not hold the process up. */
async function* records(
  text: string,
  delimiter: Delimiter,
  skipped: (line: number) => void,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 64_000,
    on_skip: (error) => skipped(Number(error?.lines ?? 0)) as undefined,
  });
  const source = Readable.from(slices(Buffer.from(text, 'utf8')), { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    const inside = record.reduce((lines, cell) => lines + cell.split('\n').length - 1, 0);
    yield { line: info.lines - inside, cells: record };
  }
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** Empty cells added at the end are harmless; a row with cells missing may have lost one in its middle. */
function widthFault(cells: readonly string[], width: number): 'too-few-cells' | 'too-many-cells' | null {
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) return 'too-many-cells';
  return cells.length < width ? 'too-few-cells' : null;
}

function wholeRow(frame: FrameFacts, line: number, reason: RowFault['reason']): RowFault {
  return { frame: frame.id, line, column: null, reason, kept: false };
}

function inOrder(faults: readonly RowFault[]): RowFault[] {
  return faults.toSorted((a, b) => a.line - b.line);
}
