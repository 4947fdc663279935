import { unionsArePublishable } from './derivable-unions.ts';
import { type FlatTable, linesOf, primaryCells } from './rate-table.ts';
import { keepsCellsOpen } from './safe-pattern.ts';
import type { CellThresholds } from './thresholds.ts';

/** Larger tables must be coarsened: their patterns are too many to try all. */
export const MOST_CELLS = 16;

export type ChosenPattern = { readonly primary: readonly number[]; readonly complementary: readonly number[] };

export type PatternChooser = {
  /** The pattern that the algorithm prints for these outcomes; null = no pattern of interior cells is safe. */
  readonly choose: (x: readonly number[]) => ChosenPattern | null;
  /** Whether it is this pattern, found faster than by choosing. */
  readonly prints: (x: readonly number[], pattern: readonly number[]) => boolean;
};

/** A set of cells as bits, the first cell highest: among equals the larger mask comes first in order. */
function maskOf(cells: readonly number[], size: number): number {
  return cells.reduce((mask, cell) => mask | (1 << (size - 1 - cell)), 0);
}

function cellsOf(mask: number, size: number): number[] {
  return Array.from({ length: size }, (_, cell) => cell).filter((cell) => (mask >>> (size - 1 - cell)) & 1);
}

/** Sum of the counts of the mask's cells. */
function sumOver(mask: number, counts: readonly number[]): number {
  let sum = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1)
    sum += counts[counts.length - 1 - (31 - Math.clz32(rest & -rest))] ?? 0;
  return sum;
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/**
 * All sets of cells whose hidden groups are enough in every line, the cheapest (Σ n), then the smallest, then the first
 * in order, in front. Whatever cells are primary, the sets that contain them stand in the order of their extra cost.
 */
function orderedMasks(table: FlatTable, lines: readonly number[], K: number): Uint32Array {
  const size = table.n.length;
  const all = Array.from({ length: 2 ** size }, (_, mask) => mask).filter((mask) =>
    lines.every((line) => (mask & line) === 0 || sumOver(mask & line, table.groups) >= K),
  );
  const costs = new Map(all.map((mask) => [mask, sumOver(mask, table.n)]));
  const cost = (mask: number): number => costs.get(mask) ?? 0;
  return Uint32Array.from(all.sort((a, b) => cost(a) - cost(b) || bitsIn(a) - bitsIn(b) || b - a));
}

/**
 * Chooser for tables with the sizes of this one: the first safe pattern in the order of cost. Outcomes enter through the
 * rules only, so anyone who knows them can replay it.
 */
export function patternChooser(shape: FlatTable, thresholds: CellThresholds): PatternChooser {
  const size = shape.n.length;
  const lines = linesOf(shape).map((line) => maskOf(line, size));
  const masks = orderedMasks(shape, lines, thresholds.K);

  /** The lines first, because they cost only additions; then all of S2 and the rules that need flows. */
  const isSafe = (table: FlatTable, mask: number, primary: readonly number[]): boolean => {
    for (const line of lines) {
      const hidden = mask & line;
      if (hidden === 0) continue;
      const replied = sumOver(hidden, table.x);
      if (replied < thresholds.c || sumOver(hidden, table.n) - replied < thresholds.c) return false;
    }
    const cells = cellsOf(mask, size);
    return unionsArePublishable(table, cells, thresholds) && keepsCellsOpen(table, cells, primary);
  };
  /** First safe mask that contains the primary cells, looking no further than `last`. */
  const firstSafe = (table: FlatTable, primary: readonly number[], last: number): number | null => {
    const must = maskOf(primary, size);
    for (const mask of masks) {
      if ((mask & must) === must && isSafe(table, mask, primary)) return mask;
      if (mask === last) return null;
    }
    return null;
  };
  return {
    choose: (x) => {
      const table = { ...shape, x };
      const primary = primaryCells(table, thresholds);
      const mask = firstSafe(table, primary, -1);
      if (mask === null) return null;
      return { primary, complementary: cellsOf(mask, size).filter((cell) => !primary.includes(cell)) };
    },
    prints: (x, pattern) => {
      const table = { ...shape, x };
      const primary = primaryCells(table, thresholds);
      const wanted = maskOf(pattern, size);
      if ((wanted & maskOf(primary, size)) !== maskOf(primary, size) || !isSafe(table, wanted, primary)) return false;
      return firstSafe(table, primary, wanted) === wanted;
    },
  };
}

/** Primary and complementary cells together, in order: all that a reader can see of the pattern. */
export function patternCells({ primary, complementary }: ChosenPattern): number[] {
  return [...primary, ...complementary].sort((a, b) => a - b);
}
