import { html } from 'ghtml';
import type { Language } from '../../releases/words/language.ts';
import { asset } from '../assets/assets.ts';
import { pageWords } from '../words/catalogue.ts';
import { pressWords } from '../words/press-words.ts';
import { DOORS_PLACE, READER_PLACE } from './navigation.ts';

/** What the shell around every page needs. `path` is the page's own address with its query, without the language. */
export type Shell = {
  readonly language: Language;
  readonly title: string;
  readonly path: string;
  readonly rehearsal: boolean;
  /** A style sheet beside the common one. */
  readonly sheet?: 'gallery.css' | 'press.css' | 'desk.css';
  /** A page for everybody: its links lead to nothing that asks for a sign-in, and it is the same for everybody. */
  readonly audience?: 'public';
  /** Further markup of the head: descriptions, feeds, what embeds the page. */
  readonly head?: string;
  /** Markup above everything else, such as an embargo. */
  readonly notice?: string;
  /** Reload so often where scripts are off; null: never. */
  readonly refreshSeconds?: number;
};

/** An address inside the site in a language. */
export function inLanguage(path: string, language: Language): string {
  return `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

/**
 * A whole page. `main` is markup that was made by the same escaping template; everything else is escaped here. Nothing is
 * written into the page that would need a looser policy: no inline script, no inline style.
 */
export function page(shell: Shell, main: string): string {
  const { language, path } = shell;
  const words = pageWords(language);
  const other: Language = language === 'ru' ? 'en' : 'ru';
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${shell.title} · ${words.product}</title>
<link rel="stylesheet" href="${asset('style.css')}">
<link rel="stylesheet" href="${asset('report.css')}">
!${shell.sheet === undefined ? '' : html`<link rel="stylesheet" href="${asset(shell.sheet)}">`}
<link rel="alternate" hreflang="${other}" href="${inLanguage(path, other)}">
<link rel="icon" type="image/svg+xml" href="${asset('icon.svg')}">
!${shell.head ?? ''}
!${shell.refreshSeconds === undefined ? '' : html`<noscript><meta http-equiv="refresh" content="${shell.refreshSeconds}"></noscript>`}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
!${shell.rehearsal ? html`<aside class="rehearsal">${words.rehearsalBanner}</aside>` : ''}
!${shell.notice ?? ''}
<header class="top">
<a class="brand" href="${inLanguage('/', language)}">${words.product}</a>
<nav aria-label="${words.product}">
!${shell.audience === 'public' ? publicDoors(language) : DOORS_PLACE}
<a href="/api/docs/">${words.api}</a>
<a href="${inLanguage(path, other)}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a>
</nav>
!${shell.audience === 'public' ? '' : READER_PLACE}
</header>
<main id="main" tabindex="-1">
!${main}
</main>
</body>
</html>`;
}

function publicDoors(language: Language): string {
  const { releases, glossary } = pressWords(language);
  return html`!${link('/releases', releases, language)}
!${link('/glossary', glossary, language)}`;
}

/**
 * A table that scrolls in its own box on narrow screens and can be reached there with the keyboard. Cells are markup. A caption that
 * repeats the heading above is for screen readers only.
 */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  shown: 'caption' | 'no caption' = 'no caption',
): string {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption class="${shown === 'caption' ? 'shown' : 'spoken'}">${caption}</caption>
<thead><tr>!${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>!${rows.map(rowMarkup)}</tbody>
</table></div>`;
}

function rowMarkup([first = '', ...rest]: readonly string[]): string {
  return html`<tr><th scope="row">!${first}</th>!${rest.map((cell) => html`<td>!${cell}</td>`)}</tr>`;
}

/** Plain text as markup. */
export function text(value: string | number): string {
  return html`${value}`;
}

export function link(path: string, label: string, language: Language): string {
  return html`<a href="${inLanguage(path, language)}">${label}</a>`;
}
