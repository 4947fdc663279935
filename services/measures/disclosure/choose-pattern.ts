import { type FlatTable, primaryCells } from './rate-table.ts';
import { isSafePattern } from './safe-pattern.ts';
import type { CellThresholds } from './thresholds.ts';

/** Larger tables must be coarsened: their patterns are too many to try all. */
export const MOST_CELLS = 16;

export type ChosenPattern = { readonly primary: readonly number[]; readonly complementary: readonly number[] };

/** Finds the pattern that the algorithm prints for a table; null = no pattern of interior cells is safe. */
export type PatternChooser = (table: FlatTable) => ChosenPattern | null;

type Candidate = { readonly cells: readonly number[]; readonly cost: number; readonly rank: number };

/** All sets of the given cells, the cheapest (Σ n), then the smallest, then the first in order, in front. */
function candidates(free: readonly number[], n: readonly number[]): Candidate[] {
  const all: Candidate[] = [];
  for (let mask = 0; mask < 2 ** free.length; mask++) {
    // The first cell is the highest bit, so that among equals the larger mask comes first in order.
    const cells = free.filter((_, i) => (mask >>> (free.length - 1 - i)) & 1);
    all.push({ cells, cost: cells.reduce((sum, cell) => sum + (n[cell] ?? 0), 0), rank: mask });
  }
  return all.sort((a, b) => a.cost - b.cost || a.cells.length - b.cells.length || b.rank - a.rank);
}

/**
 * Chooser for tables with the given cell sizes: the first safe set of complementary cells in the order of cost. It
 * depends on the outcomes only through the rules, so anyone can replay it; the order is computed once per primary set.
 */
export function patternChooser(n: readonly number[], thresholds: CellThresholds): PatternChooser {
  const known = new Map<string, Candidate[]>();
  const ordered = (primary: readonly number[]): Candidate[] => {
    const key = primary.join(',');
    const found =
      known.get(key) ??
      candidates(
        [...n.keys()].filter((cell) => !primary.includes(cell)),
        n,
      );
    known.set(key, found);
    return found;
  };
  return (table) => {
    const primary = primaryCells(table, thresholds);
    if (primary.length === 0) return { primary, complementary: [] };
    const safe = ordered(primary).find(({ cells }) =>
      isSafePattern(table, [...primary, ...cells], primary, thresholds),
    );
    return safe === undefined ? null : { primary, complementary: safe.cells };
  };
}

/** Primary and complementary cells together, in order: all that a reader can see of the pattern. */
export function patternCells({ primary, complementary }: ChosenPattern): number[] {
  return [...primary, ...complementary].sort((a, b) => a - b);
}
