import { html } from 'ghtml';
import type { Estimate } from '../../releases/report/estimate.ts';
import { isWhyNoInterval, reportWords } from '../../releases/words/catalogue.ts';
import { intervalText, quantity } from '../../releases/words/estimate-text.ts';
import type { Language } from '../../releases/words/language.ts';
import { number } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { text } from './layout.ts';

/** Heads of a table of estimates. */
export function heads(language: Language): string[] {
  const words = pageWords(language).reportPage;
  return [words.measure, words.value, words.counts, words.interval, words.denominator];
}

/** An estimate as cells: what it is, with a link to its definition; value, count, interval or why none, denominator. */
export function estimateRow(estimate: Estimate, currency: string | null, language: Language, label?: string): string[] {
  return [
    term(estimate, language, label),
    text(valueText(estimate, currency, language)),
    text(countText(estimate, language)),
    text(boundsText(estimate, currency, language)),
    denominator(estimate, language),
  ];
}

/** What the estimate is a share or a mean of. */
export function denominator({ denominatorName }: Estimate, language: Language): string {
  const { denominators } = pageWords(language).reportPage;
  return html`<span class="of">${denominators[denominatorName] ?? denominatorName}</span>`;
}

/** The name of an estimate, linked to what it means. */
export function term({ definition }: Estimate, language: Language, label?: string): string {
  const words = pageWords(language).reportPage;
  return html`<a class="term" href="#def-${definition}">${label ?? words.definitions[definition] ?? definition}</a>`;
}

export function valueText(estimate: Estimate, currency: string | null, language: Language): string {
  if (estimate.value !== null) return quantity(estimate.value, estimate, currency, language);
  const isTime = estimate.unit === 'minutes' || estimate.unit === 'working_minutes';
  const isLate = estimate.n > 0 && isTime && estimate.whyNoInterval !== 'no_calendar';
  return isLate ? reportWords(language).whyNoInterval.not_reached : '—';
}

export function countText({ numerator, n }: Estimate, language: Language): string {
  return numerator === null ? `n\u00a0=\u00a0${number(n, language)}` : reportWords(language).ofN(numerator, n);
}

/** The interval, or why there is none. */
export function boundsText(estimate: Estimate, currency: string | null, language: Language): string {
  const { whyNoInterval: reasons } = reportWords(language);
  const show = (value: number): string => quantity(value, estimate, currency, language);
  const why = isWhyNoInterval(estimate.whyNoInterval) ? reasons[estimate.whyNoInterval] : '';
  return intervalText(estimate, show, language, currency) ?? why;
}
