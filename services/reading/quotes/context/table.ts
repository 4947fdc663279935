import type { Line } from '../amounts/line.ts';
import type { MoneySpan } from '../amounts/span.ts';
import { currencyAt } from '../lexicon/currencies.ts';
import { wholeWords, wordList } from '../vocabulary/word-pattern.ts';

/** A running table: the currency its head names, and which bare numbers stand in its price column. */
export type Table = {
  readonly currency: string | null;
  readonly column: number;
  readonly width: number;
  /** This very line is the head. */
  readonly head: boolean;
  readonly holds: (span: MoneySpan) => boolean;
};

const priceHead = wholeWords(wordList`
  цена | стоимость | сумма | итого | price | amount | cost | total | fee | preis | betrag | summe | kosten |
  gesamt | gesamtpreis
`);
const cellBreak = /[|\t]+|\s{2,}/gu;

/** The table after this line: a head opens one, a line of prose or a blank without columns closes it. */
export function tableAfter(
  table: Table | null,
  line: Line,
  spans: readonly MoneySpan[],
  afterBlank: boolean,
): Table | null {
  const cells = cellsOf(line.folded);
  if (cells.length >= 2 && spans.length === 0 && priceHead.test(line.folded)) return opened(line, cells);
  if (table === null || (cells.length < 2 && afterBlank) || line.folded.length > 300) return null;
  if (cells.length < 2) return /^[\s|:+-]*$/u.test(line.folded) ? { ...table, head: false, holds: () => false } : null;
  // A short row ("Итого | 350 000") holds its price last; so does a longer one where two heads ran together.
  const last = cells.length < table.width || (cells.length > table.width && table.column === table.width - 1);
  const column = last ? cells.length - 1 : table.column;
  const cell = cells[Math.min(column, cells.length - 1)];
  return {
    ...table,
    head: false,
    holds: (span) => cell !== undefined && span.start >= cell.start && span.end <= cell.end,
  };
}

function opened(line: Line, cells: readonly Cell[]): Table {
  const column = cells.findLastIndex((cell) => priceHead.test(cell.text));
  const cell = cells[column];
  const tokens = line.tokens.filter(
    (token) => cell !== undefined && token.start >= cell.start && token.end <= cell.end,
  );
  const currency = tokens
    .map((_, i) => currencyAt(tokens, i, line.raw))
    .find((match) => match !== null && !match.doubtful);
  return { currency: currency?.code ?? null, column, width: cells.length, head: true, holds: () => false };
}

type Cell = { readonly text: string; readonly start: number; readonly end: number };

function cellsOf(folded: string): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (const match of [...folded.slice(0, 1000).matchAll(cellBreak), null]) {
    const end = match?.index ?? folded.length;
    const text = folded.slice(start, end);
    if (text.trim() !== '') cells.push({ text, start, end });
    start = end + (match?.[0].length ?? 0);
  }
  return cells;
}
