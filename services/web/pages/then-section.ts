import { html } from 'ghtml';
import type { Estimate } from '../../releases/report/estimate.ts';
import type { ThenAndNow } from '../../releases/report/life-schema.ts';
import type { Report } from '../../releases/report/report-schema.ts';
import { quantity } from '../../releases/words/estimate-text.ts';
import type { Language } from '../../releases/words/language.ts';
import { pageWords } from '../words/catalogue.ts';
import { boundsText, countText, denominator, term, valueText } from './estimate-rows.ts';
import { table, text } from './layout.ts';

type ThenRow = ThenAndNow['rows'][number];
const SIZES_SHOWN = 8;

/** The figures of 2014 beside ours, AR1 and AR2 side by side, the restricted mean beside the mean of the answerers. */
export function thenTable(report: Report, language: Language): string {
  const { life, reportPage } = pageWords(language);
  const { rates, delay, thenAndNow, prices } = report;
  const rows = thenAndNow.rows.flatMap((row) => {
    const own = ourRow(row, prices[0]?.currency ?? null, language);
    if (row.id === 'form') {
      return [
        own,
        besides(life.thenLabels.AR1, rates.AR1, language),
        besides(life.thenLabels.AR2, rates.AR2, language),
      ];
    }
    return row.id === 'meanDelay' ? [own, besides(life.thenLabels.restricted, delay.meanWaiting, language)] : [own];
  });
  const columns = [
    reportPage.measure,
    life.in2014,
    life.here,
    reportPage.counts,
    reportPage.interval,
    reportPage.denominator,
  ];
  return html`!${table(life.thenHeading, columns, rows)}
<p>${life.thenNote}</p>
<p>${sizesText(report, language)}</p>`;
}

function ourRow(
  { id, unit, published, approximate, ours }: ThenRow,
  currency: string | null,
  language: Language,
): string[] {
  const { life } = pageWords(language);
  const like = { unit, n: 0 } as Estimate;
  const shown = quantity(published, like, 'RUB', language);
  const then = text(approximate ? life.about(shown) : shown);
  if (ours === null)
    return [
      text(life.thenLabels[id]),
      then,
      text('—'),
      text(unit === 'share' ? life.noSuchItem : life.severalTables),
      '',
      '',
    ];
  return [term(ours, language, life.thenLabels[id]), then, ...ourCells(ours, currency, language)];
}

function besides(label: string, ours: Estimate, language: Language): string[] {
  const none = text(pageWords(language).life.notPublished);
  return [term(ours, language, label), none, ...ourCells(ours, null, language)];
}

function ourCells(ours: Estimate, currency: string | null, language: Language): string[] {
  return [
    html`<strong>${valueText(ours, currency, language)}</strong>`,
    text(countText(ours, language)),
    text(boundsText(ours, currency, language)),
    denominator(ours, language),
  ];
}

function sizesText({ thenAndNow }: Report, language: Language): string {
  const { life } = pageWords(language);
  const { sizesOfPie, sizesOfAll, searchedTo, emailAtSmallest: smallest } = thenAndNow;
  const list = (sizes: readonly number[]): string =>
    `n = ${sizes.slice(0, SIZES_SHOWN).join(', ')}${sizes.length > SIZES_SHOWN ? '…' : ''} (${sizes.length})`;
  const interval = boundsText(smallest, null, language);
  return `${life.sizes({ pie: list(sizesOfPie), all: list(sizesOfAll), searchedTo })} ${life.smallestSize({ x: smallest.numerator ?? 0, n: smallest.n, interval })}`;
}
