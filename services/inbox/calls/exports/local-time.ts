import { instantOf } from '../../../design/schedule/zoned-time.ts';

const shape = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/u;

/** Exchanges that know no time write the beginning of their own; no call is older than the clocks that count from 1970. */
const firstYear = 1970;

/**
 * Instant of "2026-10-05 14:03:22" on a clock of the zone; null when it is no such time. Where clocks are put back an hour is
 * shown twice and the export cannot tell which: one of the two is given (see `instantOf`).
 */
export function localInstant(written: string, timeZone: string): Date | null {
  const [, date, hour, minute, second] = shape.exec(written.trim()) ?? [];
  if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  // A date that does not exist rolls over to another: 31 February is none.
  const midnight = new Date(`${date}T00:00:00Z`);
  if (
    Number.isNaN(midnight.getTime()) ||
    midnight.getUTCFullYear() < firstYear ||
    midnight.toISOString().slice(0, 10) !== date
  )
    return null;
  const instant = instantOf(date, Number(hour) * 60 + Number(minute), timeZone);
  return new Date(instant.getTime() + Number(second) * 1000);
}
