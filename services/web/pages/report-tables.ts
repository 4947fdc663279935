import { html } from 'ghtml';
import type { PriceReport, Report } from '../../releases/report/report-schema.ts';
import { budgetWords } from '../../releases/words/budget-text.ts';
import { reportWords } from '../../releases/words/catalogue.ts';
import type { Language } from '../../releases/words/language.ts';
import { money } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { curveTable } from './curve-table.ts';
import { estimateRow, heads } from './estimate-rows.ts';
import { table, text } from './layout.ts';

/** Rates, modes and channels, each with its count, interval and denominator. */
export function rateTable(report: Report, language: Language): string {
  const words = pageWords(language).reportPage;
  const { rates, modes, channels, interrogating, contacted } = report;
  const estimates = [
    rates.AR2,
    rates.AR1,
    modes.email,
    modes.phone,
    modes.messenger,
    modes.other,
    rates.silent,
    rates.undelivered,
    contacted.form,
    ...(interrogating === null ? [] : [interrogating]),
  ];
  const rows = [
    ...estimates.map((estimate) => estimateRow(estimate, null, language)),
    estimateRow(channels.form, null, language, words.byChannel.form),
    estimateRow(channels.mail, null, language, words.byChannel.mail),
  ];
  return table(words.whoAnswered, heads(language), rows);
}

/** Final dispositions, and whoever is still open: a silence that is still running is not silent yet. */
export function dispositionTable({ dispositions, aaporEdition, cases }: Report, language: Language): string {
  const { life, reportPage: words } = pageWords(language);
  const open = [
    [cases.windowRunning, life.openRow(cases.answeredInRunningWindow)],
    [cases.notDeliveredYet, life.notSentYet],
  ] as const;
  const rows = [
    ...dispositions.map(({ code, name, class: group, count }) => [
      text(isDisposition(name, words.dispositionNames) ? words.dispositionNames[name] : name),
      text(code),
      text(group),
      text(count),
    ]),
    ...open.filter(([count]) => count > 0).map(([count, label]) => [text(label), '—', '—', text(count)]),
  ];
  if (rows.length === 0) return html`<p>${words.notEnough}</p>`;
  return table(
    words.dispositions,
    [words.dispositions, words.code, `${words.group}, ${aaporEdition}`, words.number],
    rows,
    'caption',
  );
}

export function delayTables({ delay }: Report, language: Language): string {
  const words = pageWords(language).reportPage;
  const rows = [delay.median, delay.firstQuarter, delay.meanWaiting, delay.meanOfAnswerers].map((estimate) =>
    estimateRow(estimate, null, language),
  );
  return html`!${table(words.howLong, heads(language), rows)}!${delay.n === 0 ? '' : curveTable(delay, language)}
!${delay.clockFaults === 0 ? '' : html`<p>${words.clockFaults(delay.clockFaults)}</p>`}`;
}

export function priceTables(prices: PriceReport, language: Language): string {
  const words = pageWords(language).reportPage;
  const forms = reportWords(language).quoteForms;
  const { rules, review } = prices;
  const byEnds = [rules.lowEnd.median, rules.highEnd.median, rules.lowEnd.mean, rules.highEnd.mean];
  const unreviewed = review.flagged === 0 ? [] : [review.median];
  const rows = [prices.median, prices.geometricMean, prices.mean, ...byEnds, ...unreviewed].map((estimate) =>
    estimateRow(estimate, prices.currency, language),
  );
  const kinds = (['point', 'range', 'from', 'upto'] as const)
    .filter((form) => prices.forms[form] > 0)
    .map((form) => `${forms[form]}: ${prices.forms[form]}`);
  const { vat, leftOut } = prices;
  const notes = [
    `n = ${prices.n}${kinds.length === 0 ? '' : '; '}${kinds.join('; ')}.`,
    ...(vat.added + vat.unknown > 0 ? [words.vat(vat.added, vat.unknown)] : []),
    ...(prices.converted > 0 ? [words.converted(prices.converted)] : []),
    ...(leftOut.otherBasis + leftOut.otherCurrency > 0
      ? [words.leftOut(leftOut.otherBasis, leftOut.otherCurrency)]
      : []),
  ];
  return html`!${table(words.whatItCosts(budgetWords(prices, language)), heads(language), rows)}
<p>${notes.join(' ')}</p>
!${prices.n === 0 ? '' : binTable(prices, language)}`;
}

function binTable(prices: PriceReport, language: Language): string {
  const { edges, counts } = prices.histogram;
  const { life, reportPage } = pageWords(language);
  const edge = (bin: number): string => money(edges[bin] ?? 0, prices.currency, language);
  const rows = counts.map((count, bin) => [text(`${edge(bin)} – ${edge(bin + 1)}`), text(count)]);
  return table(life.bins(budgetWords(prices, language)), [life.range, reportPage.number], rows, 'caption');
}

function isDisposition<Names extends object>(name: string, names: Names): name is Extract<keyof Names, string> {
  return Object.hasOwn(names, name);
}
