import { impossible } from '../impossible.ts';
import { quantileType7 } from '../quantile.ts';

/** Sorted copy; prices must be finite and above zero. */
export function sortedPrices(quotes: readonly number[]): number[] {
  for (const quote of quotes) {
    if (!(Number.isFinite(quote) && quote > 0)) impossible('IMPOSSIBLE_PRICE', `price ${quote}; need > 0`);
  }
  return [...quotes].sort((a, b) => a - b);
}

/** Type 7 quantile on the log scale of sorted prices: an even-n median is the geometric mean of the middle two. */
export function logQuantile(sortedQuotes: readonly number[], p: number): number | null {
  const onLogScale = quantileType7(
    sortedQuotes.map((quote) => Math.log(quote)),
    p,
  );
  return onLogScale === null ? null : Math.exp(onLogScale);
}
