import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';
import { criticalZ } from '../special-functions.ts';
import { orderByTime } from './risk-table.ts';
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

type CauseRow = { readonly t: number; readonly atRisk: number; readonly byCause: ReadonlyMap<number, number> };

/** Distinct event times with the events of each cause; all causes at one time share its risk set. */
function causeRows({ time, cause }: CompetingDelays): CauseRow[] {
  const order = orderByTime(time);
  const rows: CauseRow[] = [];
  for (let start = 0; start < order.length; ) {
    const t = elementAt(time, elementAt(order, start));
    const byCause = new Map<number, number>();
    let next = start;
    for (; next < order.length && elementAt(time, elementAt(order, next)) === t; next++) {
      const k = elementAt(cause, elementAt(order, next));
      if (k !== 0) byCause.set(k, (byCause.get(k) ?? 0) + 1);
    }
    if (byCause.size > 0) rows.push({ t, atRisk: order.length - start, byCause });
    start = next;
  }
  return rows;
}

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
  return rows.map(({ atRisk: n, byCause }) => {
    const d = [...byCause.values()].reduce((sum, events) => sum + events, 0);
    const dk = byCause.get(k) ?? 0;
    const before = survival;
    cif += (before * dk) / n;
    survival *= 1 - d / n;
    return { n, d, dk, before, cif };
  });
}

/** Greenwood-type variance of F_k at the last step (Gaynor 1993). */
function variance(steps: readonly CauseStep[], end: number): number {
  return steps.reduce((sum, { n, d, dk, before, cif }) => {
    const rest = end - cif;
    const shared = n === d ? 0 : (rest ** 2 * d) / (n * (n - d));
    return sum + shared + (before ** 2 * (n - dk) * dk) / n ** 3 - (2 * rest * before * dk) / n ** 2;
  }, 0);
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
  if (delays.time.length !== delays.cause.length) impossible('IMPOSSIBLE_INDEX', 'times and causes differ in number');
  if (delays.time.length === 0) return [];
  const z = criticalZ(conf);
  const rows = causeRows(delays);
  const perCause = Object.entries(causes).map(([k, name]) => ({ name, steps: causeSteps(rows, Number(k)) }));
  return at.flatMap((t) => {
    const reached = rows.filter((row) => row.t <= t).length;
    return perCause.map(({ name, steps }) => {
      const upTo = steps.slice(0, reached);
      const cif = upTo.at(-1)?.cif ?? 0;
      const se = Math.sqrt(Math.max(0, variance(upTo, cif)));
      return { t, cause: name, cif, se, ...logLogBounds(cif, se, z) };
    });
  });
}
