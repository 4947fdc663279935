import { quantileType7 } from '../quantile.ts';

/** Weights above five medians tell of one studio, not of the frame. */
const CAP = 5;

/** Weights cut at five times their median, and the share of units that were cut, which is printed. */
export function trimWeights(weights: readonly number[]): { weights: number[]; trimmedShare: number | null } {
  const median = quantileType7(
    [...weights].sort((a, b) => a - b),
    0.5,
  );
  if (median === null) return { weights: [], trimmedShare: null };
  const limit = CAP * median;
  const trimmed = weights.filter((weight) => weight > limit).length;
  return { weights: weights.map((weight) => Math.min(weight, limit)), trimmedShare: trimmed / weights.length };
}
