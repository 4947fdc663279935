/** What a production calendar says of a day that is not like its weekday: it works, does not, or closes an hour earlier. */
export type DayKind = 'working' | 'holiday' | 'shortened';

/** One line of a calendar file; `date` is YYYY-MM-DD. */
export type CalendarDay = { readonly date: string; readonly kind: DayKind; readonly line: number };

/** A fault of the file: its line and column (name or number) from 1, and what to do. */
export type CalendarFault = { readonly line: number; readonly column: string; readonly fault: string };

const KINDS: Readonly<Record<string, DayKind>> = {
  working: 'working',
  holiday: 'holiday',
  shortened: 'shortened',
  рабочий: 'working',
  праздник: 'holiday',
  выходной: 'holiday',
  сокращённый: 'shortened',
  сокращенный: 'shortened',
  предпраздничный: 'shortened',
};

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const RUSSIAN = /^(\d{2})\.(\d{2})\.(\d{4})$/;

/** A day as "2027-01-01" or "01.01.2027"; null when it is neither or no day of the calendar. */
export function readDate(text: string): string | null {
  const russian = RUSSIAN.exec(text);
  const date = russian === null ? text : `${russian[3]}-${russian[2]}-${russian[1]}`;
  if (!ISO.test(date)) return null;
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date ? null : date;
}

/** The kind of a day by its English or Russian word; null for another word. */
export function readKind(text: string): DayKind | null {
  const word = text.normalize('NFC').toLowerCase();
  return Object.hasOwn(KINDS, word) ? (KINDS[word] ?? null) : null;
}

export const HOW_DATES = 'write 2027-01-01 or 01.01.2027';
export const HOW_KINDS = 'write working, holiday or shortened (рабочий, выходной, сокращённый)';
