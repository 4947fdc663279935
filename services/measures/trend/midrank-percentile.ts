/**
 * Percentile of each value, 100 = best: 100 (#worse + ½ #tied with itself) / n. null = silent to the end of the window:
 * worst, and tied with the other silent. Empty input gives an empty list.
 */
export function midrankPercentile(
  values: readonly (number | null)[],
  betterIs: 'low' | 'high',
): { percentiles: number[] } {
  const goodness = values.map((value) =>
    value === null ? Number.NEGATIVE_INFINITY : betterIs === 'low' ? -value : value,
  );
  const percentiles = goodness.map((own) => {
    const worse = goodness.filter((other) => other < own).length;
    const tied = goodness.filter((other) => other === own).length;
    return (100 * (worse + tied / 2)) / goodness.length;
  });
  return { percentiles };
}
