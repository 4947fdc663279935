import type { Row } from '../cube/row.ts';
import { reportWords } from './catalogue.ts';
import type { Language } from './language.ts';
import { money, moneyRange, number, percent, workingDuration } from './number-words.ts';
import { releaseWords } from './release-words.ts';

const HOUR_SIGN: Readonly<Record<Language, string>> = { ru: 'ч', en: 'h' };

/** A frozen row as text, "90 of 125 · 72% (64–79%)", or why its figure is missing. No digit that the row does not hold. */
export function rowText(row: Row, language: Language): string {
  if (row.status !== 'published' || row.value === null) return missingText(row, language);
  const counts =
    row.numerator === null || row.n === null ? '' : `${reportWords(language).ofN(row.numerator, row.n)}\u00a0·\u00a0`;
  const bounds = boundsText(row, language);
  const n = row.numerator === null && row.n !== null ? `, n\u00a0=\u00a0${number(row.n, language)}` : '';
  return `${counts}${valueText(row, row.value, language)}${bounds === null ? '' : ` (${bounds})`}${n}`;
}

/** One value in the unit of its row, as exact as the row has it. */
export function valueText(
  { unit, cell }: { readonly unit: string; readonly cell: Row['cell'] },
  value: number,
  language: Language,
): string {
  if (unit === 'percent') return percent(value / 100, 0, language);
  if (unit === 'points') return releaseWords(language).points(signed(value, language));
  if (unit === 'hours') return rowHours(value, language);
  if (unit === 'working_hours') return releaseWords(language).workingHours(number(value, language, 1));
  if (unit === 'probability') return releaseWords(language).probability(number(value, language, 3));
  if (unit === 'working_hours') return workingDuration(value * 60, language);
  if (unit === 'probability') return number(value, language, 3);
  return money(value, cell.currency ?? null, language);
}

/** Hours as the row has them, to the half hour. */
export function rowHours(hours: number, language: Language): string {
  // Differences of waits may be negative: a minus, not a hyphen.
  return `${number(hours, language, 1).replace('-', '−')}\u00a0${HOUR_SIGN[language]}`;
}

/** "64–79%"; where a bound is open the other one says from or up to where. Null: the row has no interval. */
export function boundsText(row: Row, language: Language): string | null {
  const { lower, upper, unit } = row;
  const words = releaseWords(language);
  if (lower === null && upper === null) return null;
  if (lower === null) return words.upTo(valueText(row, upper ?? 0, language));
  if (upper === null) return words.from(valueText(row, lower, language));
  if (unit === 'minor') return moneyRange(lower, upper, row.cell.currency ?? null, language);
  if (unit === 'points') return `${signed(lower, language)}\u202f…\u202f${signed(upper, language)}`;
  return `${number(lower, language, 1)}–${valueText(row, upper, language)}`;
}

function missingText({ status }: Row, language: Language): string {
  return releaseWords(language).missing[status === 'published' ? 'nothing_counted' : status];
}

/** With its sign; a minus, not a hyphen. */
function signed(value: number, language: Language): string {
  const digits = number(Math.abs(value), language, 1);
  return value > 0 ? `+${digits}` : value < 0 ? `−${digits}` : digits;
}
