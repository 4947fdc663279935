import { html } from 'ghtml';
import type { Estimate } from '../../releases/report/estimate.ts';
import type { PriceReport, Report } from '../../releases/report/report-schema.ts';
import { isWhyNoInterval, reportWords } from '../../releases/words/catalogue.ts';
import { intervalText, quantity } from '../../releases/words/estimate-text.ts';
import type { Language } from '../../releases/words/language.ts';
import { duration, number } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { table, text } from './layout.ts';

/** Rates, modes and channels, each with its count, interval and denominator. */
export function rateTable(report: Report, language: Language): string {
  const words = pageWords(language).reportPage;
  const { rates, modes, channels } = report;
  const estimates = [
    rates.AR2,
    rates.AR1,
    modes.email,
    modes.phone,
    modes.messenger,
    modes.other,
    rates.silent,
    rates.undelivered,
  ];
  const rows = [
    ...estimates.map((estimate) => estimateRow(estimate, null, language)),
    estimateRow(channels.form, null, language, words.byChannel.form),
    estimateRow(channels.mail, null, language, words.byChannel.mail),
  ];
  return table(words.whoAnswered, heads(language), rows);
}

export function dispositionTable({ dispositions, aaporEdition }: Report, language: Language): string {
  const words = pageWords(language).reportPage;
  if (dispositions.length === 0) return html`<p>${words.notEnough}</p>`;
  const rows = dispositions.map(({ code, name, class: group, count }) => [
    text(isDisposition(name, words.dispositionNames) ? words.dispositionNames[name] : name),
    text(code),
    text(group),
    text(count),
  ]);
  return table(
    words.dispositions,
    [words.dispositions, words.code, `${words.group}, ${aaporEdition}`, words.number],
    rows,
    'caption',
  );
}

export function delayTables({ delay }: Report, language: Language): string {
  const words = pageWords(language).reportPage;
  const rows = [delay.median, delay.firstQuarter, delay.meanWaiting].map((estimate) =>
    estimateRow(estimate, null, language),
  );
  const risk = delay.atRisk.map(({ minutes, n }) => [text(duration(minutes, language)), text(n)]);
  return html`!${table(words.howLong, heads(language), rows)}!${table(words.stillWaiting, [words.after, words.stillWaiting], risk, 'caption')}
!${delay.clockFaults === 0 ? '' : html`<p>${words.clockFaults(delay.clockFaults)}</p>`}`;
}

export function priceTables(prices: PriceReport, language: Language): string {
  const words = pageWords(language).reportPage;
  const forms = reportWords(language).quoteForms;
  const rows = [prices.median, prices.geometricMean, prices.mean].map((estimate) =>
    estimateRow(estimate, prices.currency, language),
  );
  const kinds = (['point', 'range', 'from', 'upto'] as const).map((form) => `${forms[form]}: ${prices.forms[form]}`);
  return html`!${table(words.whatItCosts(prices.budget), heads(language), rows)}
<p>n = ${prices.n}. ${kinds.join('; ')}.</p>
<p>${words.vat(prices.vat.added, prices.vat.unknown)} ${words.leftOut(prices.leftOut.otherBasis, prices.leftOut.otherCurrency)}</p>`;
}

export function heads(language: Language): string[] {
  const words = pageWords(language).reportPage;
  return [words.measure, words.value, words.counts, words.interval, words.denominator];
}

export function estimateRow(estimate: Estimate, currency: string | null, language: Language, label?: string): string[] {
  const words = pageWords(language).reportPage;
  const { whyNoInterval: reasons, ofN } = reportWords(language);
  const show = (value: number): string => quantity(value, estimate, currency, language);
  const why = isWhyNoInterval(estimate.whyNoInterval) ? reasons[estimate.whyNoInterval] : '';
  const value = estimate.value === null ? (estimate.n === 0 ? '—' : reasons.not_reached) : show(estimate.value);
  const count =
    estimate.numerator === null ? `n\u00a0=\u00a0${number(estimate.n, language)}` : ofN(estimate.numerator, estimate.n);
  return [
    text(label ?? words.definitions[estimate.definition] ?? estimate.definition),
    text(value),
    text(count),
    text(intervalText(estimate, show, language) ?? why),
    text(words.denominators[estimate.denominatorName] ?? estimate.denominatorName),
  ];
}

function isDisposition<Names extends object>(name: string, names: Names): name is Extract<keyof Names, string> {
  return Object.hasOwn(names, name);
}
