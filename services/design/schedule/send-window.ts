import { weekdays } from '../protocol/schema/conduct.ts';
import type { Schedule } from '../protocol/schema/protocol.ts';
import { addDays, instantOf, type LocalDate, localTime, weekdayOf } from './zoned-time.ts';

/** The part of a schedule that says when something may leave. */
export type SendWindow = Pick<Schedule, 'timeZone' | 'weekdays' | 'from' | 'to' | 'closedDates'>;

/** Minutes since midnight of "HH:MM", 0…1440. */
export function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** Whether anything may leave on this day. */
export function isOpenDay(window: SendWindow, date: LocalDate): boolean {
  const weekday = weekdays[weekdayOf(date)];
  return weekday !== undefined && window.weekdays.includes(weekday) && !window.closedDates.includes(date);
}

/** Whether something may leave at this instant of field time. */
export function isOpenAt(window: SendWindow, at: Date): boolean {
  const { date, minute } = localTime(at, window.timeZone);
  return isOpenDay(window, date) && minute >= minuteOf(window.from) && minute < minuteOf(window.to);
}

/**
 * The first instant at or after `at` in which the window is open, or null when it stays shut for 400 days.
 * Used to move a due time that a rule gave (a nudge after 5 days) into the window.
 */
export function nextOpening(window: SendWindow, at: Date): Date | null {
  if (isOpenAt(window, at)) return at;
  const { date } = localTime(at, window.timeZone);
  for (let ahead = 0; ahead <= 400; ahead += 1) {
    const day = addDays(date, ahead);
    if (!isOpenDay(window, day)) continue;
    const opens = instantOf(day, minuteOf(window.from), window.timeZone);
    if (opens >= at) return opens;
  }
  return null;
}
