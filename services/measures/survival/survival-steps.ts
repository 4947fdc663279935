import { criticalZ } from '../special-functions.ts';
import type { RiskRow } from './risk-table.ts';

/** S(t) after each event time with Greenwood's standard error and the log-log interval. */
export type SurvivalStep = RiskRow & {
  readonly surv: number;
  readonly se: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

/** Log-log bounds of a probability inside (0, 1); at 0 and 1 there are none. */
export function logLogBounds(p: number, se: number, z: number): { lower: number | null; upper: number | null } {
  if (!(p > 0 && p < 1)) return { lower: null, upper: null };
  const theta = (z * se) / (p * Math.abs(Math.log(p)));
  const near = p ** Math.exp(-theta);
  const far = p ** Math.exp(theta);
  return { lower: Math.min(near, far), upper: Math.max(near, far) };
}

/**
 * Product-limit steps. Once nobody is left S is 0 and neither error nor bounds exist there (as R's survfit).
 * Source: Kaplan & Meier 1958; Greenwood 1926; Klein & Moeschberger 2003, 4.3.
 */
export function survivalSteps(rows: readonly RiskRow[], conf: number): SurvivalStep[] {
  const z = criticalZ(conf);
  let surv = 1;
  let greenwood = 0;
  return rows.map(({ t, atRisk, events }) => {
    const left = atRisk - events;
    // Sums of weights may leave a rounding crumb where nobody is left.
    surv = left > atRisk * 1e-12 ? surv * (left / atRisk) : 0;
    if (surv === 0) return { t, atRisk, events, surv, se: null, lower: null, upper: null };
    greenwood += events / (atRisk * left);
    const se = surv * Math.sqrt(greenwood);
    const { lower, upper } = logLogBounds(surv, se, z);
    return { t, atRisk, events, surv, se, lower, upper };
  });
}
