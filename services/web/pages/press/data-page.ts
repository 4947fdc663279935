import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { number } from '../../../releases/words/number-words.ts';
import type { ReleaseView } from '../../press/release-view.ts';
import { methodWords } from '../../words/press-method-words.ts';
import { table, text } from '../layout.ts';
import { releasePartPage } from './press-page.ts';
import { rowTable } from './row-table.ts';

/** Every file of the package, and every table with all its rows: hidden ones keep their line. */
export function dataPage(view: ReleaseView, language: Language): string {
  const words = methodWords(language);
  const { document, shelved, files } = view;
  const listed = [...shelved.files].map(([path, { bytes, mediaType }]) => [
    html`<a href="${files}/${path}">${path}</a>`,
    text(mediaType.split(';')[0] ?? ''),
    text(`${number(Math.ceil(bytes.byteLength / 1024), language)} kB`),
  ]);
  const tables = document.tables
    .filter(({ rows }) => rows > 0)
    .map(({ id, title }) => {
      const rows = document.rows.filter((row) => row.table === id);
      return html`<section id="${id}"><h2>${title[language]}</h2>
!${rowTable(title[language], document, rows, language)}
<p class="noprint"><a href="${files}/data/${id}.csv">${id}.csv</a>!${view.embargo === null ? html` · <a href="/press/v1/releases/${view.name}/tables/${id}">JSON</a>` : ''}</p></section>`;
    });
  const main = html`<h2>${words.files}</h2>
<p>${words.filesIntro}</p>
!${table(words.files, [words.file, words.mediaType, words.size], listed)}
!${tables}`;
  return releasePartPage(view, 'data', language, main);
}
