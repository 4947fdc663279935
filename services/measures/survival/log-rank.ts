import { elementAt } from '../element-at.ts';
import { inverse, quadraticForm } from '../linear-solve.ts';
import { chiSquareUpper } from '../special-functions.ts';
import { orderByTime } from './risk-table.ts';

export type GroupedDelays = {
  readonly time: readonly number[];
  readonly status: readonly number[];
  readonly group: readonly (number | string)[];
  /** Strata are compared within themselves and summed. */
  readonly stratum?: readonly (number | string)[];
};

export type LogRank = {
  readonly groups: readonly (number | string)[];
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chisq: number | null;
  readonly df: number;
  readonly p: number | null;
};

type Tally = { observed: number[]; expected: number[]; covariance: number[][]; atRisk: boolean[] };

/** Hypergeometric mean and covariance of the events at one time. */
function addEventTime(tally: Tally, atRisk: readonly number[], events: readonly number[]): void {
  const n = atRisk.reduce((sum, count) => sum + count, 0);
  const d = events.reduce((sum, count) => sum + count, 0);
  if (d === 0) return;
  const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  atRisk.forEach((na, a) => {
    tally.observed[a] = elementAt(tally.observed, a) + elementAt(events, a);
    tally.expected[a] = elementAt(tally.expected, a) + (d * na) / n;
    if (na > 0) tally.atRisk[a] = true;
    const row = elementAt(tally.covariance, a);
    atRisk.forEach((nb, b) => {
      row[b] = elementAt(row, b) + spread * (na / n) * ((a === b ? 1 : 0) - nb / n);
    });
  });
}

/** Walks one stratum from the first to the last time and adds its event times to the tally. */
function addStratum(
  tally: Tally,
  delays: GroupedDelays,
  indexOf: ReadonlyMap<number | string, number>,
  members: number[],
) {
  const time = members.map((i) => elementAt(delays.time, i));
  const order = orderByTime(time);
  const groupAt = (i: number): number => indexOf.get(elementAt(delays.group, elementAt(members, i))) ?? 0;
  const atRisk = Array.from(indexOf.keys(), () => 0);
  for (const i of order) atRisk[groupAt(i)] = elementAt(atRisk, groupAt(i)) + 1;
  for (let start = 0; start < order.length; ) {
    const t = elementAt(time, elementAt(order, start));
    const events = atRisk.map(() => 0);
    const leaving = atRisk.map(() => 0);
    let next = start;
    for (; next < order.length && elementAt(time, elementAt(order, next)) === t; next++) {
      const i = elementAt(order, next);
      const a = groupAt(i);
      leaving[a] = elementAt(leaving, a) + 1;
      if (elementAt(delays.status, elementAt(members, i)) === 1) events[a] = elementAt(events, a) + 1;
    }
    addEventTime(tally, atRisk, events);
    for (const [a, gone] of leaving.entries()) atRisk[a] = elementAt(atRisk, a) - gone;
    start = next;
  }
}

/** χ² = uᵀ V⁻¹ u on all but the last of the groups that were ever at risk. */
function testOf({ observed, expected, covariance, atRisk }: Tally): { chisq: number | null; df: number } {
  const kept = atRisk.flatMap((at, a) => (at ? [a] : [])).slice(0, -1);
  if (kept.length === 0) return { chisq: null, df: Math.max(0, observed.length - 1) };
  const u = kept.map((a) => elementAt(observed, a) - elementAt(expected, a));
  const inverted = inverse(kept.map((a) => kept.map((b) => elementAt(elementAt(covariance, a), b))));
  return { chisq: inverted === null ? null : Math.max(0, quadraticForm(u, inverted)), df: kept.length };
}

/**
 * Log-rank test that the groups' delay curves are equal, stratified if `stratum` is given. Groups come out in sorted
 * order. No events or nobody to compare gives chisq and p null. Below 20 events prefer the permutation test.
 * Source: Mantel 1966.
 */
export function logRank(delays: GroupedDelays): LogRank {
  const groups = [...new Set(delays.group)].sort((a, b) => (a < b ? -1 : 1));
  const indexOf = new Map(groups.map((group, index) => [group, index]));
  const zeros = (): number[] => groups.map(() => 0);
  const tally: Tally = {
    observed: zeros(),
    expected: zeros(),
    covariance: groups.map(zeros),
    atRisk: groups.map(() => false),
  };
  const members = new Map<number | string, number[]>();
  delays.time.forEach((_, i) => {
    const stratum = delays.stratum === undefined ? 0 : elementAt(delays.stratum, i);
    const list = members.get(stratum) ?? [];
    list.push(i);
    members.set(stratum, list);
  });
  for (const indexes of members.values()) addStratum(tally, delays, indexOf, indexes);
  const { chisq, df } = testOf(tally);
  const p = chisq === null ? null : chiSquareUpper(chisq, df);
  return { groups, observed: tally.observed, expected: tally.expected, chisq, df, p };
}
