import { auditLinked } from '../../../../services/measures/disclosure/audit-linked.ts';
import { consistentTables } from '../../../../services/measures/disclosure/consistent-tables.ts';
import { flatten, type RateTable } from '../../../../services/measures/disclosure/rate-table.ts';
import { tierOf } from '../../../../services/releases/cube/coarsen.ts';
import type { Row } from '../../../../services/releases/cube/row.ts';
import { known, type Member, TIERS } from './released-table.ts';

const MOST_TABLES = 200_000;

/** Which values of a studio a table's cell asks for. */
function lies(member: Member, cell: Readonly<Record<string, string>>): boolean {
  const own: Record<string, string> = {
    city: member.city ?? '',
    tier: tierOf(member.rankPercent, undefined),
    persona: member.arm.persona,
    wording: member.arm.wording,
    budget: member.arm.budget,
  };
  return Object.entries(cell).every(([name, value]) => value === 'all' || own[name] === value);
}

/**
 * A reader who knows the frame and every n, takes all published counts as exact and solves for what he was not told. Returns the
 * classes of studios (alike in everything published or hidden) whose number of replies follows; empty: nothing does.
 */
export function determinedClasses(rows: readonly Row[], members: readonly Member[]): string[] {
  const cells = rows.filter(({ variable }) => variable === 'AR2');
  const classes = Map.groupBy(members, (member) => cells.map(({ cell }) => (lies(member, cell) ? '1' : '0')).join(''));
  const atoms = [...classes].map(([id, inside]) => ({
    id,
    size: inside.length,
    x: inside.filter(({ replied }) => replied).length,
  }));
  const published = cells.flatMap(({ status }, at) =>
    status === 'published' ? [atoms.filter(({ id }) => id[at] === '1').map(({ id }) => id)] : [],
  );
  const open = new Set<string>();
  for (const { id } of atoms) {
    if (open.has(id)) continue;
    const audit = auditLinked({ atoms, published, targets: [{ id, atoms: [id] }] });
    if (audit.kind === 'refused') return [`not solved: ${audit.target}`];
    for (const { low, high } of audit.ranges)
      for (const atom of atoms) if (low.get(atom.id) !== atom.x || high.get(atom.id) !== atom.x) open.add(atom.id);
  }
  return atoms.filter(({ id }) => !open.has(id)).map(({ id }) => id);
}

/**
 * Brute force over all whole-number tables that agree with what is printed of city by place: which hidden cells have one value only.
 * Null when the margins are not printed, so that there is nothing to count from.
 */
export function determinedCells(rows: readonly Row[], table: RateTable): number[] | null {
  const flat = flatten(table);
  const places = table.rows.flatMap((city) => table.cols.map((_, c) => ({ city, tier: TIERS[c] ?? '' })));
  const margins = [
    ...table.rows.map((city) => ({ city, tier: 'all' })),
    ...TIERS.map((tier) => ({ city: 'all', tier })),
  ];
  if (margins.some((cell) => known(rows, cell) === null)) return null;
  const hidden = places.flatMap((cell, i) => (known(rows, cell) === null && (flat.n[i] ?? 0) > 0 ? [i] : []));
  const seen = new Map(hidden.map((cell) => [cell, new Set<number>()]));
  let tables = 0;
  for (const values of consistentTables(flat, hidden)) {
    for (const [cell, found] of seen) found.add(values[cell] ?? -1);
    if ([...seen.values()].every((found) => found.size > 1) || ++tables > MOST_TABLES) break;
  }
  return [...seen].filter(([, found]) => found.size < 2).map(([cell]) => cell);
}
