import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';
import type { CellThresholds } from './thresholds.ts';

/** A two-way table: n studios (or cases), x of them with the property, per row and column. */
export type RateTable = {
  readonly rows: readonly string[];
  readonly cols: readonly string[];
  readonly n: readonly (readonly number[])[];
  readonly x: readonly (readonly number[])[];
  /** Groups of studios per cell, where several studios belong to one owner; n if not given. */
  readonly groups?: readonly (readonly number[])[];
};

/** The table row by row; cell i lies in row ⌊i/C⌋ and column i mod C. */
export type FlatTable = {
  readonly R: number;
  readonly C: number;
  readonly n: readonly number[];
  readonly x: readonly number[];
  readonly groups: readonly number[];
};

export type CellName = { readonly row: string; readonly col: string };

/** What is counted over a set of cells. */
export type Union = { readonly n: number; readonly x: number; readonly groups: number };

export function flatten({ rows, cols, n, x, groups }: RateTable): FlatTable {
  const flat: FlatTable = { R: rows.length, C: cols.length, n: n.flat(), x: x.flat(), groups: (groups ?? n).flat() };
  const cells = flat.R * flat.C;
  if (flat.n.length !== cells || flat.x.length !== cells || flat.groups.length !== cells) {
    impossible('IMPOSSIBLE_INDEX', `table of ${flat.R} × ${flat.C} with ${flat.n.length} cells`);
  }
  const wrong = flat.n.findIndex((count, i) => {
    const replied = elementAt(flat.x, i);
    return !(Number.isInteger(count) && Number.isInteger(replied) && replied >= 0 && replied <= count);
  });
  if (wrong >= 0) impossible('IMPOSSIBLE_COUNT', `cell ${wrong}: ${flat.x[wrong]} of ${flat.n[wrong]}`);
  return flat;
}

export function nameOf(table: RateTable, cell: number): CellName {
  const columns = table.cols.length;
  return { row: elementAt(table.rows, Math.floor(cell / columns)), col: elementAt(table.cols, cell % columns) };
}

/** Rows and columns as lists of cells. */
export function linesOf({ R, C }: { readonly R: number; readonly C: number }): number[][] {
  const rows = Array.from({ length: R }, (_, r) => Array.from({ length: C }, (_v, c) => r * C + c));
  const cols = Array.from({ length: C }, (_, c) => Array.from({ length: R }, (_v, r) => r * C + c));
  return [...rows, ...cols];
}

export function unionOf(table: FlatTable, cells: readonly number[]): Union {
  const sum = (counts: readonly number[]): number => cells.reduce((total, cell) => total + elementAt(counts, cell), 0);
  return { n: sum(table.n), x: sum(table.x), groups: sum(table.groups) };
}

/** A count that may be published: enough groups, and neither nearly all nor nearly none replied. */
export function isPublishable({ n, x, groups }: Union, { K, c }: CellThresholds): boolean {
  return groups >= K && x >= c && n - x >= c;
}

/** Cells that break a rule by themselves. Empty cells hold nobody and need no protection. */
export function primaryCells(table: FlatTable, thresholds: CellThresholds): number[] {
  return table.n.flatMap((n, cell) => (n > 0 && !isPublishable(unionOf(table, [cell]), thresholds) ? [cell] : []));
}
