import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';

/**
 * Delays told once per distinct time: `byCause[k - 1][i]` events of cause k at `time[i]`, `censored[i]` last seen waiting there.
 * All that curves need, a million inquiries or ten; counts of disjoint groups add up.
 */
export type DelayCounts = {
  /** Distinct times, ascending, in any one unit >= 0. */
  readonly time: Float64Array;
  readonly censored: Float64Array;
  readonly byCause: readonly Float64Array[];
};

/** One sorted list of times that all count for the same thing, each with how often. */
type Column = { readonly time: Float64Array; readonly count: Float64Array | null };

/** Counts of delays; cause[i]: 0 = censored, 1…causes = what ended the wait. */
export function countDelays(time: ArrayLike<number>, cause: ArrayLike<number>, causes: number): DelayCounts {
  if (time.length !== cause.length) impossible('IMPOSSIBLE_INDEX', 'times and causes differ in number');
  const sizes = new Uint32Array(causes + 1);
  for (let i = 0; i < time.length; i++) {
    const [t, k] = [time[i] ?? -1, cause[i] ?? -1];
    if (!(Number.isFinite(t) && t >= 0)) impossible('IMPOSSIBLE_TIME', `time ${t}; a delay is finite and not negative`);
    if (!(Number.isInteger(k) && k >= 0 && k <= causes)) impossible('IMPOSSIBLE_INDEX', `cause ${k} of ${causes}`);
    sizes[k] = elementAt(sizes, k) + 1;
  }
  const columns = Array.from(sizes, (size) => new Float64Array(size));
  const filled = new Uint32Array(causes + 1);
  for (let i = 0; i < time.length; i++) {
    const k = cause[i] ?? 0;
    elementAt(columns, k)[elementAt(filled, k)] = time[i] ?? 0;
    filled[k] = elementAt(filled, k) + 1;
  }
  return mergeColumns(columns.map((column) => [{ time: column.sort(), count: null }]));
}

/** Counts of several disjoint groups taken together. All have the same causes; none at all gives no times. */
export function addCounts(parts: readonly DelayCounts[]): DelayCounts {
  const causes = parts[0]?.byCause.length ?? 0;
  const columnsOf = (pick: (part: DelayCounts) => Float64Array): Column[] =>
    parts.map((part) => ({ time: part.time, count: pick(part) }));
  const byCause = Array.from({ length: causes }, (_, k) => columnsOf((part) => elementAt(part.byCause, k)));
  return mergeColumns([columnsOf(({ censored }) => censored), ...byCause]);
}

/** Merges, for each kind of end, its sorted columns; kind 0 is the censored. */
function mergeColumns(kinds: readonly (readonly Column[])[]): DelayCounts {
  // Kinds that were counted together share their list of times.
  const all = [...new Set(kinds.flat().map(({ time }) => time))];
  const joined = new Float64Array(all.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const times of all) {
    joined.set(times, end);
    end += times.length;
  }
  const distinct = joined.sort().filter((t, i) => i === 0 || t !== joined[i - 1]);
  const places = new Map(all.map((times) => [times, placesIn(distinct, times)]));
  const [censored = new Float64Array(distinct.length), ...byCause] = kinds.map((columns) => {
    const counts = new Float64Array(distinct.length);
    for (const { time, count } of columns) {
      addAt(counts, places.get(time) ?? impossible('IMPOSSIBLE_INDEX', 'a list of times without its places'), count);
    }
    return counts;
  });
  return { time: distinct, censored, byCause };
}

/** Where each of the sorted times stands among the distinct ones, which hold them all. */
function placesIn(distinct: Float64Array, times: Float64Array): Uint32Array {
  const places = new Uint32Array(times.length);
  let at = 0;
  for (let i = 0; i < times.length; i++) {
    while (elementAt(distinct, at) < elementAt(times, i)) at++;
    places[i] = at;
  }
  return places;
}

function addAt(counts: Float64Array, places: Uint32Array, count: Float64Array | null): void {
  for (let i = 0; i < places.length; i++) {
    const at = elementAt(places, i);
    counts[at] = elementAt(counts, at) + (count === null ? 1 : elementAt(count, i));
  }
}
