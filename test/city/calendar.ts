const MOSCOW_OFFSET_MS = 3 * 3600_000;
const DAY_MS = 24 * 3600_000;
const OPENS_AT_MS = 9.5 * 3600_000;
const CLOSES_AT_MS = 18.5 * 3600_000;

/** Field times have whole seconds here: a mail server keeps no more of them. */
export function wholeSecond(epochMs: number): number {
  return Math.floor(epochMs / 1000) * 1000;
}

export function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/**
 * The first moment at or after `epochMs` at which people sit in a Moscow office (Monday to Friday, 9:30 to 18:30);
 * a moment that falls outside is moved `jitterSeconds` after the opening, because nobody answers at the first stroke.
 */
export function whenPeopleWork(epochMs: number, jitterSeconds: number): number {
  const local = epochMs + MOSCOW_OFFSET_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const ofDay = local - midnight;
  if (isWeekday(midnight) && ofDay >= OPENS_AT_MS && ofDay < CLOSES_AT_MS) return epochMs;
  let opening = midnight + OPENS_AT_MS;
  if (ofDay >= OPENS_AT_MS) opening += DAY_MS;
  while (!isWeekday(opening)) opening += DAY_MS;
  return opening + jitterSeconds * 1000 - MOSCOW_OFFSET_MS;
}

/** The open moment nearest to `epochMs`, the last minutes before a closing included, but none before `notBefore`. */
export function nearestWorkingTime(epochMs: number, jitterSeconds: number, notBefore: number): number {
  const later = whenPeopleWork(epochMs, jitterSeconds);
  if (later === epochMs) return epochMs;
  const earlier = lastClosing(epochMs) - jitterSeconds * 1000;
  return earlier >= notBefore && epochMs - earlier < later - epochMs ? earlier : later;
}

function lastClosing(epochMs: number): number {
  const local = epochMs + MOSCOW_OFFSET_MS;
  let closing = Math.floor(local / DAY_MS) * DAY_MS + CLOSES_AT_MS;
  while (closing > local || !isWeekday(closing)) closing -= DAY_MS;
  return closing - MOSCOW_OFFSET_MS;
}

/** A moment as a Moscow wall clock shows it: "2026-09-03 14:05:11". */
export function moscowClock(epochMs: number): string {
  return new Date(epochMs + MOSCOW_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

function isWeekday(localMs: number): boolean {
  const day = new Date(localMs).getUTCDay();
  return day !== 0 && day !== 6;
}
