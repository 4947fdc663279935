import { csvLines } from '../../platform/csv-lines.ts';
import { type CalendarDay, type CalendarFault, HOW_DATES, HOW_KINDS, readDate, readKind } from './calendar-day.ts';

/** Longer than any honest line: a broken quotation mark. */
const LONGEST_ROW = 2_000;
const DATE_NAMES: ReadonlySet<string> = new Set(['date', 'дата']);
const KIND_NAMES: ReadonlySet<string> = new Set(['kind', 'вид', 'тип']);

/** Reads days from CSV with a header line and the columns date and kind (дата, вид), comma, semicolon or tab. All faults at once. */
export function readCalendarCsv(text: string): { days: CalendarDay[]; faults: CalendarFault[] } {
  const lines = csvLines(text, LONGEST_ROW);
  if ('fault' in lines) return { days: [], faults: [{ ...lines, column: '1' }] };
  const [header, ...rows] = lines;
  const names = (header?.record ?? []).map((name) => name.toLowerCase());
  const [dateAt, kindAt] = [DATE_NAMES, KIND_NAMES].map((known) => names.findIndex((name) => known.has(name)));
  const missing = [
    ...(dateAt === -1 || dateAt === undefined ? ['date'] : []),
    ...(kindAt === -1 || kindAt === undefined ? ['kind'] : []),
  ];
  if (missing.length > 0) {
    const faults = missing.map((column) => ({
      line: 1,
      column,
      fault: 'this column is missing: the first line must name date and kind (дата, вид)',
    }));
    return { days: [], faults };
  }
  const days: CalendarDay[] = [];
  const faults: CalendarFault[] = [];
  for (const { record, info } of rows) {
    const cell = (at: number | undefined): string => record[at ?? -1] ?? '';
    const [date, kind] = [readDate(cell(dateAt)), readKind(cell(kindAt))];
    const line = info.lines;
    if (date === null) faults.push({ line, column: 'date', fault: `"${shown(cell(dateAt))}" is no day; ${HOW_DATES}` });
    if (kind === null)
      faults.push({ line, column: 'kind', fault: `"${shown(cell(kindAt))}" is no kind; ${HOW_KINDS}` });
    if (date !== null && kind !== null) days.push({ date, kind, line });
  }
  return { days, faults };
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
