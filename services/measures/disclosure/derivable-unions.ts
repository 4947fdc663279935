import { type FlatTable, isPublishable, linesOf, unionOf } from './rate-table.ts';
import type { CellThresholds } from './thresholds.ts';

type Shape = { readonly R: number; readonly C: number };

/** Hidden cells of the chosen lines, outside the crossing lines that hide nothing elsewhere. */
function restOf(
  hidden: readonly number[],
  chosen: number,
  line: (cell: number) => number,
  cross: (cell: number) => number,
) {
  const isChosen = (cell: number): boolean => ((chosen >>> line(cell)) & 1) === 1;
  const elsewhere = new Set(hidden.filter((cell) => !isChosen(cell)).map(cross));
  return hidden.filter((cell) => isChosen(cell) && elsewhere.has(cross(cell)));
}

/**
 * Sets of hidden cells whose sum follows from the margins, beside unions of them: the hidden cells of each line, and
 * what is left of several lines after taking away the crossing lines that hide nothing elsewhere. Each is, in effect,
 * a published cell. (Cuts of the graph of rows and columns whose arcs all point one way.)
 */
export function derivableUnions(shape: Shape, hidden: readonly number[]): number[][] {
  const row = (cell: number): number => Math.floor(cell / shape.C);
  const column = (cell: number): number => cell % shape.C;
  const [line, cross] = shape.R <= shape.C ? [row, column] : [column, row];
  const lines = linesOf(shape).map((cells) => cells.filter((cell) => hidden.includes(cell)));
  const sets = Array.from({ length: 2 ** Math.min(shape.R, shape.C) }, (_, chosen) =>
    restOf(hidden, chosen, line, cross),
  );
  return [...lines, ...sets].filter((cells) => cells.length > 0);
}

/** S2: whatever sum of hidden cells a reader can form must itself be publishable. */
export function unionsArePublishable(table: FlatTable, hidden: readonly number[], thresholds: CellThresholds): boolean {
  return derivableUnions(table, hidden).every((cells) => isPublishable(unionOf(table, cells), thresholds));
}
