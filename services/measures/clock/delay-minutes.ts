import { type BusinessCalendar, dayRule } from './business-calendar.ts';
import { type LocalClock, localClock } from './local-time.ts';

export type BusinessHours = {
  /** Calendars of one country, one per year; years may be missing. */
  readonly calendars: readonly BusinessCalendar[];
  /** IANA zone of the studio's office. */
  readonly timeZone: string;
  /** "HH:MM" local; the reference clock is 09:00–18:00 without a lunch break. */
  readonly open: string;
  readonly close: string;
};

/** Minutes between two instants on both clocks. Without a calendar the calendar time is still known. */
export type Delay =
  | { readonly kind: 'measured'; readonly businessMinutes: number; readonly calendarMinutes: number }
  | {
      readonly kind: 'calendar-only';
      readonly error: 'CALENDAR_OUT_OF_RANGE';
      readonly year: number;
      readonly calendarMinutes: number;
    }
  | { readonly kind: 'refused'; readonly error: 'NEGATIVE_DELAY' | 'TIME_ZONE_UNKNOWN' };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** First year of the interval that has no calendar. */
function missingYear(first: string, last: string, byYear: ReadonlyMap<number, BusinessCalendar>): number | null {
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    if (!byYear.has(year)) return year;
  }
  return null;
}

/** Milliseconds of the date's opening hours that lie inside [from, to). */
function openMsOn(
  date: string,
  rule: BusinessCalendar,
  hours: BusinessHours,
  clock: LocalClock,
  from: number,
  to: number,
) {
  const { works, closesEarlierMinutes } = dayRule(rule, date);
  if (!works) return 0;
  const opens = clock.instantOf(date, minutesOf(hours.open));
  const closes = clock.instantOf(date, minutesOf(hours.close) - closesEarlierMinutes);
  return Math.max(0, Math.min(to, closes) - Math.max(from, opens));
}

/**
 * Delay from `sentAt` to `receivedAt` (UTC milliseconds) in calendar and in business minutes. Business time is the part
 * of the interval inside local opening hours of working days; a reply at night may be 0, a legal value.
 * A year without a calendar gives CALENDAR_OUT_OF_RANGE with the calendar minutes: never a guess of Monday to Friday.
 */
export function delayMinutes(sentAt: number, receivedAt: number, hours: BusinessHours): Delay {
  if (!(receivedAt >= sentAt)) return { kind: 'refused', error: 'NEGATIVE_DELAY' };
  const clock = localClock(hours.timeZone);
  if (clock === null) return { kind: 'refused', error: 'TIME_ZONE_UNKNOWN' };
  const calendarMinutes = (receivedAt - sentAt) / MINUTE_MS;
  const byYear = new Map(hours.calendars.map((calendar) => [calendar.year, calendar]));
  const last = clock.dateOf(receivedAt);
  let date = clock.dateOf(sentAt);
  const missing = missingYear(date, last, byYear);
  if (missing !== null)
    return { kind: 'calendar-only', error: 'CALENDAR_OUT_OF_RANGE', year: missing, calendarMinutes };
  let openMs = 0;
  for (; date <= last; date = nextDate(date)) {
    const rule = byYear.get(Number(date.slice(0, 4)));
    if (rule !== undefined) openMs += openMsOn(date, rule, hours, clock, sentAt, receivedAt);
  }
  return { kind: 'measured', businessMinutes: openMs / MINUTE_MS, calendarMinutes };
}
