import { messageOf } from '../../platform/errors.ts';
import { type CalendarDay, type CalendarFault, HOW_DATES, HOW_KINDS, readDate, readKind } from './calendar-day.ts';
import { objectsOf, placeAt, placeOfSyntaxFault } from './json-places.ts';

export type CalendarJson = {
  readonly days: CalendarDay[];
  readonly faults: CalendarFault[];
  readonly country: string | null;
  readonly source: string | null;
  readonly expected: { readonly workingDays: number; readonly hours40: number } | null;
};

/** Adds a fault at an offset of the text and gives null. */
type Fail = (offset: number, fault: string) => null;

/** Reads a calendar from JSON: days of date and kind, and where given country, source and the official totals. All faults at once. */
export function readCalendarJson(source: string): CalendarJson {
  const text = source.replace(/^\uFEFF/, '');
  const faults: CalendarFault[] = [];
  const fail: Fail = (offset, fault) => {
    const { line, column } = placeAt(text, offset);
    faults.push({ line, column: String(column), fault });
    return null;
  };
  const nothing = { days: [], faults, country: null, source: null, expected: null };
  const data = parsed(text, faults);
  if (!isRecord(data)) {
    if (faults.length === 0) fail(0, 'the file must be one object with "days"');
    return nothing;
  }
  const { days, country, source: named, expected } = data;
  const keyAt = (key: string): number => text.indexOf(`"${key}"`);
  const textOf = (key: string, value: unknown): string | null => {
    if (value === undefined) return null;
    return typeof value === 'string' && value.trim() !== ''
      ? value.trim()
      : fail(keyAt(key), `"${key}" must be a text`);
  };
  if (!Array.isArray(days)) fail(keyAt('days'), '"days" must be a list of {"date": …, "kind": …}');
  const places = objectsOf(text, 'days');
  const list: unknown[] = Array.isArray(days) ? days : [];
  return {
    days: list.flatMap((day, at) => dayOf(day, places[at]?.from ?? keyAt('days'), text, fail)),
    country: textOf('country', country),
    source: textOf('source', named),
    expected: totalsOf(expected, keyAt('expected'), fail),
    faults,
  };
}

function parsed(text: string, faults: CalendarFault[]): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const message = messageOf(thrown);
    const { line, column } = placeOfSyntaxFault(text, message);
    faults.push({ line, column: String(column), fault: `not readable as JSON: ${message}` });
    return null;
  }
}

function dayOf(day: unknown, from: number, text: string, fail: Fail): CalendarDay[] {
  const { date: dateText, kind: kindText } = isRecord(day) ? day : {};
  const date = typeof dateText === 'string' ? readDate(dateText) : null;
  const kind = typeof kindText === 'string' ? readKind(kindText) : null;
  const at = (key: string): number => Math.max(from, text.indexOf(`"${key}"`, from));
  if (date === null) fail(at('date'), `${JSON.stringify(dateText ?? null)} is no day; ${HOW_DATES}`);
  if (kind === null) fail(at('kind'), `${JSON.stringify(kindText ?? null)} is no kind; ${HOW_KINDS}`);
  return date === null || kind === null ? [] : [{ date, kind, line: placeAt(text, from).line }];
}

function totalsOf(expected: unknown, at: number, fail: Fail): CalendarJson['expected'] {
  if (expected === undefined) return null;
  const { workingDays, hours40 } = isRecord(expected) ? expected : {};
  if (typeof workingDays === 'number' && typeof hours40 === 'number') return { workingDays, hours40 };
  return fail(at, '"expected" must hold the numbers workingDays and hours40');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
