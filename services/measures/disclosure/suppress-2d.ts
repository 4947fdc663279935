import { withstandsMinimality } from './algorithm-aware-audit.ts';
import { type Certificate, certify } from './certificate.ts';
import { MOST_CELLS, patternCells, patternChooser } from './choose-pattern.ts';
import { unionsArePublishable } from './derivable-unions.ts';
import { cellRange, type Range } from './extreme-table.ts';
import {
  type CellName,
  type FlatTable,
  flatten,
  isPublishable,
  linesOf,
  nameOf,
  primaryCells,
  type RateTable,
  unionOf,
} from './rate-table.ts';
import { keepsCellsOpen } from './safe-pattern.ts';
import type { CellThresholds } from './thresholds.ts';

export type HiddenCell = CellName & { readonly range: Range };

/** What of a table may be published. Which hidden cells are primary is never told outside. */
export type Suppression =
  | {
      readonly kind: 'interior';
      readonly primary: readonly CellName[];
      readonly complementary: readonly CellName[];
      /** Studios in complementary cells. */
      readonly cost: number;
      readonly hidden: readonly HiddenCell[];
      readonly suppressed: readonly number[];
      readonly certificates: readonly Certificate[];
    }
  | { readonly kind: 'margins-only' | 'total-only' | 'nothing' }
  | { readonly kind: 'coarsen'; readonly error: 'TABLE_TOO_LARGE' };

function allCells({ n }: FlatTable): number[] {
  return [...n.keys()];
}

/** Without a safe interior: the margins if all of them may be published, else the total. */
function fallback(table: FlatTable, thresholds: CellThresholds): Suppression {
  if (!isPublishable(unionOf(table, allCells(table)), thresholds)) return { kind: 'nothing' };
  return marginsArePublishable(table, thresholds) ? { kind: 'margins-only' } : { kind: 'total-only' };
}

function marginsArePublishable(table: FlatTable, thresholds: CellThresholds): boolean {
  return linesOf(table).every((line) => {
    const margin = unionOf(table, line);
    return margin.n === 0 || isPublishable(margin, thresholds);
  });
}

/**
 * Decides what of a two-way table of rates may be published so that no single studio's answer follows, even for a reader
 * who knows all n, all published x, one or two studios' own answers, and this algorithm (rules S1 to S4 and S6).
 * The cheapest safe pattern wins, ties in the order of cells. Up to 16 cells; larger tables must be coarsened.
 * An empty table gives 'nothing'. Source: Fischetti & Salazar 2001; Hundepool et al. 2012.
 */
export function suppress2d(source: RateTable, thresholds: CellThresholds): Suppression {
  const table = flatten(source);
  if (table.n.length > MOST_CELLS) return { kind: 'coarsen', error: 'TABLE_TOO_LARGE' };
  const total = unionOf(table, allCells(table));
  if (!isPublishable(total, thresholds) || !marginsArePublishable(table, thresholds))
    return fallback(table, thresholds);
  const chooser = patternChooser(table, thresholds);
  const chosen = chooser.choose(table.x);
  if (chosen === null || !withstandsMinimality(table, chosen, chooser)) return fallback(table, thresholds);
  const suppressed = patternCells(chosen);
  return {
    kind: 'interior',
    primary: chosen.primary.map((cell) => nameOf(source, cell)),
    complementary: chosen.complementary.map((cell) => nameOf(source, cell)),
    cost: unionOf(table, chosen.complementary).n,
    hidden: suppressed.map((cell) => ({ ...nameOf(source, cell), range: cellRange(table, suppressed, cell) })),
    suppressed,
    certificates: suppressed.map((cell) => certify(table, suppressed, cell)),
  };
}

/** Whether a given pattern is safe, and what a reader can say about each hidden cell. */
export function audit2d(source: RateTable, suppressed: readonly number[], thresholds: CellThresholds) {
  const table = flatten(source);
  const primary = primaryCells(table, thresholds);
  return {
    safe: unionsArePublishable(table, suppressed, thresholds) && keepsCellsOpen(table, suppressed, primary),
    hidden: suppressed.map((cell) => ({ ...nameOf(source, cell), range: cellRange(table, suppressed, cell) })),
  };
}
