import {
  type BusinessCalendar,
  type CalendarTotals,
  calendarChecksum,
} from '../../measures/clock/business-calendar.ts';
import type { CalendarDay, CalendarFault } from './calendar-day.ts';

/** Holidays of article 112 of the Labour Code of Russia; one on a weekday never works. */
const RUSSIAN_HOLIDAYS: readonly string[] = [
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
  ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
];
/** In 2014 and before some of these days were moved by other rules. */
const HOLIDAYS_SINCE = 2013;

export type CalendarWish = {
  readonly country: string;
  readonly source: string;
  /** Official working days and hours of the 40-hour week; null: not given, nothing to hold the dates against. */
  readonly expected: CalendarTotals | null;
};
export type Assembled = { readonly calendars: readonly BusinessCalendar[]; readonly faults: readonly CalendarFault[] };

/**
 * Calendars of the years that the days lie in, one each. A day that is no different from its weekday (a working Monday, a free Sunday)
 * is taken and changes nothing. Faults: a day twice, a year without holidays, a public holiday of Russia that works, other totals than
 * the official ones. Pure.
 */
export function assembleCalendars(days: readonly CalendarDay[], wish: CalendarWish): Assembled {
  const doubled = days.filter(({ date }, at) => days.findIndex((other) => other.date === date) !== at);
  const faults: CalendarFault[] = doubled.map(({ date, line }) => ({
    line,
    column: 'date',
    fault: `${date} stands there twice; keep one`,
  }));
  if (days.length === 0) faults.push({ line: 1, column: 'date', fault: 'no day below the header' });
  const years = [...Map.groupBy(days, ({ date }) => Number(date.slice(0, 4)))].toSorted(([a], [b]) => a - b);
  if (wish.expected !== null && years.length > 1)
    faults.push({ line: 1, column: 'date', fault: 'official totals belong to one year, the days lie in several' });
  const calendars = years.map(([year, own]) => calendarOf(year, own, wish));
  for (const calendar of calendars) faults.push(...faultsOf(calendar, days, wish));
  return { calendars, faults };
}

function calendarOf(year: number, days: readonly CalendarDay[], { country, source, expected }: CalendarWish) {
  const of = (holds: (day: CalendarDay, weekend: boolean) => boolean): string[] =>
    [...new Set(days.filter((day) => holds(day, isWeekend(day.date))).map(({ date }) => date))].toSorted();
  const plain = {
    country,
    year,
    source,
    offWeekdays: of(({ kind }, weekend) => kind === 'holiday' && !weekend),
    workWeekends: of(({ kind }, weekend) => kind !== 'holiday' && weekend),
    shortDays: of(({ kind }) => kind === 'shortened'),
  };
  const given = calendarChecksum({ ...plain, expected: { workingDays: 0, hours40: 0 } });
  return { ...plain, expected: expected ?? given };
}

function faultsOf(
  calendar: BusinessCalendar,
  days: readonly CalendarDay[],
  { country }: CalendarWish,
): CalendarFault[] {
  const { year, offWeekdays, expected } = calendar;
  const line = days.find(({ date }) => date.startsWith(`${year}-`))?.line ?? 1;
  const at = (fault: string): CalendarFault => ({ line, column: 'date', fault });
  const working = RUSSIAN_HOLIDAYS.map((day) => `${year}-${day}`).filter(
    (date) => !isWeekend(date) && !offWeekdays.includes(date),
  );
  const forgotten = country === 'RU' && year >= HOLIDAYS_SINCE ? working : [];
  const { workingDays, hours40 } = calendarChecksum(calendar);
  const unlike = workingDays !== expected.workingDays || hours40 !== expected.hours40;
  return [
    ...(offWeekdays.length === 0 ? [at(`${year} has no holiday on a weekday: the file seems incomplete`)] : []),
    ...forgotten.map((date) => at(`${date} is a public holiday (article 112 of the Labour Code) and no line says so`)),
    ...(unlike
      ? [
          at(
            `${year} comes to ${workingDays} working days and ${hours40} hours, official are ${expected.workingDays} and ${expected.hours40}`,
          ),
        ]
      : []),
  ];
}

function isWeekend(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}
