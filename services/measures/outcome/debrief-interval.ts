import type { Interval } from '../rates/wilson.ts';
import { criticalZ } from '../special-functions.ts';

/**
 * 95 % interval of a debrief-adjusted rate from its standard error, normal on the logit scale, so that it stays between 0 and 1.
 * Null bounds for a rate of 0 or 1 and without a standard error: the delta method says nothing there.
 */
export function debriefInterval({ rate, se }: { readonly rate: number | null; readonly se: number | null }): Interval {
  if (rate === null || se === null || rate <= 0 || rate >= 1) return { lower: null, upper: null };
  const logit = Math.log(rate / (1 - rate));
  const half = (criticalZ(0.95) * se) / (rate * (1 - rate));
  const share = (x: number): number => 1 / (1 + Math.exp(-x));
  return { lower: share(logit - half), upper: share(logit + half) };
}
