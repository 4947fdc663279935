import { isOpenDay, minuteOf, type SendWindow } from '../../design/schedule/send-window.ts';
import { addDays, instantOf, localTime } from '../../design/schedule/zoned-time.ts';
import { seededStream } from '../../measures/random/seeded-stream.ts';

const longestWaitDays = 400;

/**
 * The instant at which the send window has been open for `openMs` milliseconds since `from`; with 0 the first open instant at or
 * after it. Null when the window stays shut for 400 days. Time zone and closed dates are the window's.
 */
export function afterOpenTime(window: SendWindow, from: Date, openMs: number): Date | null {
  const { date } = localTime(from, window.timeZone);
  let rest = openMs;
  for (let ahead = 0; ahead <= longestWaitDays; ahead += 1) {
    const day = addDays(date, ahead);
    if (!isOpenDay(window, day)) continue;
    const opens = instantOf(day, minuteOf(window.from), window.timeZone).getTime();
    const closes = instantOf(day, minuteOf(window.to), window.timeZone).getTime();
    const start = Math.max(opens, from.getTime());
    if (closes - start > rest) return new Date(start + rest);
    rest -= Math.max(0, closes - start);
  }
  return null;
}

/** A whole number of seconds, as milliseconds, evenly between two numbers of hours; equal seeds give equal draws. */
export function drawHours(seed: string, fewest: number, most: number): number {
  const seconds = Math.round((most - fewest) * 3_600);
  return Math.round(fewest * 3_600_000) + seededStream(seed).int(seconds) * 1_000;
}
