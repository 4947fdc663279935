/** What single cells of exports mean: instants, lengths of time and telephone numbers in the ways that exchanges write them. */
import { phoneNumber } from '../phone-number.ts';
import { localInstant } from './local-time.ts';

const withOffset = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})? ?(Z|UTC|[+-]\d{2}:?\d{2})$/u;
const rfc2822 = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/u;
const dayFirst = /^(\d{2})\.(\d{2})\.(\d{4}),? (\d{1,2}):(\d{2})(?::(\d{2}))?$/u;
const yearFirst = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2}))?$/u;

/**
 * The instant that a cell names: seconds since 1970, a time with its offset (ISO 8601, RFC 2822), or a time on the exchange's clock,
 * year first or day first. Null for everything else.
 */
export function cellInstant(written: string, timeZone: string): Date | null {
  const text = written.trim();
  if (/^\d{10}$/u.test(text)) return new Date(Number(text) * 1000);
  const [, date, time = '', offset = ''] = withOffset.exec(text) ?? [];
  if (date !== undefined)
    return validDate(`${date}T${time}${offset === 'UTC' ? 'Z' : offset.replace(/(\d{2})(\d{2})$/u, '$1:$2')}`);
  if (rfc2822.test(text)) return validDate(text);
  const [, day, month, year, hour = '', minute = '', second = '00'] = dayFirst.exec(text) ?? [];
  if (day !== undefined)
    return localInstant(`${year}-${month}-${day} ${hour.padStart(2, '0')}:${minute}:${second}`, timeZone);
  const [, localDate, clock, seconds = '00'] = yearFirst.exec(text) ?? [];
  return localDate === undefined ? null : localInstant(`${localDate} ${clock}:${seconds}`, timeZone);
}

function validDate(text: string): Date | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Seconds of "75", "1:15" or "00:01:15"; an empty cell is 0. Null for everything else. */
export function cellSeconds(written: string): number | null {
  const text = written.trim();
  if (text === '') return 0;
  if (/^\d{1,6}$/u.test(text)) return Number(text);
  const [, hours = '0', minutes = '0', seconds = '0'] = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})$/u.exec(text) ?? [];
  return text.includes(':') && /^[\d:]+$/u.test(text) && Number(seconds) < 60
    ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
    : null;
}

/** The number in E.164 of a cell such as `+7 812…`, `"Name" <7812…>`, or `="7812…"` as spreadsheets keep it from being calculated. */
export function cellNumber(written: string, country: string): string | null {
  const bracketed = /<([^<>]{1,40})>\s*$/u.exec(written)?.[1];
  return phoneNumber((bracketed ?? written).replace(/^[\s='"]+|["\s]+$/gu, ''), country);
}

/** Whether a cell holds an extension of the exchange. */
export function isExtension(written: string): boolean {
  return /^\d{1,6}$/u.test(written.trim());
}
