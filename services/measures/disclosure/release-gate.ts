import { type Certificate, verifyCertificate } from './certificate.ts';
import { type NestedDifference, nestedDifferences, type PublishedCell } from './published-cells.ts';
import { flatten, primaryCells, type RateTable } from './rate-table.ts';
import { neededWidth } from './safe-pattern.ts';
import type { CellThresholds } from './thresholds.ts';

/** A table with the cells its release hides and the private proofs. */
export type ReleasedTable = {
  readonly id: string;
  readonly table: RateTable;
  readonly suppressed: readonly number[];
  readonly certificates: readonly Certificate[];
};

/** A published figure; everything a reader needs beside the number must be there. */
export type ReleasedFigure = {
  readonly id: string;
  readonly n: number | null;
  readonly denominator: string | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

export type ReleaseFacts = {
  readonly tables: readonly ReleasedTable[];
  readonly cells: readonly PublishedCell[];
  readonly groupsOfAtom: ReadonlyMap<string, number>;
  readonly figures: readonly ReleasedFigure[];
  /** Groups whose membership or answer changed since the version before, per cell. */
  readonly changedGroups: ReadonlyMap<string, number>;
};

export type GateFault =
  | {
      readonly code: 'PRIMARY_PUBLISHED' | 'CERTIFICATE_MISSING' | 'CERTIFICATE_INVALID';
      readonly table: string;
      readonly cell: number;
    }
  | { readonly code: 'RANGE_TOO_NARROW'; readonly table: string; readonly cell: number; readonly width: number }
  | ({ readonly code: 'NESTED_DIFFERENCE' } & NestedDifference)
  | { readonly code: 'REPUBLISH_DELTA_TOO_SMALL'; readonly cell: string; readonly changed: number }
  | { readonly code: 'FIGURE_INCOMPLETE'; readonly figure: string };

/** Each cell that breaks a rule must be hidden and carry a valid proof that its value stays open. */
function tableFaults(
  { id, table: source, suppressed, certificates }: ReleasedTable,
  thresholds: CellThresholds,
): GateFault[] {
  const table = flatten(source);
  return primaryCells(table, thresholds).flatMap((cell): GateFault[] => {
    if (!suppressed.includes(cell)) return [{ code: 'PRIMARY_PUBLISHED', table: id, cell }];
    const certificate = certificates.find(({ target }) => target === cell);
    if (certificate === undefined) return [{ code: 'CERTIFICATE_MISSING', table: id, cell }];
    const check = verifyCertificate(table, suppressed, certificate);
    if (!check.valid) return [{ code: 'CERTIFICATE_INVALID', table: id, cell }];
    const width = check.high - check.low;
    return width < neededWidth(table.n[cell] ?? 0) ? [{ code: 'RANGE_TOO_NARROW', table: id, cell, width }] : [];
  });
}

function figureFaults(figures: readonly ReleasedFigure[]): GateFault[] {
  return figures
    .filter(
      ({ n, denominator, lower, upper }) => n === null || denominator === null || lower === null || upper === null,
    )
    .map(({ id }) => ({ code: 'FIGURE_INCOMPLETE', figure: id }));
}

function deltaFaults(changed: ReadonlyMap<string, number>, K: number): GateFault[] {
  return [...changed]
    .filter(([, groups]) => groups > 0 && groups < K)
    .map(([cell, groups]) => ({ code: 'REPUBLISH_DELTA_TOO_SMALL', cell, changed: groups }));
}

/**
 * The gate before publication: open only without a single fault. A fault is never a warning. Uses the certificates, not
 * the solver that made them.
 */
export function releaseGate(facts: ReleaseFacts, thresholds: CellThresholds) {
  const faults: GateFault[] = [
    ...facts.tables.flatMap((released) => tableFaults(released, thresholds)),
    ...nestedDifferences(facts.cells, facts.groupsOfAtom, thresholds.K).map(
      (difference) => ({ code: 'NESTED_DIFFERENCE', ...difference }) as const,
    ),
    ...deltaFaults(facts.changedGroups, thresholds.K),
    ...figureFaults(facts.figures),
  ];
  return faults.length === 0 ? ({ kind: 'open' } as const) : ({ kind: 'closed', faults } as const);
}
