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
    const row = { t, atRisk, events };
    const left = row.atRisk - row.events;
    // Sums of weights may leave a rounding crumb where nobody is left.
    surv = left > row.atRisk * 1e-12 ? surv * (left / row.atRisk) : 0;
    if (surv === 0) return { ...row, surv, se: null, lower: null, upper: null };
    greenwood += row.events / (row.atRisk * left);
    const se = surv * Math.sqrt(greenwood);
    return { ...row, surv, se, ...logLogBounds(surv, se, z) };
  });
}
