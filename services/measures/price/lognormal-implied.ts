import { criticalZ } from '../special-functions.ts';

/**
 * Spread that a median and a mean would imply if prices were lognormal: σ = √(2 ln(mean/median)). For judging published
 * figures only. A mean at or below the median cannot come from a lognormal: null.
 */
export function lognormalImplied(median: number, mean: number) {
  if (!(median > 0 && mean > median)) return { sigma: null, p25: null, p75: null, p90p10: null };
  const sigma = Math.sqrt(2 * Math.log(mean / median));
  const quartile = Math.exp(criticalZ(0.5) * sigma);
  return { sigma, p25: median / quartile, p75: median * quartile, p90p10: Math.exp(2 * criticalZ(0.8) * sigma) };
}
