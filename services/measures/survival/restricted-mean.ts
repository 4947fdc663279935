import { elementAt } from '../element-at.ts';
import type { SurvivalStep } from './survival-steps.ts';

/** Mean waiting time counted up to tau, in the unit of the times. */
export type RestrictedMean = { readonly tau: number; readonly est: number | null; readonly se: number | null };

/**
 * Area under the survival curve up to tau and its standard error: Var = Σ_{t_i<tau} A_i² d_i/(n_i(n_i-d_i)), where A_i is
 * the area from t_i to tau; terms in which everyone left have no area and are skipped. No case gives nulls.
 * Source: Klein & Moeschberger 2003, 4.5; Royston & Parmar 2013.
 */
export function restrictedMean(steps: readonly SurvivalStep[], tau: number, n: number): RestrictedMean {
  if (n === 0) return { tau, est: null, se: null };
  const before = steps.filter(({ t }) => t < tau);
  let area = 0;
  let variance = 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const { t, surv, atRisk, events } = elementAt(before, i);
    area += surv * ((before[i + 1]?.t ?? tau) - t);
    if (atRisk > events) variance += (area ** 2 * events) / (atRisk * (atRisk - events));
  }
  return { tau, est: area + (before[0]?.t ?? tau), se: Math.sqrt(variance) };
}
