import type { Certificate } from '../../measures/disclosure/certificate.ts';
import type { RateTable } from '../../measures/disclosure/rate-table.ts';
import { type Suppression, suppress2d } from '../../measures/disclosure/suppress-2d.ts';
import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import type { TableId } from '../dictionary/tables.ts';
import { type Case, hasOwners, tallyOf } from './case.ts';
import { hiddenCells } from './hidden-parts.ts';

export const MARGIN = 'all';

/** Studios with one combination of values. */
export type Cell = {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
  readonly margin: boolean;
};

/** A table before publication: all its cells, which of them may be shown, and the proofs for the hidden ones of a two-way table. */
export type TablePlan = {
  readonly table: TableId;
  readonly cells: readonly Cell[];
  readonly shown: ReadonlySet<string>;
  readonly proven: {
    readonly source: RateTable;
    readonly suppressed: readonly number[];
    readonly certificates: readonly Certificate[];
  } | null;
};

function cellOf(table: TableId, values: Record<string, string>, cases: readonly Case[], margin = false): Cell {
  return { id: `${table}/${Object.values(values).join('/')}`, values, cases, margin };
}

/** One factor; a factor with one level says nothing that the total does not say. */
export function planOneWay(
  table: TableId & string,
  cases: readonly Case[],
  levelOf: (one: Case) => string,
  thresholds: CellThresholds,
): TablePlan {
  const levels = [...Map.groupBy(cases, levelOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (levels.length < 2) return { table, cells: [], shown: new Set(), proven: null };
  const cells = levels.map(([level, inside]) => cellOf(table, { [table]: level }, inside));
  const hidden = hiddenCells(
    cells.map((cell) => tallyOf(cell.cases)),
    thresholds,
  );
  return { table, cells, shown: new Set(cells.flatMap(({ id }, i) => (hidden.has(i) ? [] : [id]))), proven: null };
}

/** City group by rating tier with both margins (statistics 9.2, T1). */
export function planCityTier(
  cases: readonly Case[],
  cityOf: (one: Case) => string,
  tierOf: (one: Case) => string,
  thresholds: CellThresholds,
): TablePlan {
  const rows = [...new Set(cases.map(cityOf))].toSorted();
  const cols = [...new Set(cases.map(tierOf))].toSorted();
  const inside = (row: string | null, col: string | null): Case[] =>
    cases.filter((one) => (row === null || cityOf(one) === row) && (col === null || tierOf(one) === col));
  const cellAt = (row: string | null, col: string | null): Cell =>
    cellOf('city-tier', { city: row ?? MARGIN, tier: col ?? MARGIN }, inside(row, col), row === null || col === null);
  const interior = rows.flatMap((row) => cols.map((col) => cellAt(row, col)));
  const margins = [...rows.map((row) => cellAt(row, null)), ...cols.map((col) => cellAt(null, col))];
  const tallies = rows.map((row) => cols.map((col) => tallyOf(inside(row, col))));
  const source: RateTable = {
    rows,
    cols,
    n: tallies.map((line) => line.map(({ n }) => n)),
    x: tallies.map((line) => line.map(({ x }) => x)),
    ...(hasOwners(cases) ? { groups: tallies.map((line) => line.map(({ groups }) => groups)) } : {}),
  };
  const chosen = suppress2d(source, thresholds);
  return {
    table: 'city-tier',
    cells: [...interior, ...margins],
    shown: shownCells(chosen, interior, margins),
    proven:
      chosen.kind === 'interior' ? { source, suppressed: chosen.suppressed, certificates: chosen.certificates } : null,
  };
}

function shownCells(chosen: Suppression, interior: readonly Cell[], margins: readonly Cell[]): Set<string> {
  if (chosen.kind !== 'interior' && chosen.kind !== 'margins-only') return new Set();
  const hidden = chosen.kind === 'interior' ? new Set(chosen.suppressed) : null;
  const open = interior.filter((_, i) => hidden !== null && !hidden.has(i));
  return new Set([...open, ...margins].map(({ id }) => id));
}

/** The plan with its margins only, or with nothing: what is left when a table cannot be proven safe beside the others. */
export function reduced(plan: TablePlan): TablePlan {
  const margins = plan.cells.filter(({ id, margin }) => margin && plan.shown.has(id));
  const inside = plan.cells.some(({ id, margin }) => !margin && plan.shown.has(id));
  return { ...plan, shown: new Set(inside ? margins.map(({ id }) => id) : []), proven: null };
}
