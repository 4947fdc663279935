import { dayRule } from './business-calendar.ts';
import type { BusinessHours } from './delay-minutes.ts';
import { localClock } from './local-time.ts';

/** Working time over a span of days, told once: many delays of one wave ask the same days. Instants in UTC milliseconds. */
export type WorkingTime = {
  /** Working minutes between two instants of the span, `from` <= `to`. */
  readonly minutesBetween: (from: number, to: number) => number;
  /** End of the working day that follows the local day of an instant: its next business day, shortened or not. Null: beyond the span. */
  readonly endOfNextDay: (instant: number) => number | null;
};

export type WorkingTimeOf =
  | { readonly kind: 'known'; readonly time: WorkingTime }
  /** Years of the span without a calendar: working time is not available, and never guessed. */
  | { readonly kind: 'unknown'; readonly years: readonly number[] }
  | { readonly kind: 'refused'; readonly error: 'TIME_ZONE_UNKNOWN' };

type OpenDay = { readonly date: string; readonly opens: number; readonly closes: number; readonly before: number };

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/**
 * Working time between `from` and `to`, by the same rule as `delayMinutes` but with each day's opening hours asked for once:
 * O(days) to build, O(log days) for a delay. Source: statistics 2.3.
 */
export function workingTime(hours: BusinessHours, from: number, to: number): WorkingTimeOf {
  const clock = localClock(hours.timeZone);
  if (clock === null) return { kind: 'refused', error: 'TIME_ZONE_UNKNOWN' };
  const byYear = new Map(hours.calendars.map((calendar) => [calendar.year, calendar]));
  const dates = datesBetween(clock.dateOf(from), clock.dateOf(Math.max(from, to)));
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))];
  const missing = years.filter((year) => !byYear.has(year));
  if (missing.length > 0) return { kind: 'unknown', years: missing };
  const days: OpenDay[] = [];
  let before = 0;
  for (const date of dates) {
    const rule = byYear.get(Number(date.slice(0, 4)));
    const { works, closesEarlierMinutes } =
      rule === undefined ? { works: false, closesEarlierMinutes: 0 } : dayRule(rule, date);
    if (!works) continue;
    const opens = clock.instantOf(date, minutesOf(hours.open));
    const closes = clock.instantOf(date, minutesOf(hours.close) - closesEarlierMinutes);
    days.push({ date, opens, closes, before });
    before += closes - opens;
  }
  return { kind: 'known', time: timeOver(days, clock.dateOf) };
}

function timeOver(days: readonly OpenDay[], dateOf: (instant: number) => string): WorkingTime {
  // Letters leave in batches: many share their instant, and naming its local day is slow.
  const nextEnds = new Map<number, number | null>();
  /** Working milliseconds of the span up to an instant. */
  const until = (instant: number): number => {
    const day = days[lastBefore(days, instant)];
    return day === undefined ? 0 : day.before + Math.min(instant, day.closes) - day.opens;
  };
  return {
    minutesBetween: (from, to) => (until(to) - until(from)) / MINUTE_MS,
    endOfNextDay: (instant) => {
      const known = nextEnds.get(instant);
      if (known !== undefined) return known;
      const own = dateOf(instant);
      // Days open in the order of their dates, so the first later one lies at or just behind the instant's own place.
      const next = days.slice(Math.max(0, lastBefore(days, instant))).find(({ date }) => date > own)?.closes ?? null;
      nextEnds.set(instant, next);
      return next;
    },
  };
}

/** Index of the last day that opens at or before the instant, -1 for none. */
function lastBefore(days: readonly OpenDay[], instant: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle]?.opens ?? Number.POSITIVE_INFINITY) <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  const end = Date.parse(`${last}T00:00:00Z`);
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= end; at += DAY_MS)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
