/** A calendar date "YYYY-MM-DD" in some time zone. */
export type LocalDate = string;

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** Date and minute of the day that a clock in the zone shows at an instant of our era. */
export function localTime(at: Date, timeZone: string): { readonly date: LocalDate; readonly minute: number } {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '00';
  // Years before 1000 are written without their zeros.
  return {
    date: `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`,
    minute: Number(of('hour')) * 60 + Number(of('minute')),
  };
}

/**
 * Instant at which a clock in the zone shows the date and the minute (0…1440, 1440 is the next midnight). Where the
 * clocks skip that time, the instant an hour later is given; where they show it twice, one of the two.
 */
export function instantOf(date: LocalDate, minute: number, timeZone: string): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
  let instant = wanted;
  // Two rounds suffice: the offset found at the first guess is right except next to a change of the clocks.
  for (let round = 0; round < 2; round += 1) instant -= shown(new Date(instant), timeZone) - wanted;
  return new Date(instant);
}

/** What the zone's clock shows, read as if it were UTC, in ms; seconds are cut. */
function shown(at: Date, timeZone: string): number {
  const { date, minute } = localTime(at, timeZone);
  return Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Monday … 6 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}
