import { html } from 'ghtml';
import {
  chartFinding,
  countRange,
  type ReleaseChart,
  releaseCharts,
  toldRows,
} from '../../../releases/charts/release/release-chart.ts';
import type { ReleaseDocument } from '../../../releases/release/release-document.ts';
import { reportWords } from '../../../releases/words/catalogue.ts';
import type { Language } from '../../../releases/words/language.ts';
import { date } from '../../../releases/words/number-words.ts';
import { releaseWords } from '../../../releases/words/release-words.ts';
import { boundsText } from '../../../releases/words/row-text.ts';

export type Headline = { readonly chart: ReleaseChart; readonly sentence: string; readonly support: string };

/** The findings of a release as sentences, each with n, the interval where it is one figure, and the dates. */
export function headlines(document: ReleaseDocument, language: Language): Headline[] {
  return releaseCharts(document).map((chart) => ({
    chart,
    sentence: `${chartFinding(document, chart, language)}.`,
    support: supportOf(document, chart, language),
  }));
}

function supportOf(document: ReleaseDocument, chart: ReleaseChart, language: Language): string {
  const rows = toldRows(document, chart);
  const [only] = rows;
  const bounds = rows.length === 1 && only !== undefined ? boundsText(only, language) : null;
  const words = releaseWords(language);
  const told = bounds !== null && only?.unit === 'points' ? words.points(bounds) : bounds;
  const interval = told === null ? [] : [words.interval(told)];
  return [`n\u00a0=\u00a0${countRange(rows)}`, ...interval, fieldDates(document, language)].join('; ');
}

/** From the first letter to the last day on which an answer counted. */
export function fieldDates({ wave }: ReleaseDocument, language: Language): string {
  return reportWords(language).dates(date(wave.launchedAt, language), date(wave.responseClosesAt, language));
}

/** The first findings as a list; `addressOf` says where each is told in full. */
export function headlineList(found: readonly Headline[], addressOf: (chart: ReleaseChart) => string): string {
  return html`<ul class="findings">!${found.map(
    ({ chart, sentence, support }) =>
      html`<li><strong><a href="${addressOf(chart)}">${sentence}</a></strong> <span class="soft">${support}</span></li>`,
  )}</ul>`;
}
