import { type CellBounds, leeway, outsiderBounds } from './extreme-table.ts';
import type { FlatTable } from './rate-table.ts';

/** Insiders of one cell: `ones` of them replied, `zeros` did not, and they know it of each other. */
export type Insiders = { readonly cell: number; readonly ones: number; readonly zeros: number };

/** Coalitions of two are tried in tables up to this size. */
const SMALL_TABLE = 16;

/** S1: how wide the possible range of a primary cell must stay. */
export function neededWidth(n: number): number {
  return Math.min(n, Math.max(2, Math.ceil(0.2 * n)));
}

/** Replies or room of the other hidden cells in the target's row and column: it cannot move further than the lesser. */
function roomBeside(table: FlatTable, suppressed: readonly number[], target: number, of: (cell: number) => number) {
  let [row, column] = [0, 0];
  for (const cell of suppressed) {
    if (cell === target) continue;
    if (Math.floor(cell / table.C) === Math.floor(target / table.C)) row += of(cell);
    if (cell % table.C === target % table.C) column += of(cell);
  }
  return Math.min(row, column);
}

/** An upper bound of the width of the range, found without flows. */
function widthAtMost(table: FlatTable, suppressed: readonly number[], target: number): number {
  const replied = (cell: number): number => table.x[cell] ?? 0;
  const silent = (cell: number): number => (table.n[cell] ?? 0) - replied(cell);
  const up = Math.min(silent(target), roomBeside(table, suppressed, target, replied));
  return up + Math.min(replied(target), roomBeside(table, suppressed, target, silent));
}

/** Whether the range of the cell is at least so wide; flows go no further than that. */
function isOpen(table: FlatTable, suppressed: readonly number[], cell: number, width: number): boolean {
  const bounds = outsiderBounds(table);
  const up = leeway(table, suppressed, cell, 'high', bounds, width);
  return up >= width || up + leeway(table, suppressed, cell, 'low', bounds, width - up) >= width;
}

function primaryCellsAreOpen(table: FlatTable, suppressed: readonly number[], primary: readonly number[]): boolean {
  const needed = (cell: number): number => neededWidth(table.n[cell] ?? 0);
  if (primary.some((cell) => widthAtMost(table, suppressed, cell) < needed(cell))) return false;
  return primary.every((cell) => suppressed.includes(cell) && isOpen(table, suppressed, cell, needed(cell)));
}

/** A hidden cell that anybody can compute hides nothing. */
function noCellIsComputable(table: FlatTable, suppressed: readonly number[]): boolean {
  return suppressed.every((cell) => (table.n[cell] ?? 0) === 0 || isOpen(table, suppressed, cell, 1));
}

function insiderBounds(table: FlatTable, coalition: readonly Insiders[]): CellBounds {
  const { low, high } = outsiderBounds(table);
  const [least, most] = [[...low], [...high]];
  for (const { cell, ones, zeros } of coalition) {
    least[cell] = (least[cell] ?? 0) + ones;
    most[cell] = (most[cell] ?? 0) - zeros;
  }
  return { low: least, high: most };
}

/**
 * Whether the coalition knows the answer of every other member of the cell. The true value is always possible, so only
 * cells whose others all replied or all kept silent need a look at the range.
 */
function othersAreDetermined(
  table: FlatTable,
  suppressed: readonly number[],
  cell: number,
  bounds: CellBounds,
): boolean {
  const [low, high, x] = [bounds.low[cell] ?? 0, bounds.high[cell] ?? 0, table.x[cell] ?? 0];
  if (high - low <= 0 || (x !== low && x !== high)) return false;
  return leeway(table, suppressed, cell, x === low ? 'high' : 'low', bounds, 1) === 0;
}

/** Every coalition of up to `size` members of suppressed cells whose knowledge the true table allows. */
export function* coalitions(table: FlatTable, suppressed: readonly number[], size: 1 | 2): Generator<Insiders[]> {
  const single = suppressed.flatMap((cell) => [
    { cell, ones: 1, zeros: 0 },
    { cell, ones: 0, zeros: 1 },
  ]);
  yield [];
  for (const [i, first] of single.entries()) {
    if (isPossible(table, [first])) yield [first];
    if (size === 1) continue;
    for (const second of single.slice(i)) if (isPossible(table, [first, second])) yield [first, second];
  }
}

function isPossible(table: FlatTable, coalition: readonly Insiders[]): boolean {
  const { low, high } = insiderBounds(table, coalition);
  return table.x.every((x, cell) => (low[cell] ?? 0) <= x && x <= (high[cell] ?? 0));
}

/** S3, S4: neither the outsider nor an insider nor, in small tables, a pair of insiders learns the others' answers. */
function coalitionsLearnNothing(table: FlatTable, suppressed: readonly number[]): boolean {
  const size = table.n.length <= SMALL_TABLE ? 2 : 1;
  // Only where at most as many replied, or kept silent, as there are insiders can the rest be all alike.
  const endangered = suppressed.filter((cell) => {
    const [n, x] = [table.n[cell] ?? 0, table.x[cell] ?? 0];
    return Math.min(x, n - x) <= size;
  });
  if (endangered.length === 0) return true;
  for (const coalition of coalitions(table, suppressed, size)) {
    const bounds = insiderBounds(table, coalition);
    if (endangered.some((cell) => othersAreDetermined(table, suppressed, cell, bounds))) return false;
  }
  return true;
}

/**
 * Rules S1, S3 and S4: whether hiding these cells keeps every primary cell's value open and every other member's answer
 * unknown to insiders, all margins being published and every published count taken as known exactly (whole percents hide
 * nothing below n = 100). Source: Hundepool et al. 2012, 4.
 */
export function keepsCellsOpen(table: FlatTable, suppressed: readonly number[], primary: readonly number[]): boolean {
  return (
    primaryCellsAreOpen(table, suppressed, primary) &&
    noCellIsComputable(table, suppressed) &&
    coalitionsLearnNothing(table, suppressed)
  );
}
