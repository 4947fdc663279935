import { bisect } from '../special-functions.ts';

/** An estimate and its own variance (> 0). */
export type Measured = { readonly y: number; readonly v: number };

export function weightedMean(points: readonly Measured[], tau2: number): { mu: number; weight: number } {
  const weight = points.reduce((sum, { v }) => sum + 1 / (v + tau2), 0);
  return { mu: points.reduce((sum, { y, v }) => sum + y / (v + tau2), 0) / weight, weight };
}

/** Σ w (y - μ)² with weights 1/(v + tau2). */
export function heterogeneity(points: readonly Measured[], tau2: number): number {
  const { mu } = weightedMean(points, tau2);
  return points.reduce((sum, { y, v }) => sum + (y - mu) ** 2 / (v + tau2), 0);
}

/** DerSimonian & Laird 1986: the primary estimate, closed form, never below 0. */
export function dersimonianLaird(points: readonly Measured[]): number {
  const weight = points.reduce((sum, { v }) => sum + 1 / v, 0);
  const squares = points.reduce((sum, { v }) => sum + 1 / v ** 2, 0);
  const scale = weight - squares / weight;
  return scale > 0 ? Math.max(0, (heterogeneity(points, 0) - (points.length - 1)) / scale) : 0;
}

/** Paule & Mandel 1982: the variance at which Q equals its expectation k - 1. */
export function pauleMandel(points: readonly Measured[]): number {
  const expected = points.length - 1;
  if (heterogeneity(points, 0) <= expected) return 0;
  let high = 1;
  while (heterogeneity(points, high) > expected && high < 1e300) high *= 2;
  return bisect((tau2) => expected - heterogeneity(points, tau2), 0, high);
}

/** Restricted maximum likelihood by Fisher scoring, started at DerSimonian–Laird. One point has no spread: 0. */
export function restrictedLikelihood(points: readonly Measured[]): number {
  if (points.length < 2) return 0;
  let tau2 = dersimonianLaird(points);
  for (let round = 0; round < 1000; round++) {
    const { mu, weight } = weightedMean(points, tau2);
    const squares = points.reduce((sum, { v }) => sum + 1 / (v + tau2) ** 2, 0);
    const cubes = points.reduce((sum, { v }) => sum + 1 / (v + tau2) ** 3, 0);
    const spread = points.reduce((sum, { y, v }) => sum + (y - mu) ** 2 / (v + tau2) ** 2, 0);
    const information = squares - (2 * cubes) / weight + (squares / weight) ** 2;
    const step = (spread - (weight - squares / weight)) / information;
    const next = Math.max(0, tau2 + step);
    if (Math.abs(next - tau2) < 1e-12 * Math.max(1, tau2)) return next;
    tau2 = next;
  }
  return tau2;
}
