import { elementAt } from '../element-at.ts';
import { seededStream } from '../random/seeded-stream.ts';

/** coders × units; null = not coded. */
export type CoderData = readonly (readonly (number | null)[])[];
export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** What one unit of a kind adds to one cell of the coincidence matrix: 1/(m-1) for each pair of its codes. */
type Share = { readonly kind: number; readonly cell: number; readonly share: number };
/** Units with equal codes are of one kind: a resample only has to count kinds. */
type Coded = {
  readonly values: readonly number[];
  readonly kinds: number;
  readonly kindOf: readonly number[];
  readonly shares: readonly Share[];
};

/** Units that at least two coders coded; fewer cannot be compared. */
function coded(data: CoderData): Coded {
  const units = (data[0] ?? [])
    .map((_, u) => data.flatMap((coder) => (coder[u] == null ? [] : [coder[u]])))
    .filter((unit) => unit.length >= 2);
  const values = [...new Set(units.flat())].sort((a, b) => a - b);
  const placeOf = new Map(values.map((value, place) => [value, place]));
  const names = units.map((unit) => unit.join());
  const kindOfName = new Map([...new Set(names)].map((name, kind) => [name, kind]));
  const first = [...kindOfName.keys()].map((name) => units[names.indexOf(name)] ?? []);
  const shares = first.flatMap((unit, kind) =>
    unit.flatMap((one, a) =>
      unit.flatMap((other, b): Share[] => {
        const cell = (placeOf.get(one) ?? 0) * values.length + (placeOf.get(other) ?? 0);
        return a === b ? [] : [{ kind, cell, share: 1 / (unit.length - 1) }];
      }),
    ),
  );
  return { values, kinds: first.length, kindOf: names.map((name) => kindOfName.get(name) ?? 0), shares };
}

/** Squared distance of the values with indexes c < k; `totals` are their frequencies. */
function distance(values: readonly number[], totals: Float64Array, level: MeasurementLevel, c: number, k: number) {
  const [first, second] = [elementAt(values, c), elementAt(values, k)];
  switch (level) {
    case 'nominal':
      return 1;
    case 'interval':
      return (first - second) ** 2;
    case 'ratio':
      return ((first - second) / (first + second)) ** 2;
    case 'ordinal': {
      let between = 0;
      for (let g = c; g <= k; g++) between += totals[g] ?? 0;
      return (between - ((totals[c] ?? 0) + (totals[k] ?? 0)) / 2) ** 2;
    }
  }
}

/** Alpha of a coincidence matrix, row by row; values that nobody used add nothing. */
function alphaOf(values: readonly number[], matrix: Float64Array, level: MeasurementLevel): number | null {
  const size = values.length;
  const totals = new Float64Array(size);
  for (let cell = 0; cell < matrix.length; cell++) {
    const row = Math.floor(cell / size);
    totals[row] = (totals[row] ?? 0) + (matrix[cell] ?? 0);
  }
  const n = totals.reduce((sum, total) => sum + total, 0);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < size; c++) {
    for (let k = c + 1; k < size; k++) {
      const delta = distance(values, totals, level, c, k);
      observed += (matrix[c * size + k] ?? 0) * delta;
      expected += (totals[c] ?? 0) * (totals[k] ?? 0) * delta;
    }
  }
  return expected > 0 ? 1 - ((n - 1) * observed) / expected : null;
}

/** The coincidence matrix of so many units of each kind. */
function coincidences({ values, shares }: Coded, counts: Float64Array): Float64Array {
  const matrix = new Float64Array(values.length ** 2);
  for (const { kind, cell, share } of shares) matrix[cell] = (matrix[cell] ?? 0) + share * (counts[kind] ?? 0);
  return matrix;
}

/**
 * Krippendorff's alpha for any number of coders and missing codes. Fewer than two pairable values or no variation gives
 * null. Publish a criterion from 0.667 (tentative), firm from 0.800. Ratio level needs values >= 0.
 * Source: Krippendorff 2011, 2019.
 */
export function krippendorffAlpha(data: CoderData, level: MeasurementLevel): { alpha: number | null } {
  const units = coded(data);
  const counts = new Float64Array(units.kinds);
  for (const kind of units.kindOf) counts[kind] = (counts[kind] ?? 0) + 1;
  return { alpha: alphaOf(units.values, coincidences(units, counts), level) };
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
  const units = coded(data);
  const { kindOf } = units;
  if (kindOf.length < 10) return { lower: null, upper: null, skipped: 0 };
  const { int } = seededStream(stream);
  const replicates: number[] = [];
  const counts = new Float64Array(units.kinds);
  for (let b = 0; b < B; b++) {
    counts.fill(0);
    for (let drawn = 0; drawn < kindOf.length; drawn++) {
      const kind = kindOf[int(kindOf.length)] ?? 0;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    const alpha = alphaOf(units.values, coincidences(units, counts), level);
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
