/** Which sample sizes fit published whole percents. */
export type PercentConsistency = {
  readonly possibleN: readonly number[];
  readonly smallest: { readonly n: number; readonly counts: readonly number[] } | null;
};

/** Counts c with round-half-up(100 c / n) = percent, in whole-number arithmetic: 200 c in [(2P-1) n, (2P+1) n). */
function countRange(percent: number, n: number): { low: number; high: number } {
  const low = Math.max(0, Math.ceil(((2 * percent - 1) * n) / 200));
  const high = Math.min(n, Math.ceil(((2 * percent + 1) * n) / 200) - 1);
  return { low, high };
}

/** First counts, in the order given, that fit the percents and add up to n; null if there are none. */
function countsFor(percents: readonly number[], n: number): number[] | null {
  const ranges = percents.map((percent) => countRange(percent, n));
  if (ranges.some(({ low, high }) => low > high)) return null;
  let spare = n - ranges.reduce((sum, { low }) => sum + low, 0);
  if (spare < 0) return null;
  const counts = ranges.map(({ low, high }) => {
    const extra = Math.min(spare, high - low);
    spare -= extra;
    return low + extra;
  });
  return spare === 0 ? counts : null;
}

/**
 * All n from nMin up to nMax for which whole counts, adding up to n, round (half up) to the published percents of a pie.
 * Shows how small a sample an unexplained percentage may hide. Empty input gives an empty list.
 */
export function percentConsistency(percents: readonly number[], nMax: number, nMin = 1): PercentConsistency {
  const possibleN: number[] = [];
  let smallest: PercentConsistency['smallest'] = null;
  if (percents.length === 0) return { possibleN, smallest };
  for (let n = nMin; n <= nMax; n++) {
    const counts = countsFor(percents, n);
    if (counts === null) continue;
    possibleN.push(n);
    smallest ??= { n, counts };
  }
  return { possibleN, smallest };
}
