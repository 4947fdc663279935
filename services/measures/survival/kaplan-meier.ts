import { causeRows, countedDelays } from './count-rows.ts';
import type { DelayCounts } from './delay-counts.ts';
import { type RestrictedMean, restrictedMean } from './restricted-mean.ts';
import { type Followed, riskTable } from './risk-table.ts';
import { type DelayQuantile, survivalQuantile } from './survival-quantile.ts';
import { type SurvivalStep, survivalSteps } from './survival-steps.ts';

export type SurvivalCurve = {
  readonly steps: readonly SurvivalStep[];
  readonly q25: DelayQuantile;
  readonly median: DelayQuantile;
  readonly q75: DelayQuantile;
  readonly rmst: RestrictedMean;
  readonly nEvents: number;
  readonly nCensored: number;
};

/** Greenwood's formula counts cases: with weights its error is wrong, and bounds come from a bootstrap of groups. */
function withoutErrors(steps: readonly SurvivalStep[]): SurvivalStep[] {
  return steps.map((step) => ({ ...step, se: null, lower: null, upper: null }));
}

/**
 * Kaplan–Meier curve of a delay with median, quartiles and the mean waiting time counted up to tau (the window).
 * Times and tau in one unit. Empty input gives no steps and nulls; all silent gives no steps, median null and
 * rmst = tau. With weights every error and bound is null. A negative time throws IMPOSSIBLE_TIME.
 */
export function kaplanMeier(followed: Followed, tau: number, conf = 0.95): SurvivalCurve {
  const counted = survivalSteps(riskTable(followed), conf);
  const weighted = followed.weight !== undefined;
  const lastTime = followed.time.reduce((last, t) => Math.max(last, t), 0);
  const nEvents = followed.status.filter((status) => status === 1).length;
  const curve = curveOf(weighted ? withoutErrors(counted) : counted, tau, lastTime, followed.time.length, nEvents);
  return weighted ? { ...curve, rmst: { ...curve.rmst, se: null } } : curve;
}

/** The same from delays that were counted before, all causes taken as the event; `rows` where they were made already. */
export function kaplanMeierOf(counts: DelayCounts, tau: number, conf = 0.95, rows = causeRows(counts)): SurvivalCurve {
  const nEvents = rows.reduce((sum, { events }) => sum + events, 0);
  const steps = survivalSteps(rows, conf);
  return curveOf(steps, tau, counts.time.at(-1) ?? 0, countedDelays(counts), nEvents);
}

function curveOf(
  steps: readonly SurvivalStep[],
  tau: number,
  lastTime: number,
  n: number,
  nEvents: number,
): SurvivalCurve {
  return {
    steps,
    q25: survivalQuantile(steps, 0.25, lastTime),
    median: survivalQuantile(steps, 0.5, lastTime),
    q75: survivalQuantile(steps, 0.75, lastTime),
    rmst: restrictedMean(steps, tau, n),
    nEvents,
    nCensored: n - nEvents,
  };
}
