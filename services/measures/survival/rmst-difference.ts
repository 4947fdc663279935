import { criticalZ, normalUpper } from '../special-functions.ts';
import { kaplanMeier } from './kaplan-meier.ts';
import type { Followed } from './risk-table.ts';

/**
 * Difference of mean waiting times up to tau (a minus b) with its normal interval and two-sided p.
 * An empty arm gives nulls; no spread at all gives z and p null. Source: Royston & Parmar 2013.
 */
export function rmstDifference(a: Followed, b: Followed, tau: number, conf = 0.95) {
  const first = kaplanMeier(a, tau).rmst;
  const second = kaplanMeier(b, tau).rmst;
  if (first.est === null || second.est === null) {
    return { diff: null, se: null, lower: null, upper: null, z: null, p: null };
  }
  const diff = first.est - second.est;
  if (first.se === null || second.se === null) return { diff, se: null, lower: null, upper: null, z: null, p: null };
  const se = Math.hypot(first.se, second.se);
  const reach = criticalZ(conf) * se;
  const z = se > 0 ? diff / se : null;
  const p = z === null ? null : 2 * normalUpper(Math.abs(z));
  return { diff, se, lower: diff - reach, upper: diff + reach, z, p };
}
