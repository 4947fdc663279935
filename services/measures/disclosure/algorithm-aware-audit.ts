import { type ChosenPattern, type PatternChooser, patternCells, patternChooser } from './choose-pattern.ts';
import { consistentTables } from './consistent-tables.ts';
import { extremeTable, type Range } from './extreme-table.ts';
import { type FlatTable, primaryCells } from './rate-table.ts';
import { coalitions, type Insiders, neededWidth } from './safe-pattern.ts';
import type { CellThresholds } from './thresholds.ts';

/** Above this number of tables the minimality attack is not enumerated. */
const MOST_TABLES = 100_000;
/** Tables looked at when the extreme ones do not settle the matter; then the pattern counts as unsafe. */
const MOST_TRIALS = 2_000;

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
  | { readonly kind: 'too-many-tables' };

function printsPattern(choose: PatternChooser, table: FlatTable, x: readonly number[], pattern: string): boolean {
  const chosen = choose({ ...table, x });
  return chosen !== null && patternCells(chosen).join() === pattern;
}

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
 * Source: Wong et al. 2007.
 */
export function algorithmAwareAudit(
  table: FlatTable,
  suppressed: readonly number[],
  thresholds: CellThresholds,
): AwareAudit {
  const choose = patternChooser(table.n, thresholds);
  const pattern = suppressed.toSorted((a, b) => a - b).join();
  const tables: number[][] = [];
  let seen = 0;
  for (const x of consistentTables(table, suppressed)) {
    if (++seen > MOST_TABLES) return { kind: 'too-many-tables' };
    if (printsPattern(choose, table, x, pattern)) tables.push(x);
  }
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

/** Tables that move the primary cells as far as they go, then others in the order of enumeration, a bounded number. */
function* witnesses(table: FlatTable, suppressed: readonly number[], primary: readonly number[]): Generator<number[]> {
  for (const cell of primary) {
    for (let value = 0; value <= (table.n[cell] ?? 0); value++) {
      const [low, high] = [table.n.map(() => 0), [...table.n]];
      const end = value < (table.x[cell] ?? 0) ? 'low' : 'high';
      if (end === 'low') low[cell] = value;
      else high[cell] = value;
      yield extremeTable(table, suppressed, cell, end, { low, high });
    }
  }
  let trials = 0;
  for (const x of consistentTables(table, suppressed)) {
    if (++trials > MOST_TRIALS) return;
    yield x;
  }
}

/** S6: whether every primary cell stays open (S1) among the tables that print this pattern; stops at enough witnesses. */
export function withstandsMinimality(table: FlatTable, chosen: ChosenPattern, choose: PatternChooser): boolean {
  const suppressed = patternCells(chosen);
  const kept: (readonly number[])[] = [table.x];
  const isOpen = (): boolean => chosen.primary.every((cell) => isWideEnough(table, cell, spread(kept, cell)));
  for (const x of witnesses(table, suppressed, chosen.primary)) {
    if (isOpen()) return true;
    if (printsPattern(choose, table, x, suppressed.join())) kept.push(x);
  }
  return isOpen();
}
