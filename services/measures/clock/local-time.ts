/** Wall-clock dates and hours of a time zone as UTC instants, by the tz database that Node's ICU carries. */
export type LocalClock = {
  /** Local date "YYYY-MM-DD" of an instant. */
  readonly dateOf: (instantMs: number) => string;
  /** Instant at which the local clock of that date shows so many minutes after midnight. */
  readonly instantOf: (date: string, minutes: number) => number;
};

const MINUTE_MS = 60_000;

/** Milliseconds by which the zone's wall clock is ahead of UTC at the instant. */
function offsetReader(timeZone: string): (instantMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instantMs) => {
    const parts = new Map(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
    const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
    return wall - Math.floor(instantMs / 1000) * 1000;
  };
}

/** The clock of an IANA time zone, or null if the zone is unknown. */
export function localClock(timeZone: string): LocalClock | null {
  let offsetAt: (instantMs: number) => number;
  try {
    offsetAt = offsetReader(timeZone);
  } catch {
    return null;
  }
  return {
    dateOf: (instantMs) => new Date(instantMs + offsetAt(instantMs)).toISOString().slice(0, 10),
    instantOf: (date, minutes) => {
      const wall = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
      // The offset is asked at the guess and again at the corrected guess: enough on both sides of a clock change.
      const guess = wall - offsetAt(wall);
      return wall - offsetAt(guess);
    },
  };
}
