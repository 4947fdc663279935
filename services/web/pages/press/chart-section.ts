import { html } from 'ghtml';
import { chartFinding, chartRows, type ReleaseChart } from '../../../releases/charts/release/release-chart.ts';
import type { Language } from '../../../releases/words/language.ts';
import type { ReleaseView } from '../../press/release-view.ts';
import { pressWords } from '../../words/press-words.ts';
import { inLanguage } from '../layout.ts';
import { rowTable } from './row-table.ts';

/** A finding: its picture, how to read it, its numbers as a table, its data in every format, and the code to embed it. */
export function chartSection(view: ReleaseView, chart: ReleaseChart, language: Language): string {
  const words = pressWords(language);
  const rows = chartRows(view.document, chart);
  return html`<section id="${chart}"><h2>${words.headings[chart]}</h2>
<figure>
!${picture(view, chart, language)}
</figure>
<p>${words.howToRead}: ${words.reading[chart]}</p>
<details><summary>${words.figures}</summary>!${rowTable(words.headings[chart], view.document, rows, language)}</details>
<ul class="saves noprint"><li>${words.saveAs}</li>!${['svg', 'png', 'csv', 'json'].map(
    (ending) => html`<li><a href="${pictureAddress(view, chart, ending, language)}">${ending.toUpperCase()}</a></li>`,
  )}</ul>
!${view.embargo === null ? embedDetails(view, chart, language) : ''}
</section>`;
}

/** A picture in a wide and a narrow, a light and a dark form; its text says the finding, the table below says the rest. */
export function picture(view: ReleaseView, chart: ReleaseChart, language: Language, lazy = true): string {
  const address = pictureAddress(view, chart, 'svg', language);
  const loading = lazy ? ' loading="lazy"' : '';
  return html`<picture>
<source media="print" srcset="${address}">
<source media="(max-width: 44rem) and (prefers-color-scheme: dark)" srcset="${address}&size=narrow&theme=dark">
<source media="(max-width: 44rem)" srcset="${address}&size=narrow">
<source media="(prefers-color-scheme: dark)" srcset="${address}&theme=dark">
<img src="${address}" alt="${chartFinding(view.document, chart, language)}"!${loading}>
</picture>`;
}

export function pictureAddress(view: ReleaseView, chart: ReleaseChart, ending: string, language: Language): string {
  return inLanguage(`${view.pictures}/${chart}.${ending}`, language);
}

function embedDetails(view: ReleaseView, chart: ReleaseChart, language: Language): string {
  const words = pressWords(language);
  return html`<details class="noprint"><summary>${words.embed}</summary>
<p>${words.embedNote}</p>
<pre><code>${frameCode(view, chart, language, '100%', 640)}</code></pre></details>`;
}

/** Code of a frame around a picture's own small page. */
export function frameCode(
  view: ReleaseView,
  chart: ReleaseChart,
  language: Language,
  width: string | number,
  height: number,
): string {
  const address = `${view.origin}${inLanguage(`${view.pictures}/${chart}`, language)}`;
  const title = chartFinding(view.document, chart, language);
  return html`<iframe src="${address}" title="${title}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
}
