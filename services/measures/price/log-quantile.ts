import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';

/** Sorted copy; prices must be finite and above zero. */
export function sortedPrices(quotes: readonly number[]): number[] {
  for (const quote of quotes) {
    if (!(Number.isFinite(quote) && quote > 0)) impossible('IMPOSSIBLE_PRICE', `price ${quote}; need > 0`);
  }
  return [...quotes].sort((a, b) => a - b);
}

/** Hyndman–Fan type 7 quantile of sorted numbers; null when there are none. */
export function quantileType7(sorted: ArrayLike<number>, p: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = elementAt(sorted, below);
  const share = position - below;
  return share === 0 ? low : low + share * (elementAt(sorted, below + 1) - low);
}

/** Type 7 quantile on the log scale of sorted prices: an even-n median is the geometric mean of the middle two. */
export function logQuantile(sortedQuotes: readonly number[], p: number): number | null {
  const onLogScale = quantileType7(
    sortedQuotes.map((quote) => Math.log(quote)),
    p,
  );
  return onLogScale === null ? null : Math.exp(onLogScale);
}
