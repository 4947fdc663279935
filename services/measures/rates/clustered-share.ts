import { impossible } from '../impossible.ts';
import { criticalZ, studentQuantile } from '../special-functions.ts';
import { type Proportion, wilsonOfShare } from './wilson.ts';

/** n observations of one group of studios, x of them with the property. */
export type GroupCount = { readonly n: number; readonly x: number };

export type ClusteredShare = Proportion & {
  /** CR1 standard error of the share; null below two groups. */
  readonly se: number | null;
  /** p(1-p)/se²: as many independent inquiries as these are worth; null where se is 0 or null. */
  readonly effectiveN: number | null;
  readonly groups: number;
};

/**
 * A share whose observations hang together by groups (owner of several studios): the cluster sandwich of the mean (CR1),
 * and Wilson's interval on the effective size it implies, made smaller by (z/t)², t with one degree of freedom less than
 * groups. Without spread the number of groups stands in for that size.
 * Groups without observations are left out; none gives nulls. Source: Liang & Zeger 1986; Korn & Graubard 1999.
 */
export function clusteredShare(counts: readonly GroupCount[], conf = 0.95): ClusteredShare {
  const wrong = counts.find(({ n, x }) => !(x >= 0 && x <= n && Number.isFinite(n)));
  if (wrong !== undefined) impossible('IMPOSSIBLE_COUNT', `${wrong.x} of ${wrong.n}; need 0 <= x <= n`);
  const used = counts.filter(({ n }) => n > 0);
  const groups = used.length;
  const n = used.reduce((sum, group) => sum + group.n, 0);
  if (n === 0) return { p: null, lower: null, upper: null, se: null, effectiveN: null, groups };
  const p = used.reduce((sum, { x }) => sum + x, 0) / n;
  if (groups < 2) return { p, lower: null, upper: null, se: null, effectiveN: null, groups };
  const scatter = used.reduce((sum, group) => sum + (group.x - group.n * p) ** 2, 0);
  const variance = ((groups / (groups - 1)) * scatter) / n ** 2;
  const effectiveN = variance > 0 ? (p * (1 - p)) / variance : null;
  const shrink = (criticalZ(conf) / studentQuantile(0.5 + conf / 2, groups - 1)) ** 2;
  return { ...wilsonOfShare(p, (effectiveN ?? groups) * shrink, conf), se: Math.sqrt(variance), effectiveN, groups };
}
