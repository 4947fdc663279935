import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';

/**
 * Delays with right censoring: time[i] in any one unit >= 0, status[i] 1 = event seen, 0 = censored there.
 * `weight` (optional) replaces the counts by sums of weights.
 */
export type Followed = {
  readonly time: readonly number[];
  readonly status: readonly number[];
  readonly weight?: readonly number[];
};

/** One distinct event time: how many were still at risk just before it and how many had the event. */
export type RiskRow = { readonly t: number; readonly atRisk: number; readonly events: number };

function requireFollowed({ time, status, weight }: Followed): void {
  if (time.length !== status.length || (weight !== undefined && weight.length !== time.length)) {
    impossible('IMPOSSIBLE_INDEX', `${time.length} times, ${status.length} statuses`);
  }
  const wrong = time.find((t) => !(Number.isFinite(t) && t >= 0));
  if (wrong !== undefined) impossible('IMPOSSIBLE_TIME', `time ${wrong}; a delay is finite and not negative`);
}

/** Indexes of the cases by time. */
export function orderByTime(time: readonly number[]): Uint32Array {
  const values = Float64Array.from(time);
  return Uint32Array.from(time.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}

/** Distinct event times in order; events come before censorings at the same time. One sort and one pass. */
export function riskTable(followed: Followed): RiskRow[] {
  requireFollowed(followed);
  const { time, status, weight } = followed;
  const order = orderByTime(time);
  const weightOf = (i: number): number => (weight === undefined ? 1 : elementAt(weight, i));
  let atRisk = weight === undefined ? time.length : weight.reduce((sum, w) => sum + w, 0);
  const rows: RiskRow[] = [];
  for (let start = 0; start < order.length; ) {
    const t = elementAt(time, elementAt(order, start));
    let events = 0;
    let leaving = 0;
    let next = start;
    for (; next < order.length && elementAt(time, elementAt(order, next)) === t; next++) {
      const i = elementAt(order, next);
      leaving += weightOf(i);
      if (elementAt(status, i) === 1) events += weightOf(i);
    }
    if (events > 0) rows.push({ t, atRisk, events: Math.min(events, atRisk) });
    atRisk -= leaving;
    start = next;
  }
  return rows;
}
