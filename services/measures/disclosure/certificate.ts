import { extremeTable } from './extreme-table.ts';
import { type FlatTable, linesOf } from './rate-table.ts';

/** Two tables, row by row, that a reader cannot tell from the true one: kept privately with the release. */
export type Certificate = {
  readonly target: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
};

/** Proof that the target may be anything between its values in the two tables' ends. */
export function certify(table: FlatTable, suppressed: readonly number[], target: number): Certificate {
  return {
    target,
    low: extremeTable(table, suppressed, target, 'low'),
    high: extremeTable(table, suppressed, target, 'high'),
  };
}

/** Whether the counts are whole, inside 0…n, equal on published cells and equal in every margin. */
function isIndistinguishable(table: FlatTable, suppressed: ReadonlySet<number>, claimed: readonly number[]): boolean {
  if (claimed.length !== table.n.length) return false;
  const cellsFit = claimed.every((value, cell) => {
    const inside = Number.isInteger(value) && value >= 0 && value <= (table.n[cell] ?? 0);
    return inside && (suppressed.has(cell) || value === table.x[cell]);
  });
  const sum = (values: readonly number[], line: readonly number[]): number =>
    line.reduce((total, cell) => total + (values[cell] ?? 0), 0);
  return cellsFit && linesOf(table).every((line) => sum(claimed, line) === sum(table.x, line));
}

export type CertificateCheck =
  | { readonly valid: true; readonly low: number; readonly high: number }
  | { readonly valid: false };

/** Checks a certificate by additions and comparisons only, without the solver that made it. */
export function verifyCertificate(
  table: FlatTable,
  suppressed: readonly number[],
  { target, low, high }: Certificate,
): CertificateCheck {
  const hidden = new Set(suppressed);
  if (!hidden.has(target)) return { valid: false };
  if (!isIndistinguishable(table, hidden, low) || !isIndistinguishable(table, hidden, high)) return { valid: false };
  return { valid: true, low: low[target] ?? 0, high: high[target] ?? 0 };
}
