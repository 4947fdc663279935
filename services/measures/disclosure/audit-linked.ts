import { type Model, solve } from 'yalps';
import type { Range } from './extreme-table.ts';

/** Tables that share margins, as their atoms: `size` studios each, `x` of them with the property. */
export type LinkedAtom = { readonly id: string; readonly size: number; readonly x: number };

/** Sets of atoms by id: what is published, and what a reader would like to know. */
export type LinkedTables = {
  readonly atoms: readonly LinkedAtom[];
  readonly published: readonly (readonly string[])[];
  readonly targets: readonly { readonly id: string; readonly atoms: readonly string[] }[];
};

/** Values of the atoms in which a target is least and greatest, to be checked by `verifyLinked`. */
export type LinkedRange = {
  readonly id: string;
  readonly range: Range;
  readonly low: ReadonlyMap<string, number>;
  readonly high: ReadonlyMap<string, number>;
};

export type LinkedAudit =
  | { readonly kind: 'audited'; readonly ranges: readonly LinkedRange[] }
  | { readonly kind: 'refused'; readonly error: 'SOLVER_FAILED'; readonly target: string };

function sumOver(ids: readonly string[], values: ReadonlyMap<string, number>): number {
  return ids.reduce((sum, id) => sum + (values.get(id) ?? 0), 0);
}

function trueValues(atoms: readonly LinkedAtom[]): Map<string, number> {
  return new Map(atoms.map(({ id, x }) => [id, x]));
}

/** Whole-number programme: the published sums hold, every atom stays between 0 and its size, the target is pushed. */
function extreme(tables: LinkedTables, target: readonly string[], direction: 'minimize' | 'maximize') {
  const truth = trueValues(tables.atoms);
  const sums = tables.published.map((ids, i) => [`sum ${i}`, { equal: sumOver(ids, truth) }] as const);
  const sizes = tables.atoms.map(({ id, size }) => [`size ${id}`, { max: size }] as const);
  const variables = tables.atoms.map(({ id }) => {
    const inSums = tables.published.flatMap((ids, i) => (ids.includes(id) ? [[`sum ${i}`, 1] as const] : []));
    const inTarget = target.includes(id) ? [['target', 1] as const] : [];
    return [id, [...inSums, ...inTarget, [`size ${id}`, 1] as const]] as const;
  });
  const model: Model = { direction, objective: 'target', constraints: [...sums, ...sizes], variables, integers: true };
  const { status, variables: solved } = solve(model, { includeZeroVariables: true });
  return status === 'optimal' ? new Map(solved.map(([id, value]) => [id, Math.round(value)])) : null;
}

/** Whether the values agree with everything published; additions only, so the solver need not be trusted. */
export function verifyLinked(tables: LinkedTables, values: ReadonlyMap<string, number>): boolean {
  const truth = trueValues(tables.atoms);
  const inside = tables.atoms.every(({ id, size }) => {
    const value = values.get(id) ?? -1;
    return Number.isInteger(value) && value >= 0 && value <= size;
  });
  return inside && tables.published.every((ids) => sumOver(ids, values) === sumOver(ids, truth));
}

/**
 * Least and greatest value of every target among all whole-number tables that agree with all published sums of all
 * linked tables. Each end comes with the table that reaches it, verified by addition; an end that does not verify, or a
 * programme without an answer, is refused. Source: Fischetti & Salazar 2001.
 */
export function auditLinked(tables: LinkedTables): LinkedAudit {
  const ranges: LinkedRange[] = [];
  for (const { id, atoms } of tables.targets) {
    const low = extreme(tables, atoms, 'minimize');
    const high = extreme(tables, atoms, 'maximize');
    if (low === null || high === null || !verifyLinked(tables, low) || !verifyLinked(tables, high)) {
      return { kind: 'refused', error: 'SOLVER_FAILED', target: id };
    }
    ranges.push({ id, range: [sumOver(atoms, low), sumOver(atoms, high)], low, high });
  }
  return { kind: 'audited', ranges };
}
