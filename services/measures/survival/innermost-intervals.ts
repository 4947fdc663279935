import { impossible } from '../impossible.ts';

/** [L, R]; R null = no upper bound ("from"), L null or 0 = no lower bound ("up to"). */
export type Bounds = readonly [left: number | null, right: number | null];

/** Where an end lies: value, then 0 = at the value, 1 = its right side closed there, 2 = just above it. */
type End = { readonly value: number; readonly side: 0 | 1 | 2; readonly isLeft: boolean };
export type Innermost = { readonly left: number; readonly right: number | null; readonly members: Uint8Array };

function comesBefore(a: End, b: End): number {
  return a.value - b.value || a.side - b.side;
}

/** (L, R] starts just above L; [L, R] and an exact point start at L. */
function endsOf([stated, right]: Bounds, closed: boolean): { from: End; to: End } {
  const left = stated ?? 0;
  const last = right ?? Number.POSITIVE_INFINITY;
  if (!(left >= 0 && last >= left)) impossible('IMPOSSIBLE_INTERVAL', `[${left}, ${right}]; need 0 <= L <= R`);
  const side = closed || left === last ? 0 : 2;
  return { from: { value: left, side, isLeft: true }, to: { value: last, side: 1, isLeft: false } };
}

/**
 * Turnbull's innermost intervals: a left end directly followed by a right end. `members[i]` is 1 where observation i
 * covers the interval. Only there can the estimate put mass.
 */
export function innermostIntervals(intervals: readonly Bounds[], closed: boolean): Innermost[] {
  const observed = intervals.map((bounds) => endsOf(bounds, closed));
  const ends = observed.flatMap(({ from, to }) => [from, to]).sort(comesBefore);
  return ends.flatMap((from, i) => {
    const to = ends[i + 1];
    if (to === undefined || !from.isLeft || to.isLeft) return [];
    const covers = observed.map((own) => (comesBefore(own.from, from) <= 0 && comesBefore(to, own.to) <= 0 ? 1 : 0));
    const right = to.value === Number.POSITIVE_INFINITY ? null : to.value;
    return [{ left: from.value, right, members: Uint8Array.from(covers) }];
  });
}
