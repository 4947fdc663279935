import { elementAt } from '../element-at.ts';
import { criticalZ } from '../special-functions.ts';
import { type CauseRow, causeRows } from './count-rows.ts';
import { countDelays, type DelayCounts } from './delay-counts.ts';
import { logLogBounds } from './survival-steps.ts';

/** cause[i]: 0 = censored, otherwise a key of `causes`. */
export type CompetingDelays = { readonly time: readonly number[]; readonly cause: readonly number[] };

/** Probability that the first contact came by t and by this cause. */
export type Incidence = {
  readonly t: number;
  readonly cause: string;
  readonly cif: number;
  readonly se: number;
  readonly lower: number | null;
  readonly upper: number | null;
};

type CauseStep = {
  readonly n: number;
  readonly d: number;
  readonly dk: number;
  readonly before: number;
  readonly cif: number;
};

/** F_k after each time, with the all-cause survival just before it. */
function causeSteps(rows: readonly CauseRow[], k: number): CauseStep[] {
  let survival = 1;
  let cif = 0;
  return rows.map(({ atRisk: n, events: d, byCause }) => {
    const dk = byCause[k - 1] ?? 0;
    const before = survival;
    cif += (before * dk) / n;
    survival *= 1 - d / n;
    return { n, d, dk, before, cif };
  });
}

/** Greenwood-type variance of F_k after the first `reached` steps (Gaynor 1993). */
function variance(steps: readonly CauseStep[], reached: number, end: number): number {
  let sum = 0;
  for (let i = 0; i < reached; i++) {
    const { n, d, dk, before, cif } = elementAt(steps, i);
    const rest = end - cif;
    const shared = n === d ? 0 : (rest ** 2 * d) / (n * (n - d));
    sum += shared + (before ** 2 * (n - dk) * dk) / n ** 3 - (2 * rest * before * dk) / n ** 2;
  }
  return sum;
}

/**
 * Cumulative incidence of each cause (e-mail, phone …) at the given times, competing risks respected: never 1 - KM per
 * cause. Σ F_k + S = 1 at every time. F of 0 or 1 has no bounds. Empty input gives an empty list.
 * Source: Aalen & Johansen 1978; log-log bounds as for survival.
 */
export function aalenJohansen(
  delays: CompetingDelays,
  causes: Readonly<Record<number, string>>,
  at: readonly number[],
  conf = 0.95,
): Incidence[] {
  const most = [...Object.keys(causes).map(Number), ...delays.cause].reduce((a, b) => Math.max(a, b), 0);
  return aalenJohansenOf(countDelays(delays.time, delays.cause, most), causes, at, conf);
}

/** The same from delays that were counted before. */
export function aalenJohansenOf(
  counts: DelayCounts,
  causes: Readonly<Record<number, string>>,
  at: readonly number[],
  conf = 0.95,
): Incidence[] {
  if (counts.time.length === 0) return [];
  const z = criticalZ(conf);
  const rows = causeRows(counts);
  const perCause = Object.entries(causes).map(([k, name]) => ({ name, steps: causeSteps(rows, Number(k)) }));
  return at.flatMap((t) => {
    const reached = rows.filter((row) => row.t <= t).length;
    return perCause.map(({ name, steps }) => {
      const cif = steps[reached - 1]?.cif ?? 0;
      const se = Math.sqrt(Math.max(0, variance(steps, reached, cif)));
      return { t, cause: name, cif, se, ...logLogBounds(cif, se, z) };
    });
  });
}
