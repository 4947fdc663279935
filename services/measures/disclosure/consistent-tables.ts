import { type FlatTable, linesOf } from './rate-table.ts';

/** What is left of each line for the cells not yet filled: replies and room. */
type Line = { readonly cells: readonly number[]; left: number };

function hiddenLines(table: FlatTable, suppressed: readonly number[]): Line[] {
  return linesOf(table).map((line) => {
    const cells = line.filter((cell) => suppressed.includes(cell));
    return { cells, left: cells.reduce((sum, cell) => sum + (table.x[cell] ?? 0), 0) };
  });
}

/** Room of the line's cells that come after the given one. */
function roomAfter(line: Line, cell: number, n: readonly number[]): number {
  return line.cells.reduce((sum, other) => (other > cell ? sum + (n[other] ?? 0) : sum), 0);
}

/**
 * All whole-number tables that agree with every published cell and margin, one by one, by filling the suppressed cells
 * in order. The caller stops when it has seen enough: their number grows fast.
 */
export function* consistentTables(table: FlatTable, suppressed: readonly number[]): Generator<number[]> {
  const order = suppressed.toSorted((a, b) => a - b);
  const lines = hiddenLines(table, order);
  const values = [...table.x];
  function* fill(at: number): Generator<number[]> {
    const cell = order[at];
    if (cell === undefined) {
      if (lines.every(({ left }) => left === 0)) yield [...values];
      return;
    }
    const own = lines.filter(({ cells }) => cells.includes(cell));
    const least = Math.max(0, ...own.map((line) => line.left - roomAfter(line, cell, table.n)));
    const most = Math.min(table.n[cell] ?? 0, ...own.map(({ left }) => left));
    for (let value = least; value <= most; value++) {
      values[cell] = value;
      for (const line of own) line.left -= value;
      yield* fill(at + 1);
      for (const line of own) line.left += value;
    }
  }
  yield* fill(0);
}
