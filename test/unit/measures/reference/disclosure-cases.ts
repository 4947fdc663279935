import canonicalize from 'canonicalize';
import { documentHash } from '../../../../services/design/protocol/hash.ts';
import { algorithmAwareAudit } from '../../../../services/measures/disclosure/algorithm-aware-audit.ts';
import { auditLinked } from '../../../../services/measures/disclosure/audit-linked.ts';
import { verifyCertificate } from '../../../../services/measures/disclosure/certificate.ts';
import { type DominanceRule, dominance } from '../../../../services/measures/disclosure/dominance.ts';
import { cellRange } from '../../../../services/measures/disclosure/extreme-table.ts';
import {
  type CellName,
  flatten,
  primaryCells,
  type RateTable,
} from '../../../../services/measures/disclosure/rate-table.ts';
import { audit2d, suppress2d } from '../../../../services/measures/disclosure/suppress-2d.ts';
import { CELL_THRESHOLDS, type CellThresholds } from '../../../../services/measures/disclosure/thresholds.ts';
import { seedCommit } from '../../../../services/measures/random/seed-commitment.ts';
import { type Dispatch, on } from './dispatch.ts';
import { linkedTables, type PersonaTables } from './linked-persona.ts';

type Hidden = RateTable & { suppressed: string[] };
type ClaimedTables = Hidden & { target: string; low: number[][]; high: number[][] };

/** The reference file writes a cell as its row's letter and its column's letter. */
function short({ row, col }: CellName): string {
  return row + col;
}

function cellOf(table: RateTable, name: string): number {
  const cells = table.rows.flatMap((row) => table.cols.map((col) => row + col));
  return cells.indexOf(name);
}

function cellsOf(table: Hidden): number[] {
  return table.suppressed.map((name) => cellOf(table, name));
}

function suppressed({ K, c, ...source }: RateTable & CellThresholds) {
  const chosen = suppress2d(source, { K, c });
  if (chosen.kind !== 'interior') return chosen;
  const table = flatten(source);
  const primary = primaryCells(table, { K, c });
  return {
    primary: chosen.primary.map(short),
    complementary: chosen.complementary.map(short),
    cost: chosen.cost,
    audit: Object.fromEntries(chosen.hidden.map((cell) => [short(cell), cell.range])),
    primaryOnlyAudit: Object.fromEntries(
      chosen.primary.map((name, i) => [short(name), cellRange(table, primary, primary[i] ?? 0)]),
    ),
  };
}

function audited(source: Hidden) {
  const { safe, hidden } = audit2d(source, cellsOf(source), CELL_THRESHOLDS);
  return { safe, audit: Object.fromEntries(hidden.map((cell) => [short(cell), cell.range])) };
}

function algorithmAware(source: Hidden) {
  const table = flatten(source);
  const audit = algorithmAwareAudit(table, cellsOf(source), CELL_THRESHOLDS);
  if (audit.kind !== 'enumerated') return audit;
  const [primary] = primaryCells(table, CELL_THRESHOLDS);
  return {
    ...audit,
    primaryCellValues: audit.values.get(primary ?? -1),
    ranges: Object.fromEntries(source.suppressed.map((name) => [name, audit.ranges.get(cellOf(source, name))])),
  };
}

function linked(source: PersonaTables) {
  const audit = auditLinked(linkedTables(source));
  if (audit.kind === 'refused') return audit;
  const sizes = new Map(linkedTables(source).atoms.map(({ id, size }) => [id, size]));
  const atoms = audit.ranges.filter(({ id }) => sizes.has(id));
  const atomRanges = atoms.map(({ id, range: [min, max] }) => ({ atom: id, n: sizes.get(id), min, max }));
  return {
    cellRanges: Object.fromEntries(audit.ranges.filter(({ id }) => !sizes.has(id)).map(({ id, range }) => [id, range])),
    atomRanges,
    noAtomDetermined: atomRanges.every(({ n, min, max }) => max > 0 && min < (n ?? 0)),
  };
}

export const DISCLOSURE_CASES: Dispatch = {
  suppress2d: on(suppressed),
  audit2d: on(audited),
  dominance: on(({ values, ...rule }: DominanceRule & { values: number[] }) => dominance(values, rule)),
  algorithmAwareAudit: on(algorithmAware),
  auditLinked: on(linked),
  verifyCertificate: on(({ target, low, high, ...source }: ClaimedTables) =>
    verifyCertificate(flatten(source), cellsOf(source), {
      target: cellOf(source, target),
      low: low.flat(),
      high: high.flat(),
    }),
  ),
  preregHash: on(({ document }: { document: unknown }) => ({
    canonicalLength: Buffer.byteLength(canonicalize(document) ?? '', 'utf8'),
    sha256: documentHash(document),
  })),
  seedCommit: on(({ secret, beacon }: { secret: string; beacon: string }) => seedCommit(secret, beacon)),
};
