import { impossible } from '../impossible.ts';
import { criticalZ } from '../special-functions.ts';

/** A share with its score interval; all null where nothing was counted. Shares are 0…1, never percent. */
export type Interval = { readonly lower: number | null; readonly upper: number | null };
export type Proportion = Interval & { readonly p: number | null };

/**
 * Wilson score interval of x successes in n trials. n may be a real-valued effective size.
 * x = 0 gives lower exactly 0, x = n gives upper exactly 1, n = 0 gives nulls.
 * Source: Wilson 1927; Newcombe 1998, Stat Med 17:857, method 3.
 */
export function wilson(x: number, n: number, conf = 0.95): Proportion {
  if (!(x >= 0 && x <= n && Number.isFinite(n))) impossible('IMPOSSIBLE_COUNT', `${x} of ${n}; need 0 <= x <= n`);
  if (n === 0) return { p: null, lower: null, upper: null };
  return wilsonOfShare(x / n, n, conf);
}

/** The same interval from a share (weighted, stratified) and its effective size. Size 0 or unknown gives null bounds. */
export function wilsonOfShare(p: number, effectiveN: number | null, conf = 0.95): Proportion {
  if (!(p >= 0 && p <= 1)) impossible('IMPOSSIBLE_SHARE', `share ${p}; need 0…1`);
  if (effectiveN === null || !(effectiveN > 0)) return { p, lower: null, upper: null };
  const z2 = criticalZ(conf) ** 2 / effectiveN;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = Math.sqrt(z2 * (p * (1 - p) + z2 / 4)) / (1 + z2);
  return { p, lower: p === 0 ? 0 : Math.max(0, centre - half), upper: p === 1 ? 1 : Math.min(1, centre + half) };
}
