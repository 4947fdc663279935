import { bisect, criticalZ, normalCdf, normalQuantile } from '../special-functions.ts';

export type Planned = { readonly power: number; readonly alpha: number };

/**
 * Units per arm to tell p1 from p2 (two-sided, equal arms; Fleiss without continuity correction, as R's power.prop.test).
 * Equal shares can never be told apart: null.
 */
export function sampleSizeTwoProp(p1: number, p2: number, { power, alpha }: Planned) {
  if (p1 === p2) return { nPerArm: null, nPerArmCeil: null };
  const sum = p1 + p2;
  const under = criticalZ(1 - alpha) * Math.sqrt(sum * (1 - sum / 2));
  const beyond = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  const nPerArm = (under + beyond) ** 2 / (p1 - p2) ** 2;
  return { nPerArm, nPerArmCeil: Math.ceil(nPerArm) };
}

/** Probability of telling p1 from p2 with n units per arm; null if the shares are equal. */
export function powerTwoProp(n: number, p1: number, p2: number, alpha = 0.05): { power: number | null } {
  if (p1 === p2) return { power: null };
  const sum = p1 + p2;
  const spread = Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  const distance = Math.sqrt(n) * Math.abs(p1 - p2) - criticalZ(1 - alpha) * Math.sqrt(sum * (1 - sum / 2));
  if (spread === 0) return { power: distance > 0 ? 1 : 0 };
  return { power: normalCdf(distance / spread) };
}

/** Share p2 nearest to p1, on the side of `limit`, that n units per arm tell apart; null if not even the limit is. */
function detectable(n: number, p1: number, limit: 0 | 1, { power, alpha }: Planned): number | null {
  const gain = (distance: number): number => (powerTwoProp(n, p1, shifted(distance), alpha).power ?? 0) - power;
  const span = Math.abs(limit - p1);
  const shifted = (distance: number): number => (limit === 0 ? p1 - distance : p1 + distance);
  if (span === 0 || gain(span) < 0) return null;
  return shifted(bisect(gain, 0, span));
}

/** Least detectable difference, down and up from p1, with n units per arm; null where none is large enough. */
export function mdeTwoProp(p1: number, nPerArm: number, planned: Planned) {
  const p2Down = detectable(nPerArm, p1, 0, planned);
  const p2Up = detectable(nPerArm, p1, 1, planned);
  return {
    nPerArm,
    p2Down,
    p2Up,
    mdeDown: p2Down === null ? null : p1 - p2Down,
    mdeUp: p2Up === null ? null : p2Up - p1,
  };
}
