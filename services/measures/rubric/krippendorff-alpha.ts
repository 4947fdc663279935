import { elementAt } from '../element-at.ts';
import { seededStream } from '../random/seeded-stream.ts';

/** coders × units; null = not coded. */
export type CoderData = readonly (readonly (number | null)[])[];
export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Values of one unit by the coders that coded it; fewer than two cannot be compared. */
type CodedUnit = readonly number[];

function pairableUnits(data: CoderData): CodedUnit[] {
  const units = elementAt(data, 0).map((_, u) => data.flatMap((coder) => (coder[u] == null ? [] : [coder[u]])));
  return units.filter((unit) => unit.length >= 2);
}

/** Coincidence matrix over the values met: every pair within a unit counts 1/(m-1). */
function coincidences(units: readonly CodedUnit[], values: readonly number[]): number[][] {
  const indexOf = new Map(values.map((value, index) => [value, index]));
  const matrix = values.map(() => values.map(() => 0));
  for (const unit of units) {
    for (const [a, first] of unit.entries()) {
      const row = elementAt(matrix, indexOf.get(first) ?? 0);
      for (const [b, second] of unit.entries()) {
        if (a === b) continue;
        const column = indexOf.get(second) ?? 0;
        row[column] = elementAt(row, column) + 1 / (unit.length - 1);
      }
    }
  }
  return matrix;
}

/** Squared distance of the values with indexes c < k; `totals` are their frequencies. */
function distance(values: readonly number[], totals: readonly number[], level: MeasurementLevel, c: number, k: number) {
  const [first, second] = [elementAt(values, c), elementAt(values, k)];
  switch (level) {
    case 'nominal':
      return 1;
    case 'interval':
      return (first - second) ** 2;
    case 'ratio':
      return ((first - second) / (first + second)) ** 2;
    case 'ordinal': {
      const between = totals.slice(c, k + 1).reduce((sum, total) => sum + total, 0);
      return (between - (elementAt(totals, c) + elementAt(totals, k)) / 2) ** 2;
    }
  }
}

function alphaOf(units: readonly CodedUnit[], level: MeasurementLevel): number | null {
  const values = [...new Set(units.flat())].sort((a, b) => a - b);
  if (values.length < 2) return null;
  const matrix = coincidences(units, values);
  const totals = matrix.map((row) => row.reduce((sum, count) => sum + count, 0));
  const n = totals.reduce((sum, total) => sum + total, 0);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < values.length; c++) {
    for (let k = c + 1; k < values.length; k++) {
      const delta = distance(values, totals, level, c, k);
      observed += elementAt(elementAt(matrix, c), k) * delta;
      expected += elementAt(totals, c) * elementAt(totals, k) * delta;
    }
  }
  return expected > 0 ? 1 - ((n - 1) * observed) / expected : null;
}

/**
 * Krippendorff's alpha for any number of coders and missing codes. Fewer than two pairable values or no variation gives
 * null. Publish a criterion from 0.667 (tentative), firm from 0.800. Ratio level needs values >= 0.
 * Source: Krippendorff 2011, 2019.
 */
export function krippendorffAlpha(data: CoderData, level: MeasurementLevel): { alpha: number | null } {
  return { alpha: data.length === 0 ? null : alphaOf(pairableUnits(data), level) };
}

/** Coder data of a two-coder table over the scores 0, 1, 2 … */
export function coderDataOf(table: readonly (readonly number[])[]): CoderData {
  const pairs = table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [i, j] as const)),
  );
  return [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
}

/**
 * Percentile interval of alpha by B seeded resamples of units. Resamples without variation have no alpha: they are left
 * out and counted. Fewer than ten pairable units give null bounds.
 */
export function krippendorffInterval(data: CoderData, level: MeasurementLevel, stream: string, B = 1999, conf = 0.95) {
  const units = data.length === 0 ? [] : pairableUnits(data);
  if (units.length < 10) return { lower: null, upper: null, skipped: 0 };
  const { int } = seededStream(stream);
  const replicates: number[] = [];
  for (let b = 0; b < B; b++) {
    const alpha = alphaOf(
      units.map(() => elementAt(units, int(units.length))),
      level,
    );
    if (alpha !== null) replicates.push(alpha);
  }
  replicates.sort((a, b) => a - b);
  if (replicates.length === 0) return { lower: null, upper: null, skipped: B };
  const tail = Math.max(1, Math.floor(((replicates.length + 1) * (1 - conf)) / 2 + 1e-9));
  return {
    lower: elementAt(replicates, tail - 1),
    upper: elementAt(replicates, replicates.length - tail),
    skipped: B - replicates.length,
  };
}
