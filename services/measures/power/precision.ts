import { wilsonOfShare } from '../rates/wilson.ts';

/**
 * Half the width of the Wilson interval expected at share p with n units; N gives the finite population correction.
 * A census has half width 0; n = 0 or more units than the frame has give null.
 */
export function halfWidth(p: number, n: number, N: number | null = null, conf = 0.95): number | null {
  if (N !== null && (n > N || n === 0)) return null;
  if (n === N) return 0;
  const nEff = N === null ? n : (n * (N - 1)) / (N - n);
  const { lower, upper } = wilsonOfShare(p, nEff, conf);
  return lower === null || upper === null ? null : (upper - lower) / 2;
}

/** What makes a planned sample larger: studios of one group answer alike, letters are lost, shoppers are recognised. */
export type Inflation = {
  readonly meanGroupSize: number;
  readonly intraclassCorrelation: number;
  readonly deliverability: number;
  readonly unmaskShare: number;
};

/** Sample size after deff = 1 + (m-1)ρ and the expected losses; null if nothing would be left. */
export function inflatedSize(n: number, losses: Inflation): number | null {
  const kept = losses.deliverability * (1 - losses.unmaskShare);
  if (!(kept > 0)) return null;
  return Math.ceil((n * (1 + (losses.meanGroupSize - 1) * losses.intraclassCorrelation)) / kept);
}
