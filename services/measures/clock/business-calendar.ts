import { createHash } from 'node:crypto';

/**
 * Working days of one country and year. A day works if it is Monday to Friday and not in `offWeekdays`, or is in
 * `workWeekends`; `shortDays` close one hour earlier. Dates are "YYYY-MM-DD". `expected` are the official totals.
 */
export type BusinessCalendar = {
  readonly country: string;
  readonly year: number;
  readonly source: string;
  readonly offWeekdays: readonly string[];
  readonly workWeekends: readonly string[];
  readonly shortDays: readonly string[];
  readonly expected: CalendarTotals;
};

export type CalendarTotals = { readonly workingDays: number; readonly hours40: number };

const DAY_MS = 86_400_000;

function isWorking(calendar: BusinessCalendar, date: string, weekday: number): boolean {
  const weekend = weekday === 0 || weekday === 6;
  return weekend ? calendar.workWeekends.includes(date) : !calendar.offWeekdays.includes(date);
}

/** Whether the date works and how many minutes earlier it closes. */
export function dayRule(calendar: BusinessCalendar, date: string): { works: boolean; closesEarlierMinutes: number } {
  const works = isWorking(calendar, date, new Date(`${date}T00:00:00Z`).getUTCDay());
  return { works, closesEarlierMinutes: calendar.shortDays.includes(date) ? 60 : 0 };
}

/** Working days and hours of the 40-hour week (8 h a day, one less on short days), to compare with official totals. */
export function calendarChecksum(calendar: BusinessCalendar): CalendarTotals {
  let workingDays = 0;
  let shortDays = 0;
  const end = Date.UTC(calendar.year + 1, 0, 1);
  for (let at = Date.UTC(calendar.year, 0, 1); at < end; at += DAY_MS) {
    const { works, closesEarlierMinutes } = dayRule(calendar, new Date(at).toISOString().slice(0, 10));
    if (!works) continue;
    workingDays += 1;
    if (closesEarlierMinutes > 0) shortDays += 1;
  }
  return { workingDays, hours40: 8 * workingDays - shortDays };
}

/** A calendar is usable only if its dates give the official totals that it states. */
export function checkCalendar(calendar: BusinessCalendar): 'sound' | 'CALENDAR_CHECKSUM_WRONG' {
  const { workingDays, hours40 } = calendarChecksum(calendar);
  const { expected } = calendar;
  return workingDays === expected.workingDays && hours40 === expected.hours40 ? 'sound' : 'CALENDAR_CHECKSUM_WRONG';
}

/** SHA-256 of the dates, named in the protocol and in the release. */
export function calendarHash({ country, year, offWeekdays, workWeekends, shortDays }: BusinessCalendar): string {
  const lists = [offWeekdays, workWeekends, shortDays].map((dates) => [...dates].sort().join(','));
  return createHash('sha256')
    .update([country, year, ...lists].join('|'), 'utf8')
    .digest('hex');
}
