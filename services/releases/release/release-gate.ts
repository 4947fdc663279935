import { verifyLinked } from '../../measures/disclosure/audit-linked.ts';
import { republishDelta } from '../../measures/disclosure/published-cells.ts';
import { type GateFault, releaseGate } from '../../measures/disclosure/release-gate.ts';
import { auditable, linkedTables, narrowTarget, thinDifferences } from '../cube/linked-proof.ts';
import type { Row } from '../cube/row.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { canonicalBytes } from '../snapshot/snapshot-bytes.ts';
import type { BuiltRelease } from './build-document.ts';

/** What keeps a release from being published. `detail` says which cell, line or figure. */
export type ReleaseFault = {
  readonly code:
    | 'GAP'
    | 'NOTHING_TO_PUBLISH'
    | 'LINKED_TABLES_OPEN'
    | 'CERTIFICATE_INVALID'
    | Exclude<GateFault['code'], 'CERTIFICATE_INVALID'>;
  readonly detail: string;
};

/**
 * Every fault of a built release at once: gaps of the completeness table, disclosure control by the certificates alone (additions,
 * no solver), and cells that changed by too few studios since the version before. Empty: it may go to the studios.
 */
export function faultsOf(built: BuiltRelease, before: Snapshot | null, snapshot: Snapshot): ReleaseFault[] {
  return [
    ...built.document.completeness
      .filter(({ status }) => status === 'missing')
      .map(({ critics, claim }): ReleaseFault => ({ code: 'GAP', detail: `${critics}: ${claim.en}` })),
    ...(hasHeadline(built)
      ? []
      : [{ code: 'NOTHING_TO_PUBLISH' as const, detail: 'too few studios for the headline' }]),
    ...linkedFaults(built),
    ...tableFaults(built),
    ...(before === null ? [] : deltaFaults(built, before, snapshot)),
  ];
}

function hasHeadline({ document }: BuiltRelease): boolean {
  return document.rows.some(({ key, status }) => key === 'total/all/AR2' && status === 'published');
}

/** The linked certificates again, by addition: they fit what is published, leave room, and every class differs in one of them. */
function linkedFaults({ cube }: BuiltRelease): ReleaseFault[] {
  const { proof, plans } = cube.protection;
  if (proof.kind === 'open') return [{ code: 'LINKED_TABLES_OPEN', detail: `${proof.why}: ${proof.at}` }];
  const linked = linkedTables(cube.cases, plans, cube.thresholds);
  const tables = auditable(linked);
  const worlds = proof.certificates.flatMap(({ low, high }) =>
    [low, high].map((world) => new Map(Object.entries(world))),
  );
  if (!worlds.every((world) => verifyLinked(tables, world))) {
    return [{ code: 'CERTIFICATE_INVALID', detail: 'a certificate of the linked tables does not add up' }];
  }
  const fixed = linked.atoms.filter(
    ({ id, x, mayBeKnown }) => !mayBeKnown && worlds.every((world) => world.get(id) === x),
  );
  const narrow = narrowTarget(proof.certificates, linked, cube.thresholds);
  return [
    ...thinDifferences(linked, cube.thresholds).map((detail): ReleaseFault => ({ code: 'NESTED_DIFFERENCE', detail })),
    ...(narrow === null ? [] : [{ code: 'RANGE_TOO_NARROW' as const, detail: narrow }]),
    ...fixed.map(({ inside }): ReleaseFault => ({ code: 'LINKED_TABLES_OPEN', detail: [...inside].join(' & ') })),
  ];
}

function tableFaults({ cube, document }: BuiltRelease): ReleaseFault[] {
  const gate = releaseGate(
    {
      tables: cube.protection.plans.flatMap(({ table, proven }) =>
        proven === null ? [] : [{ id: table, table: proven.source, ...proven }],
      ),
      cells: [],
      groupsOfAtom: new Map(),
      figures: document.rows.filter(({ status }) => status === 'published').map(figureOf),
      changedGroups: new Map(),
    },
    cube.thresholds,
  );
  return gate.kind === 'open' ? [] : gate.faults.map((fault) => ({ code: fault.code, detail: JSON.stringify(fault) }));
}

/** A wait that lies open above or below is bounded by the window, which is printed with it; a p-value has no interval. */
function figureOf({ key, n, denominator, lower, upper, unit }: Row) {
  const open = unit === 'hours' || unit === 'working_hours' || unit === 'probability' ? 0 : null;
  return {
    id: key,
    n,
    denominator: denominator === '' ? null : denominator,
    lower: lower ?? open,
    upper: upper ?? open,
  };
}

/** A4: a version whose cells changed by fewer than K studios would show by difference what these answered. */
function deltaFaults({ cube }: BuiltRelease, before: Snapshot, after: Snapshot): ReleaseFault[] {
  const figures = (snapshot: Snapshot): Map<string, string> =>
    new Map(snapshot.observations.map((one) => [one.unit, canonicalBytes(one).toString()]));
  const [then, now] = [figures(before), figures(after)];
  const cells = cube.protection.plans.flatMap(({ cells, shown }) => cells.filter(({ id }) => shown.has(id)));
  const groups = [
    { id: 'total', units: [...new Set([...then.keys(), ...now.keys()])] },
    ...cells.map(({ id, cases }) => ({ id, units: cases.map(({ unit }) => unit) })),
  ];
  return groups.flatMap(({ id, units }): ReleaseFault[] => {
    const members = (from: Map<string, string>) =>
      new Map(units.flatMap((unit) => (from.has(unit) ? [[unit, from.get(unit) ?? '']] : [])));
    const delta = republishDelta(members(then), members(now), cube.thresholds.K);
    return delta.kind === 'allowed'
      ? []
      : [{ code: 'REPUBLISH_DELTA_TOO_SMALL', detail: `${id}: ${delta.changed} studios` }];
  });
}
