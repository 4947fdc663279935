import { type ChosenPattern, type PatternChooser, patternCells, patternChooser } from './choose-pattern.ts';
import { consistentTables } from './consistent-tables.ts';
import { cellRange, extremeTable, type Range } from './extreme-table.ts';
import { type FlatTable, primaryCells } from './rate-table.ts';
import { coalitions, type Insiders, neededWidth } from './safe-pattern.ts';
import type { CellThresholds } from './thresholds.ts';

/** Above this number of tables the minimality attack is not enumerated. */
const MOST_TABLES = 100_000;

export type AwareAudit =
  | {
      readonly kind: 'enumerated';
      /** Tables that agree with the publication and for which the algorithm prints this same pattern. */
      readonly consistentTables: number;
      readonly values: ReadonlyMap<number, readonly number[]>;
      readonly ranges: ReadonlyMap<number, Range>;
      /** Primary cells stay wide enough, and no insider learns the others' answers, even for a reader of this code. */
      readonly q1Safe: boolean;
      readonly q2Safe: boolean;
      readonly q2Counterexample: Insiders | null;
    }
  | { readonly kind: 'too-many-tables' | 'not-this-pattern' };

function spread(tables: readonly (readonly number[])[], cell: number): Range {
  const values = tables.map((x) => x[cell] ?? 0);
  return [Math.min(...values), Math.max(...values)];
}

/** An insider for whom the tables that fit his own answer leave the others of some cell no choice. */
function knowingInsider(table: FlatTable, suppressed: readonly number[], tables: readonly (readonly number[])[]) {
  for (const [insider] of coalitions(table, suppressed, 1)) {
    if (insider === undefined) continue;
    const { cell: own, ones, zeros } = insider;
    const fitting = tables.filter((x) => (x[own] ?? 0) >= ones && (x[own] ?? 0) <= (table.n[own] ?? 0) - zeros);
    const determined = suppressed.some((cell) => {
      const others = (table.n[cell] ?? 0) - (cell === own ? 1 : 0);
      const [least, greatest] = spread(fitting, cell);
      const known = cell === own ? ones : 0;
      return others > 0 && (greatest - known <= 0 || least - known >= others);
    });
    if (determined) return insider;
  }
  return null;
}

/**
 * The minimality attack: a reader who knows the algorithm keeps only tables for which it prints this very pattern.
 * Refused for a pattern that the algorithm does not print for the true table, and for more than 100 000 tables.
 * Source: Wong et al. 2007.
 */
export function algorithmAwareAudit(
  table: FlatTable,
  suppressed: readonly number[],
  thresholds: CellThresholds,
): AwareAudit {
  const fitting: number[][] = [];
  for (const x of consistentTables(table, suppressed)) {
    if (fitting.push(x) > MOST_TABLES) return { kind: 'too-many-tables' };
  }
  const chooser = patternChooser(table, thresholds);
  if (!chooser.prints(table.x, suppressed)) return { kind: 'not-this-pattern' };
  const tables = fitting.filter((x) => chooser.prints(x, suppressed));
  const distinct = (cell: number): number[] => [...new Set(tables.map((x) => x[cell] ?? 0))].sort((a, b) => a - b);
  const open = primaryCells(table, thresholds).every((cell) => isWideEnough(table, cell, spread(tables, cell)));
  const counterexample = knowingInsider(table, suppressed, tables);
  return {
    kind: 'enumerated',
    consistentTables: tables.length,
    values: new Map(suppressed.map((cell) => [cell, distinct(cell)])),
    ranges: new Map(suppressed.map((cell) => [cell, spread(tables, cell)])),
    q1Safe: open,
    q2Safe: counterexample === null,
    q2Counterexample: counterexample,
  };
}

function isWideEnough(table: FlatTable, cell: number, [least, greatest]: Range): boolean {
  return greatest - least >= neededWidth(table.n[cell] ?? 0);
}

/**
 * Tables to show that a primary cell may well have other values: each value of it, and with each the least and the
 * greatest value of every other hidden cell. Diverse and bounded in number; not all tables there are.
 */
function* witnesses(table: FlatTable, suppressed: readonly number[], cell: number): Generator<readonly number[]> {
  const [least, greatest] = cellRange(table, suppressed, cell);
  const rest: FlatTable[] = [];
  for (let value = least; value <= greatest; value++) {
    const end = value < (table.x[cell] ?? 0) ? 'low' : 'high';
    const limit = { low: table.n.map(() => 0).with(cell, value), high: table.n.with(cell, value) };
    const bounds = end === 'low' ? { low: limit.low, high: table.n } : { low: table.n.map(() => 0), high: limit.high };
    const moved = { ...table, x: extremeTable(table, suppressed, cell, end, bounds) };
    yield moved.x;
    rest.push(moved);
  }
  const others = suppressed.filter((other) => other !== cell);
  for (const moved of rest) {
    for (const other of others) {
      yield extremeTable(moved, others, other, 'low');
      yield extremeTable(moved, others, other, 'high');
    }
  }
}

/**
 * S6: whether every primary cell stays open (S1) among the tables that print this same pattern. Looks for enough
 * witnesses; if it finds too few the pattern counts as unsafe, although a full enumeration might clear it.
 */
export function withstandsMinimality(table: FlatTable, chosen: ChosenPattern, chooser: PatternChooser): boolean {
  const suppressed = patternCells(chosen);
  const kept: (readonly number[])[] = [table.x];
  return chosen.primary.every((cell) => {
    const isOpen = (): boolean => isWideEnough(table, cell, spread(kept, cell));
    for (const x of witnesses(table, suppressed, cell)) {
      if (isOpen()) return true;
      if (chooser.prints(x, suppressed)) kept.push(x);
    }
    return isOpen();
  });
}
