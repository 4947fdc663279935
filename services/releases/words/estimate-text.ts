import type { Estimate } from '../report/estimate.ts';
import { isWhyNoInterval, reportWords } from './catalogue.ts';
import type { Language } from './language.ts';
import { duration, money, moneyRange, number, percent, workingDuration } from './number-words.ts';

/** An estimate as text: value with counts and interval, "7 of 11 · 64% (35–85%)", or why something of it is missing. */
export function estimateText(estimate: Estimate, currency: string | null, language: Language): string {
  const words = reportWords(language);
  const show = (value: number): string => quantity(value, estimate, currency, language);
  const why = isWhyNoInterval(estimate.whyNoInterval) ? words.whyNoInterval[estimate.whyNoInterval] : '';
  if (estimate.value === null) return why === '' ? words.whyNoInterval.not_reached : why;
  const counts = estimate.numerator === null ? '' : `${words.ofN(estimate.numerator, estimate.n)} · `;
  return `${counts}${show(estimate.value)} (${intervalText(estimate, show, language, currency) ?? why})`;
}

/** "35–85%"; an open bound is an infinity sign, as in a median whose upper bound lies behind the window. */
export function intervalText(
  { interval, unit, n }: Estimate,
  show: (value: number) => string,
  language: Language,
  currency: string | null = null,
): string | null {
  if (interval === null) return null;
  const { lower, upper } = interval;
  if (unit === 'minor' && lower !== null && upper !== null) return moneyRange(lower, upper, currency, language);
  if (unit === 'share' && lower !== null && upper !== null && lower >= 0) {
    return `${number(lower * 100, language, n > 1000 ? 1 : 0)}–${show(upper)}`;
  }
  return `${lower === null ? '−∞' : show(lower)}\u202f–\u202f${upper === null ? '∞' : show(upper)}`;
}

/** One value in the unit of its estimate. */
export function quantity(value: number, { unit, n }: Estimate, currency: string | null, language: Language): string {
  if (unit === 'share') return percent(value, n, language);
  if (unit === 'working_minutes') return workingDuration(value, language);
  return unit === 'minutes' ? duration(value, language) : money(value, currency, language);
}
