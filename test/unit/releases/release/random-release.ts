import { CELL_THRESHOLDS } from '../../../../services/measures/disclosure/thresholds.ts';
import { cityGroups } from '../../../../services/releases/cube/coarsen.ts';
import { buildDocument } from '../../../../services/releases/release/build-document.ts';
import { faultsOf } from '../../../../services/releases/release/release-gate.ts';
import { randomTable } from '../../measures/disclosure/random-tables.ts';
import { determinedCells, determinedClasses } from './linear-reader.ts';
import { membersOf, snapshotOf } from './released-table.ts';

export type Attacked = {
  readonly shown: number;
  readonly gaveWay: number;
  /** Faults of disclosure control by the certificates; gaps of the methods do not count here. */
  readonly faults: readonly string[];
  readonly determined: readonly (string | number)[];
};

/** Builds the release of a random wave of 3 × 3 or 4 × 3 cells of 1 to 40 studios and attacks what it prints. */
export function attackRandomRelease(seed: string): Attacked {
  const table = randomTable(seed, seed.length % 2 === 0 ? 3 : 4, 3, 40);
  const members = membersOf(table, seed);
  const snapshot = snapshotOf(members, 'random-w1');
  const built = buildDocument(snapshot);
  const rows = built.document.rows.filter(({ table: id }) => ['total', 'city-tier', 'persona', 'wording'].includes(id));
  const interior = built.document.rows.filter(({ table: id }) => id === 'city-tier');
  const cities = cityGroups(snapshot.observations, CELL_THRESHOLDS.K);
  const grouped = members.map((member, n) => ({
    ...member,
    city: cities.get(snapshot.observations[n]?.unit ?? '') ?? null,
  }));
  const whole = grouped.every(({ city }, n) => city === members[n]?.city);
  return {
    shown: interior.filter(({ status }) => status === 'published').length,
    gaveWay: built.document.disclosure.gaveWay.length,
    faults: faultsOf(built, null, snapshot)
      .filter(({ code }) => code !== 'GAP' && code !== 'NOTHING_TO_PUBLISH')
      .map(({ code, detail }) => `${code} ${detail}`),
    determined: [
      ...determinedClasses(rows, grouped),
      // Brute force needs the table as it is printed: where cities were joined, solving alone attacks.
      ...(whole ? (determinedCells(interior, table) ?? []) : []),
    ],
  };
}
