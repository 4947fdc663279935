import type { Protocol } from '../protocol/schema/protocol.ts';
import type { PreflightItem } from './preflight-item.ts';

export type CalendarYear = { readonly country: string; readonly year: number };

const dayMs = 86_400_000;

/**
 * Whether working time can be told in every year that the wave touches: without the calendar of a year of the response window its delays
 * have no working hours; in the silence stage only reminders are counted by it.
 */
export function calendarItem(protocol: Protocol, known: readonly CalendarYear[], now: Date): PreflightItem {
  const { schedule, windows, frames } = protocol;
  const startsOn = schedule.startsOn === undefined ? now.getTime() : Date.parse(`${schedule.startsOn}T00:00:00Z`);
  const from = Math.max(now.getTime(), startsOn);
  const until = (days: number): number => new Date(from + (schedule.lengthDays + days) * dayMs).getUTCFullYear();
  const first = new Date(from).getUTCFullYear();
  const countries = [...new Set(frames.map(({ country }) => country))];
  const lacking = (last: number): string[] =>
    countries.flatMap((country) =>
      Array.from({ length: last - first + 1 }, (_, ahead) => first + ahead)
        .filter((year) => !known.some((one) => one.country === country && one.year === year))
        .map((year) => `${country} ${year}`),
    );
  const remedy = 'Import the calendar of the year: zerkalo calendar import FILE';
  const inWindow = lacking(until(windows.responseDays));
  if (inWindow.length > 0) {
    const found = `no calendar of ${inWindow.join(', ')}: delays have no working hours`;
    return { id: 'calendar', state: 'fault', found, remedy };
  }
  const inSilence = lacking(until(windows.silenceDays));
  if (inSilence.length > 0) {
    const found = `no calendar of ${inSilence.join(', ')}, which the silence stage reaches`;
    return { id: 'calendar', state: 'warning', found, remedy };
  }
  return {
    id: 'calendar',
    state: 'ready',
    found: `calendars of ${countries.join(', ')} reach far enough`,
    remedy: null,
  };
}
