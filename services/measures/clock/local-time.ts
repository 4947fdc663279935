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

const SLOT_MS = 15 * MINUTE_MS;
/** Slots kept per zone: two centuries of days, then forgotten. */
const MOST_SLOTS = 80_000;

/** Offsets change at quarter hours only, so that each is asked of the formatter once; asking it is slow. */
function remembered(offsetAt: (instantMs: number) => number): (instantMs: number) => number {
  const bySlot = new Map<number, number>();
  return (instantMs) => {
    const slot = Math.floor(instantMs / SLOT_MS);
    const known = bySlot.get(slot);
    if (known !== undefined) return known;
    const offset = offsetAt(slot * SLOT_MS);
    if (bySlot.size >= MOST_SLOTS) bySlot.clear();
    bySlot.set(slot, offset);
    return offset;
  };
}

/** Formatters by zone: making one takes longer than all else here. Zones are few; what is no zone is not kept. */
const READERS = new Map<string, (instantMs: number) => number>();

/** The clock of an IANA time zone, or null if the zone is unknown. */
export function localClock(timeZone: string): LocalClock | null {
  let offsetAt = READERS.get(timeZone);
  try {
    offsetAt ??= remembered(offsetReader(timeZone));
  } catch {
    return null;
  }
  READERS.set(timeZone, offsetAt);
  return clockOf(offsetAt);
}

function clockOf(offsetAt: (instantMs: number) => number): LocalClock {
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
