import { createHash } from 'node:crypto';
import { recordAct } from '../../design/campaigns/store.ts';
import { decodeRanking, isNotText } from '../../design/frames/decode-ranking.ts';
import { type BusinessCalendar, type CalendarTotals, calendarHash } from '../../measures/clock/business-calendar.ts';
import type { Database } from '../../platform/database/connect.ts';
import { assembleCalendars } from './assemble-calendar.ts';
import type { CalendarFault } from './calendar-day.ts';
import { readCalendarCsv } from './read-calendar-csv.ts';
import { readCalendarJson } from './read-calendar-json.ts';
import { calendarVersions, insertCalendar, insertWithdrawal, lockYear, type StoredCalendar } from './store.ts';

/** Longest file: ten years of days take a tenth of it. */
const MOST_BYTES = 2_000_000;

export type CalendarFile = { readonly name: string; readonly bytes: Uint8Array };
export type CalendarTerms = {
  readonly country: string | null;
  readonly source: string | null;
  readonly expected: CalendarTotals | null;
  readonly by: string;
};

export type CalendarRead =
  | { readonly kind: 'read'; readonly calendars: readonly BusinessCalendar[]; readonly encoding: string }
  | { readonly kind: 'refused'; readonly faults: readonly CalendarFault[] };

/** Reads a production calendar from CSV or JSON in UTF-8, UTF-16 or Windows-1251; nothing is taken from a file with a fault. Pure. */
export function readCalendarFile({ name, bytes }: CalendarFile, terms: CalendarTerms): CalendarRead {
  const refused = (fault: string): CalendarRead => ({ kind: 'refused', faults: [{ line: 1, column: '1', fault }] });
  if (bytes.length > MOST_BYTES) return refused('larger than any calendar: 2 MB');
  if (isNotText(bytes)) return refused('this is no text file: save the table as CSV');
  const { text, encoding } = decodeRanking(bytes);
  const isJson = name.toLowerCase().endsWith('.json') || /^\uFEFF?\s*\{/.test(text);
  const csv = { country: null, source: null, expected: null };
  const { days, faults, ...told } = isJson ? readCalendarJson(text) : { ...csv, ...readCalendarCsv(text) };
  const source = terms.source ?? told.source ?? '';
  const country = (terms.country ?? told.country ?? 'RU').toUpperCase();
  const unnamed = [
    ...(source === '' ? ['no source: say with --source who published the calendar'] : []),
    ...(/^[A-Z]{2}$/.test(country) ? [] : [`"${country}" is no country code of two letters, e.g. RU`]),
  ].map((fault): CalendarFault => ({ line: 1, column: '1', fault }));
  const built = assembleCalendars(days, { country, source, expected: terms.expected ?? told.expected });
  // Totals of a file whose lines could not all be read say nothing.
  const all = [...faults, ...unnamed, ...(faults.length > 0 ? [] : built.faults)];
  if (all.length > 0) return { kind: 'refused', faults: all.toSorted((a, b) => a.line - b.line) };
  return { kind: 'read', calendars: built.calendars, encoding };
}

export type CalendarsImported =
  | {
      readonly kind: 'imported';
      readonly encoding: string;
      readonly sha256: string;
      readonly calendars: readonly (BusinessCalendar & { readonly outcome: 'new' | 'replaced' | 'unchanged' })[];
    }
  | Extract<CalendarRead, { kind: 'refused' }>;

/** Stores the calendars of a file; an earlier one of the year is kept beneath. The same dates and source again change nothing. */
export async function importCalendar(
  db: Database,
  file: CalendarFile,
  terms: CalendarTerms,
): Promise<CalendarsImported> {
  const read = readCalendarFile(file, terms);
  if (read.kind === 'refused') return read;
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const { encoding } = read;
  const origin = { fileName: file.name, fileSha256: sha256, encoding, by: terms.by };
  return db.transaction().execute(async (tx): Promise<CalendarsImported> => {
    const calendars = [];
    for (const calendar of read.calendars) {
      const { country, year } = calendar;
      await lockYear(tx, country, year);
      const before = await currentVersion(tx, country, year);
      const same =
        before !== null && calendarHash(before) === calendarHash(calendar) && before.source === calendar.source;
      if (!same) {
        await insertCalendar(tx, calendar, origin);
        const detail = { country, year, sha256 };
        await recordAct(tx, { actor: terms.by, action: 'calendar.imported', subject: calendar.source, detail });
      }
      const outcome = same ? 'unchanged' : before === null ? 'new' : 'replaced';
      calendars.push({ ...calendar, outcome } as const);
    }
    return { kind: 'imported', encoding, sha256, calendars };
  });
}

export type CalendarUndone =
  | { readonly kind: 'undone'; readonly withdrawn: StoredCalendar; readonly now: StoredCalendar | null }
  | { readonly kind: 'nothing_imported' };

/** Withdraws the calendar of a year that holds, so that the one before it holds again (or the shipped one, or none). */
export async function undoCalendar(db: Database, country: string, year: number, by: string): Promise<CalendarUndone> {
  return db.transaction().execute(async (tx): Promise<CalendarUndone> => {
    await lockYear(tx, country, year);
    const withdrawn = await currentVersion(tx, country, year);
    if (withdrawn === null) return { kind: 'nothing_imported' };
    await insertWithdrawal(tx, withdrawn.id, by);
    const detail = { country, year, sha256: withdrawn.fileSha256 };
    await recordAct(tx, { actor: by, action: 'calendar.withdrawn', subject: withdrawn.source, detail });
    return { kind: 'undone', withdrawn, now: await currentVersion(tx, country, year) };
  });
}

async function currentVersion(tx: Database, country: string, year: number): Promise<StoredCalendar | null> {
  return (await calendarVersions(tx, country, year)).find(({ withdrawnAt }) => withdrawnAt === null) ?? null;
}
