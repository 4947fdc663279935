import type { LogHistogram } from '../price/log-histogram.ts';
import { PRICE_THRESHOLDS } from './thresholds.ts';

/** Half away from zero; the crumb keeps 28.499999999999996 from hiding a 28.5. */
function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.floor(Math.abs(value) * (1 + 1e-12) + 0.5);
}

/** A share 0…1 as a whole percent. */
export function publicPercent(share: number | null): number | null {
  return share === null ? null : roundHalfAway(100 * share);
}

/** A price with two significant digits: an odd-n median is one studio's quote, so rounding is not cosmetic. */
export function publicPrice(price: number | null): number | null {
  if (price === null || price === 0) return price;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(price)) + 1e-12) - 1);
  // A unit below 1 is not exact in binary, its inverse is.
  return unit >= 1 ? roundHalfAway(price / unit) * unit : roundHalfAway(price / unit) / Math.round(1 / unit);
}

/** A delay in hours or business days to the nearest half. */
export function publicDelay(delay: number | null): number | null {
  return delay === null ? null : roundHalfAway(2 * delay) / 2;
}

/** Which price figures so many quotes from so many groups may carry. Least, greatest and single quotes: never. */
export function publishablePrices(quotes: number, groups: number) {
  const least = Math.min(quotes, groups);
  return {
    median: least >= PRICE_THRESHOLDS.median,
    quartiles: least >= PRICE_THRESHOLDS.quartiles,
    deciles: least >= PRICE_THRESHOLDS.deciles,
  };
}

/** Index of the smallest bin below the threshold, the leftmost of equals; -1 if there is none. */
function smallestThin(counts: readonly number[]): number {
  return counts.reduce((best, count, i) => {
    if (count >= PRICE_THRESHOLDS.bin) return best;
    return best < 0 || count < (counts[best] ?? 0) ? i : best;
  }, -1);
}

/**
 * Histogram as it may be published: a bin with fewer than three quotes joins its smaller neighbour until none is left.
 * Fewer than three quotes in all leave nothing.
 */
export function publicHistogram({ edges, counts }: LogHistogram): LogHistogram {
  const merged = [...counts];
  const kept = [...edges];
  for (let thin = smallestThin(merged); thin >= 0; thin = smallestThin(merged)) {
    if (merged.length === 1) return { edges: [], counts: [] };
    const [left, right] = [merged[thin - 1], merged[thin + 1]];
    const goesLeft = right === undefined || (left !== undefined && left <= right);
    const first = goesLeft ? thin - 1 : thin;
    merged.splice(first, 2, (merged[first] ?? 0) + (merged[first + 1] ?? 0));
    kept.splice(first + 1, 1);
  }
  return { edges: kept, counts: merged };
}
