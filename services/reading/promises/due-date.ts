import { addDays } from '../../design/schedule/zoned-time.ts';
import { months, numberWords, weekdays } from './promise-words.ts';

/** The last day on which a promise is kept, YYYY-MM-DD of the letter's own calendar, and the words that say so. */
export type DueDate = { readonly due: string; readonly start: number; readonly end: number };

const DAY_MS = 86_400_000;
const start = '(?<![\\p{L}\\p{N}])';
const stop = '(?![\\p{L}\\p{N}])';
const of = (source: string): RegExp => new RegExp(`${start}(?:${source})`, 'iu');
const amount = `(\\d{1,2}(?:\\s?[-–—]\\s?\\d{1,2})?|${Object.keys(numberWords).join('|')})`;

/** 1 = Monday … 7 = Sunday. */
function weekday(on: string): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay() || 7;
}

function workdaysAfter(on: string, count: number): string {
  let day = on;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (weekday(day) <= 5) left -= 1;
  }
  return day;
}

function countOf(written: string): number {
  const last = written.split(/[-–—]/u).at(-1)?.trim() ?? '';
  return Number(last) || (numberWords[written.toLowerCase()] ?? 1);
}

/** A day and a month without a year is the next such day. */
function dateOf(on: string, day: number, month: number, year: string | undefined): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const full = year === undefined ? Number(on.slice(0, 4)) : Number(year.length === 2 ? `20${year}` : year);
  const written = (y: number) => `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = year === undefined && written(full) < on ? written(full + 1) : written(full);
  const at = new Date(`${date}T00:00:00Z`);
  const far = at.getTime() - Date.parse(`${on}T00:00:00Z`) > 200 * DAY_MS;
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== date || far ? null : date;
}

type Rule = { readonly pattern: RegExp; readonly due: (on: string, match: RegExpExecArray) => string | null };
const days = (count: number) => (on: string) => addDays(on, count);
const monthNames = months.map((names) => `(?:${names})`).join('|');
const monthOf = (name: string) => months.findIndex((names) => new RegExp(`^(?:${names})`, 'iu').test(name)) + 1;

/** First match of the first rule counts: a date says more than a weekday, a weekday more than a number of days. */
const rules: readonly Rule[] = [
  {
    pattern: of(`(\\d{1,2})(?:-?го|st|nd|rd|th|\\.)? (?:of )?(${monthNames})\\p{L}*(?: (20\\d\\d))?`),
    due: (on, [, day, month = '', year]) => dateOf(on, Number(day), monthOf(month), year),
  },
  {
    pattern: new RegExp(`${start}(${monthNames})\\p{L}{0,6}\\.? (\\d{1,2})(?:st|nd|rd|th)?${stop}`, 'iu'),
    due: (on, [, month = '', day]) => dateOf(on, Number(day), monthOf(month), undefined),
  },
  {
    pattern: of(
      '(?:до|к|не позднее|by|on|before|until|bis(?: zum)?|am|spätestens(?: am)?) (\\d{1,2})[./](\\d{1,2})(?:[./](20\\d\\d|\\d\\d)(?!\\d))?(?!\\d)',
    ),
    due: (on, [, day, month, year]) => dateOf(on, Number(day), Number(month), year),
  },
  { pattern: of(`послезавтра|the day after tomorrow|übermorgen`), due: days(2) },
  { pattern: of(`завтра${stop}|завтрашн|tomorrow|(?<!guten )morgen${stop}|24 час|24 hours|24 Stunden`), due: days(1) },
  {
    pattern: of(
      '(?:на|до конца|в течение) следующей недел|next week(?! (?:on )?\\p{L}*day)|(?:in der )?(?:nächste|kommende)[nr]? Woche',
    ),
    due: (on) => addDays(on, 14 - weekday(on)),
  },
  {
    pattern: of(
      '(?:на|до конца) (?:этой |текущей )?недел|(?:this|the end of (?:the|this)) week|diese[rn]? Woche|Ende der Woche|Wochenende',
    ),
    due: (on) => addDays(on, 7 - weekday(on)),
  },
  ...weekdays.map((names, index) => ({
    pattern: new RegExp(`${start}(?:${names})`, 'iu'),
    due: (on: string) => addDays(on, ((index + 7 - weekday(on)) % 7) + 1),
  })),
  {
    pattern: of(
      `(?:в течение|за|через|within|in|innerhalb(?: von)?|binnen) (?:a |the |next |ближайш\\p{L}{2} )?${amount} (?:of )?(?:рабоч\\p{L}{2,3} дн|working days?|business days?|Werktag|Arbeitstag)`,
    ),
    due: (on, [, count = '']) => workdaysAfter(on, countOf(count)),
  },
  {
    pattern: of(
      `(?:в течение|за|через|within|in|innerhalb(?: von)?|binnen) (?:a |the |next )?${amount} (?:of )?(?:дн|суток|days?|Tag)`,
    ),
    due: (on, [, count = '']) => addDays(on, countOf(count)),
  },
  {
    pattern: of(
      `(?:через|в течение|within|in|innerhalb|binnen) (?:a |one |einer |1 )?(?:недел|week${stop}|Woche${stop})`,
    ),
    due: days(7),
  },
  {
    pattern: of(
      `сегодня|(?:до конца|в течение) дня|через (?:час|пару часов|\\d час)|today|(?:by )?(?:the )?end of (?:the )?day|within (?:an|the) hour|tonight|this (?:afternoon|evening)|heute|in einer Stunde`,
    ),
    due: days(0),
  },
];

/**
 * The day that a sentence names as a term, read on the day `on` (YYYY-MM-DD). A weekday is the next one, a span ends with its larger
 * number, a week with Sunday. Null where none is named.
 */
export function dueDateIn(text: string, on: string): DueDate | null {
  for (const { pattern, due } of rules) {
    const match = pattern.exec(text);
    const day = match === null ? null : due(on, match);
    if (match !== null && day !== null) return { due: day, start: match.index, end: match.index + match[0].length };
  }
  return null;
}
