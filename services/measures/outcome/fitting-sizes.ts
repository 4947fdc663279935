import { percentConsistency } from './percent-consistency.ts';
import { countFor } from './rounded-percent.ts';

/** Which sample sizes fit whole published percents, some of which are the parts of one whole. */
export type FittingSizes = {
  /** How many of the first percents were taken as the parts of one whole; 0 = none. */
  readonly parts: number;
  readonly fitting: readonly number[];
  /** The least size and a count for each percent; null if none fits. */
  readonly smallest: { readonly n: number; readonly counts: readonly number[] } | null;
};

/** First run of percents that adds up to a hundred within rounding (half a point each). */
export function partsOfWhole(percents: readonly number[]): number {
  let sum = 0;
  for (const [i, percent] of percents.entries()) {
    sum += percent;
    if (i > 0 && Math.abs(sum - 100) <= (i + 1) / 2) return i + 1;
  }
  return 0;
}

/**
 * All n from 1 to nMax for which the first `parts` percents come from counts that add up to n, and every other percent from
 * a count of its own, rounded half up. Percents are whole numbers 0…100.
 */
export function fittingSizes(percents: readonly number[], nMax: number, parts = partsOfWhole(percents)): FittingSizes {
  const pie = percents.slice(0, parts);
  const alone = percents.slice(parts);
  const fitting: number[] = [];
  let smallest: FittingSizes['smallest'] = null;
  if (percents.length === 0) return { parts, fitting, smallest };
  const pieSizes = parts === 0 ? null : new Set(percentConsistency(pie, nMax).possibleN);
  for (let n = 1; n <= nMax; n++) {
    const others = alone.map((percent) => countFor(percent, n));
    if ((pieSizes !== null && !pieSizes.has(n)) || others.includes(null)) continue;
    fitting.push(n);
    smallest ??= { n, counts: [...pieCounts(pie, n), ...others.filter((count) => count !== null)] };
  }
  return { parts, fitting, smallest };
}

/** Counts of the parts at exactly n. */
function pieCounts(pie: readonly number[], n: number): readonly number[] {
  return pie.length === 0 ? [] : (percentConsistency(pie, n, n).smallest?.counts ?? []);
}
