import { type CellBounds, cellRange, outsiderBounds } from './extreme-table.ts';
import { type FlatTable, isPublishable, linesOf, unionOf } from './rate-table.ts';
import type { CellThresholds } from './thresholds.ts';

/** Insiders of one cell: `ones` of them replied, `zeros` did not, and they know it of each other. */
export type Insiders = { readonly cell: number; readonly ones: number; readonly zeros: number };

/** Coalitions of two are tried in tables up to this size. */
const SMALL_TABLE = 16;

/** S1: how wide the possible range of a primary cell must stay. */
export function neededWidth(n: number): number {
  return Math.min(n, Math.max(2, Math.ceil(0.2 * n)));
}

function primaryCellsAreOpen(table: FlatTable, suppressed: readonly number[], primary: readonly number[]): boolean {
  return primary.every((cell) => {
    if (!suppressed.includes(cell)) return false;
    const [least, greatest] = cellRange(table, suppressed, cell);
    return greatest - least >= neededWidth(table.n[cell] ?? 0);
  });
}

/** S2: the suppressed cells of a line follow together from its margin, so together they must be publishable. */
function unionsArePublishable(table: FlatTable, suppressed: readonly number[], thresholds: CellThresholds): boolean {
  return linesOf(table).every((line) => {
    const hidden = line.filter((cell) => suppressed.includes(cell));
    return hidden.length === 0 || isPublishable(unionOf(table, hidden), thresholds);
  });
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
  const [least, greatest] = cellRange(table, suppressed, cell, bounds);
  return greatest <= low || least >= high;
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
  for (const coalition of coalitions(table, suppressed, size)) {
    const bounds = insiderBounds(table, coalition);
    if (suppressed.some((cell) => othersAreDetermined(table, suppressed, cell, bounds))) return false;
  }
  return true;
}

/**
 * Whether a pattern of suppressed cells protects the table, every margin being published and every published count
 * taken as known exactly (whole percents hide nothing below n = 100): rules S1 to S4. Source: Hundepool et al. 2012, 4.
 */
export function isSafePattern(
  table: FlatTable,
  suppressed: readonly number[],
  primary: readonly number[],
  thresholds: CellThresholds,
): boolean {
  return (
    unionsArePublishable(table, suppressed, thresholds) &&
    primaryCellsAreOpen(table, suppressed, primary) &&
    coalitionsLearnNothing(table, suppressed)
  );
}
