import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { type ImportWords, importWords } from '../../words/research-import-words.ts';
import { inLanguage, page, table, text } from '../layout.ts';
import { researchHead } from './campaign-frame.ts';
import { field, notice } from './form-parts.ts';

export type ImportShown = {
  readonly calendars: readonly { readonly country: string; readonly year: number; readonly source: string }[];
  /** How many entries were taken in; null: nothing was tried. */
  readonly taken: number | null;
  readonly leftOut: readonly string[];
  readonly refused: readonly string[];
  readonly typed: Readonly<Record<string, string>>;
  readonly rehearsal: boolean;
};

/** Exchange rates and production calendars, as files; what is wrong in them stands above with its line. */
export function importPage(shown: ImportShown, language: Language): string {
  const words = importWords(language);
  const { taken, leftOut, refused, calendars } = shown;
  const rows = calendars.map(({ country, year, source }) => [text(country), text(year), text(source)]);
  const main = html`<h1>${words.heading}</h1>
!${taken === null ? '' : notice(words.done(taken))}
!${list(words.refused, refused)}!${list(words.leftOut, leftOut)}
<h2>${words.rates}</h2><p>${words.ratesWhat}</p>!${form('rates', ['source', 'into'], shown, words, language)}
<h2>${words.calendar}</h2><p>${words.calendarWhat}</p>!${form('calendar', ['source', 'country'], shown, words, language)}
<h2>${words.known}</h2>!${rows.length === 0 ? html`<p>${words.none}</p>` : table(words.known, [words.country, words.year, words.source], rows)}`;
  const shell = { language, title: words.heading, path: '/imports', head: researchHead() };
  return page({ ...shell, rehearsal: shown.rehearsal }, main);
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return html`<div class="notice warn" role="alert"><p>${title}</p><ul class="tall">!${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}

type Name = 'source' | 'into' | 'country';

function form(
  what: string,
  names: readonly Name[],
  { typed }: ImportShown,
  words: ImportWords,
  language: Language,
): string {
  const lines = names.map((name) => {
    const id = `${what}-${name}`;
    const control = html`<input id="${id}" name="${name}" required maxlength="200" value="${typed[id] ?? ''}">`;
    return field({ id, label: words[name], control });
  });
  const fileId = `${what}-file`;
  const file = html`<input id="${fileId}" name="file" type="file" required>`;
  return html`<form method="post" enctype="multipart/form-data" action="${inLanguage(`/imports/${what}`, language)}">
!${lines}!${field({ id: fileId, label: words.file, control: file })}
<p><button type="submit">${words.send}</button></p></form>`;
}
