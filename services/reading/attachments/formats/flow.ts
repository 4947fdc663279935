import { attachmentLimits } from '../attachment-limits.ts';

/** Text under construction. Rows of tables become lines of cells parted by tabs; a row of one cell is prose. */
export type Flow = {
  add: (text: string) => void;
  /** Ends the paragraph, of the page or of the cell. */
  endLine: () => void;
  blank: () => void;
  row: (cells: readonly string[]) => void;
  startTable: () => void;
  endTable: () => void;
  endCell: () => void;
  endRow: () => void;
  /** True when the text is as long as is kept: the rest need not be read. */
  full: () => boolean;
  done: () => { text: string; cut: boolean };
};

type OpenTable = { cells: string[][]; cell: string[]; line: string };
/** A cell of prose lays out the page; it holds no figure of a row. */
const longestCell = 400;
const deepest = 20;

export function openFlow(limit: number = attachmentLimits.textLength): Flow {
  const lines: string[] = [];
  const tables: OpenTable[] = [];
  let length = 0;
  let line = '';
  const push = (text: string): void => {
    if (length > limit || (text === '' && (lines.at(-1) ?? '') === '')) return;
    lines.push(text);
    length += text.length + 1;
  };
  const endLine = (): void => {
    const table = tables.at(-1);
    const clean = tidy(table?.line ?? line);
    if (table === undefined) line = '';
    else table.line = '';
    if (clean !== '') table === undefined ? push(clean) : table.cell.push(clean);
  };
  const row = (cells: readonly string[]): void => {
    const kept = cells.slice(0, attachmentLimits.cellsOfRow).map(tidy);
    push(kept.slice(0, kept.findLastIndex((cell) => cell !== '') + 1).join('\t'));
  };
  const endCell = (): void => {
    endLine();
    const table = tables.at(-1);
    if (table === undefined) return;
    if (table.cells.length < attachmentLimits.cellsOfRow) table.cells.push(table.cell);
    table.cell = [];
  };
  const endRow = (): void => {
    const table = tables.at(-1);
    if (table === undefined) return;
    const { cells } = table;
    table.cells = [];
    const filled = cells.filter((cell) => cell.length > 0);
    const prose = filled.length === 1 || cells.some((cell) => cell.join(' ').length > longestCell);
    if (prose) for (const paragraph of filled.flat()) push(paragraph);
    else if (filled.length > 0) row(cells.map((cell) => cell.join(' ')));
  };
  return {
    add: (text) => {
      if (length > limit) return;
      const table = tables.at(-1);
      if (table === undefined) line = longerBy(line, text, limit);
      else table.line = longerBy(table.line, text, limit);
    },
    endLine,
    blank: () => push(''),
    row,
    startTable: () => {
      if (tables.length >= deepest) return;
      endLine();
      tables.push({ cells: [], cell: [], line: '' });
    },
    endTable: () => {
      endCell();
      endRow();
      tables.pop();
    },
    endCell,
    endRow,
    full: () => length > limit,
    done: () => {
      while (tables.length > 0) {
        endCell();
        endRow();
        tables.pop();
      }
      endLine();
      const text = lines.join('\n').trim();
      return { text: text.slice(0, limit), cut: length > limit || text.length > limit };
    },
  };
}

function longerBy(line: string, text: string, limit: number): string {
  return line.length > limit ? line : line + text;
}

/** One line without tabs and control characters; spaces that part thousands stay what they are. */
function tidy(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
