export type StratumSize = { readonly stratum: string; readonly N: number };
export type StratumShare = StratumSize & { readonly n: number };

/**
 * Divides a sample among strata. Every stratum gets at least one unit (a probability of zero would leave it out of the
 * population), none more than it holds; the rest goes by largest remainder, in proportion to N or evenly. Needs
 * strata ≤ size ≤ sum of N.
 */
export function allocate(size: number, strata: readonly StratumSize[], how: 'proportional' | 'equal'): StratumShare[] {
  const total = strata.reduce((sum, { N }) => sum + N, 0);
  const wanted = strata.map(({ N }) => (how === 'equal' ? size / strata.length : (size * N) / total));
  const shares = strata.map(({ N }, h) => Math.min(N, Math.max(1, Math.floor(wanted[h] ?? 0))));
  const spare = (): number => size - shares.reduce((sum, n) => sum + n, 0);
  // Each round moves one unit: to the stratum furthest below its share, or from the one furthest above.
  for (let left = spare(); left !== 0; left = spare()) {
    const gap = (h: number): number => ((wanted[h] ?? 0) - (shares[h] ?? 0)) * Math.sign(left);
    const movable = strata.flatMap(({ N }, h) => ((left > 0 ? (shares[h] ?? 0) < N : (shares[h] ?? 0) > 1) ? [h] : []));
    const [best] = movable.toSorted((a, b) => gap(b) - gap(a) || a - b);
    if (best === undefined) break;
    shares[best] = (shares[best] ?? 0) + Math.sign(left);
  }
  return strata.map(({ stratum, N }, h) => ({ stratum, N, n: shares[h] ?? 0 }));
}
