import { elementAt } from '../element-at.ts';
import { criticalZ } from '../special-functions.ts';
import { type CauseRow, causeRows } from './count-rows.ts';
import { countDelays } from './delay-counts.ts';
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

/** What the causes share, one element for each time with an event: at risk, survival just before it, d/(n(n-d)) of all causes. */
type RiskColumns = {
  readonly atRisk: Float64Array;
  readonly before: Float64Array;
  readonly hazard: Float64Array;
};

function riskColumns(rows: readonly CauseRow[]): RiskColumns {
  const [atRisk, before, hazard] = [columnOf(rows), columnOf(rows), columnOf(rows)];
  let survival = 1;
  rows.forEach(({ atRisk: n, events: d }, i) => {
    atRisk[i] = n;
    before[i] = survival;
    hazard[i] = n === d ? 0 : d / (n * (n - d));
    survival *= 1 - d / n;
  });
  return { atRisk, before, hazard };
}

/** Of one cause after each time: F_k, the sum of what its own events add to the variance, and the weight of what is still to come. */
type CauseColumns = { readonly cif: Float64Array; readonly own: Float64Array; readonly cross: Float64Array };

function causeColumns(rows: readonly CauseRow[], { atRisk, before }: RiskColumns, k: number): CauseColumns {
  const [cif, own, cross] = [columnOf(rows), columnOf(rows), columnOf(rows)];
  let reached = 0;
  let variance = 0;
  rows.forEach(({ byCause }, i) => {
    const [n, s, dk] = [elementAt(atRisk, i), elementAt(before, i), byCause[k - 1] ?? 0];
    const share = (s * dk) / n;
    reached += share;
    variance += (share * s * (n - dk)) / (n * n);
    cif[i] = reached;
    own[i] = variance;
    cross[i] = share / n;
  });
  return { cif, own, cross };
}

function columnOf(rows: readonly CauseRow[]): Float64Array {
  return new Float64Array(rows.length);
}

/** Greenwood-type variance of F_k after the first `reached` steps (Gaynor 1993). */
function variance({ hazard }: RiskColumns, { cif, own, cross }: CauseColumns, reached: number): number {
  if (reached === 0) return 0;
  const end = elementAt(cif, reached - 1);
  let sum = elementAt(own, reached - 1);
  for (let i = 0; i < reached; i++) {
    const rest = end - elementAt(cif, i);
    sum += rest * (rest * elementAt(hazard, i) - 2 * elementAt(cross, i));
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
  if (delays.time.length === 0) return [];
  return aalenJohansenOf(causeRows(countDelays(delays.time, delays.cause, most)), causes, at, conf);
}

/** The same from delays that were counted before, by their rows. */
export function aalenJohansenOf(
  rows: readonly CauseRow[],
  causes: Readonly<Record<number, string>>,
  at: readonly number[],
  conf = 0.95,
): Incidence[] {
  const z = criticalZ(conf);
  const risk = riskColumns(rows);
  const perCause = Object.entries(causes).map(([k, name]) => ({ name, own: causeColumns(rows, risk, Number(k)) }));
  return at.flatMap((t) => {
    const reached = rows.filter((row) => row.t <= t).length;
    return perCause.map(({ name, own }) => {
      const cif = own.cif[reached - 1] ?? 0;
      const se = Math.sqrt(Math.max(0, variance(risk, own, reached)));
      return { t, cause: name, cif, se, ...logLogBounds(cif, se, z) };
    });
  });
}
