import type { BusinessCalendar } from '../../services/measures/clock/business-calendar.ts';
import type { StoredCalendar } from '../../services/releases/calendars/store.ts';

/** "RU 2026: 247 working days, 1972 h (ТК РФ ст.112 …)". */
export function calendarLine({ country, year, expected, source }: BusinessCalendar): string {
  return `${country} ${year}: ${expected.workingDays} working days, ${expected.hours40} h (${source})`;
}

/** Days that are not like their weekday. */
export function dayLines({ offWeekdays, workWeekends, shortDays }: BusinessCalendar): string[] {
  const list = (name: string, days: readonly string[]): string[] =>
    days.length === 0 ? [] : [`  ${name}  ${days.join(' ')}`];
  return [
    ...list('free weekdays   ', offWeekdays),
    ...list('working weekends', workWeekends),
    ...list('shortened       ', shortDays),
  ];
}

/** A version that was imported, with where it came from. */
export function versionLine(version: StoredCalendar & { readonly withdrawnAt: Date | null }): string {
  const { importedAt, fileName, fileSha256, encoding, by, withdrawnAt } = version;
  const end = withdrawnAt === null ? '' : `, withdrawn ${withdrawnAt.toISOString()}`;
  return `  imported ${importedAt.toISOString()} by ${by} from ${fileName} (${encoding}, sha256 ${fileSha256.slice(0, 16)}…)${end}`;
}
