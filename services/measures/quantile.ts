import { elementAt } from './element-at.ts';

/** Hyndman–Fan type 7 quantile of sorted numbers (The American Statistician 50, 1996); null when there are none. */
export function quantileType7(sorted: ArrayLike<number>, p: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = elementAt(sorted, below);
  const share = position - below;
  return share === 0 ? low : low + share * (elementAt(sorted, below + 1) - low);
}
