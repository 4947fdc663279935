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

/** How many of the sorted times are at most t. */
function countUpTo(sorted: Float64Array, t: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

function distinctEventTimes({ time, status }: Followed): Float64Array {
  return new Float64Array(new Set(time.filter((_, i) => status[i] === 1))).sort();
}

/** Distinct event times in order, with the sum of those at risk there; events come before censorings at one time. */
export function riskTable(followed: Followed): RiskRow[] {
  requireFollowed(followed);
  const { time, status, weight } = followed;
  const times = distinctEventTimes(followed);
  const events = new Float64Array(times.length);
  // leaving[k]: those who are at risk at the first k event times and at no later one.
  const leaving = new Float64Array(times.length + 1);
  for (let i = 0; i < time.length; i++) {
    const reached = countUpTo(times, elementAt(time, i));
    const w = weight === undefined ? 1 : elementAt(weight, i);
    leaving[reached] = elementAt(leaving, reached) + w;
    if (status[i] === 1) events[reached - 1] = elementAt(events, reached - 1) + w;
  }
  const rows: RiskRow[] = [];
  let atRisk = 0;
  for (let k = times.length - 1; k >= 0; k--) {
    atRisk += elementAt(leaving, k + 1);
    rows.push({ t: elementAt(times, k), atRisk, events: elementAt(events, k) });
  }
  return rows.reverse();
}
