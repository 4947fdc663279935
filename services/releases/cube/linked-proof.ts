import { auditLinked, type LinkedTables } from '../../measures/disclosure/audit-linked.ts';
import { atomsOf, nestedDifferences } from '../../measures/disclosure/published-cells.ts';
import { isPublishable } from '../../measures/disclosure/rate-table.ts';
import { neededWidth } from '../../measures/disclosure/safe-pattern.ts';
import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import { type Case, tallyOf } from './case.ts';
import type { Cell, TablePlan } from './table-plan.ts';

const TOTAL = 'total';

/** Two assignments of replies to atoms that agree with everything published: proof that the target may be anything between. */
export type LinkedCertificate = {
  readonly target: string;
  readonly width: number;
  readonly low: Readonly<Record<string, number>>;
  readonly high: Readonly<Record<string, number>>;
};

export type LinkedProof =
  | { readonly kind: 'proven'; readonly certificates: readonly LinkedCertificate[] }
  | { readonly kind: 'open'; readonly why: 'nested_difference' | 'solver_failed' | 'determined'; readonly at: string };

/** All tables over one population: atoms are classes of studios that no cell, shown or hidden, divides. */
export function linkedTables(cases: readonly Case[], plans: readonly TablePlan[], thresholds: CellThresholds) {
  const counted = cases.filter((one) => one.counted);
  const cells = plans.flatMap((plan) => plan.cells);
  const cellsOf = new Map(counted.map(({ unit }) => [unit, [TOTAL]]));
  for (const cell of cells) for (const one of cell.cases) cellsOf.get(one.unit)?.push(cell.id);
  const caseOf = new Map(counted.map((one) => [one.unit, one]));
  const atoms = atomsOf(counted.map(({ unit }) => ({ id: unit, cells: cellsOf.get(unit) ?? [TOTAL] }))).map(
    ({ units }, n) => {
      const tally = tallyOf(units.flatMap((unit) => caseOf.get(unit) ?? []));
      return {
        id: `a${n}`,
        size: tally.n,
        x: tally.x,
        inside: new Set(cellsOf.get(units[0] ?? '') ?? []),
        /** It keeps the rules by itself: whoever knows its count knows no more than a printed cell would tell (statistics 9.5). */
        mayBeKnown: isPublishable(tally, thresholds),
      };
    },
  );
  const within = (cell: string): string[] => atoms.filter(({ inside }) => inside.has(cell)).map(({ id }) => id);
  const shown = plans.flatMap((plan) => plan.cells.filter(({ id }) => plan.shown.has(id)));
  const hidden = plans.flatMap((plan) => plan.cells.filter(({ id }) => !plan.shown.has(id)));
  const all = tallyOf(cases);
  // Too few studios: not even the total is printed, and nothing can be counted from it.
  const total = isPublishable(all, thresholds) ? [TOTAL] : [];
  return { atoms, within, shown, hidden, printed: [...total, ...shown.map(({ id }) => id)] };
}

type Linked = ReturnType<typeof linkedTables>;

/** The tables as the solver takes them; targets are the hidden cells that hold anybody. */
export function auditable({ atoms, within, printed, hidden }: Linked): LinkedTables {
  return {
    atoms: atoms.map(({ id, size, x }) => ({ id, size, x })),
    published: printed.map(within),
    targets: hidden.map(({ id }) => ({ id, atoms: within(id) })).filter((target) => target.atoms.length > 0),
  };
}

/**
 * Whether all tables together keep every hidden cell open and leave no class of studios determined (statistics 9.5, linked tables,
 * and S5). Certificates are checked by addition as they are made. A class whose count differs in two of them is open by that.
 */
export function proveLinked(
  cases: readonly Case[],
  plans: readonly TablePlan[],
  thresholds: CellThresholds,
): LinkedProof {
  const linked = linkedTables(cases, plans, thresholds);
  const [nested] = thinDifferences(linked, thresholds);
  if (nested !== undefined) return { kind: 'open', why: 'nested_difference', at: nested };
  const tables = auditable(linked);
  const certificates: LinkedCertificate[] = [];
  const open = new Set<string>();
  const rounds = [tables.targets, ...linked.atoms.map(({ id }) => [{ id, atoms: [id] }])];
  for (const targets of rounds) {
    const wanted = targets.filter(({ id }) => !open.has(id));
    const audit = auditLinked({ ...tables, targets: wanted });
    if (audit.kind === 'refused') return { kind: 'open', why: 'solver_failed', at: audit.target };
    for (const { id, range, low, high } of audit.ranges) {
      certificates.push({
        target: id,
        width: range[1] - range[0],
        low: Object.fromEntries(low),
        high: Object.fromEntries(high),
      });
      for (const atom of linked.atoms)
        if (low.get(atom.id) !== atom.x || high.get(atom.id) !== atom.x) open.add(atom.id);
    }
  }
  const narrow = narrowTarget(certificates, linked, thresholds);
  return narrow === null ? { kind: 'proven', certificates } : { kind: 'open', why: 'determined', at: narrow };
}

/** S5: published cells of which one holds the other and a few studios more. */
export function thinDifferences({ atoms, within, printed }: Linked, { K }: CellThresholds): string[] {
  const cells = printed.map((id) => ({ id, atoms: new Set(within(id)) }));
  const sizes = new Map(atoms.map(({ id, size }) => [id, size]));
  return nestedDifferences(cells, sizes, K).map(({ outer, inner }) => `${outer} less ${inner}`);
}

/** The first target whose certificate leaves it less room than it needs; null: none. */
export function narrowTarget(
  certificates: readonly LinkedCertificate[],
  linked: Linked,
  thresholds: CellThresholds,
): string | null {
  const needed = neededWidths(linked, thresholds);
  return certificates.find(({ target, width }) => width < (needed.get(target) ?? 1))?.target ?? null;
}

/**
 * How wide each hidden cell and each class must stay. What may be known by itself needs no room: it is hidden for the sake of others, which
 * have their own needs, or it is a city or a class that holds everybody.
 */
function neededWidths({ atoms, hidden }: Linked, thresholds: CellThresholds): Map<string, number> {
  const ofCell = ({ id, cases }: Cell): [string, number] => {
    const tally = tallyOf(cases);
    return [id, tally.n === 0 || isPublishable(tally, thresholds) ? 0 : neededWidth(tally.n)];
  };
  return new Map([
    ...atoms.map(({ id, mayBeKnown }): [string, number] => [id, mayBeKnown ? 0 : 1]),
    ...hidden.map(ofCell),
  ]);
}
