import { html } from 'ghtml';
import type { ReleaseHead } from '../../../releases/release/store.ts';
import type { Language } from '../../../releases/words/language.ts';
import { date } from '../../../releases/words/number-words.ts';
import { pressWords } from '../../words/press-words.ts';
import { rawMailWords } from '../../words/raw-mail-words.ts';
import { inLanguage, link, table, text } from '../layout.ts';
import { publicPage } from './press-page.ts';

/** Every published version, newest first. */
export function releasesPage(heads: readonly ReleaseHead[], language: Language): string {
  const words = pressWords(language);
  const main = html`<h1>${words.releases}</h1>
<p>${words.listIntro} <a href="${inLanguage('/releases/feed.atom', language)}">${words.feed}</a></p>
!${heads.length === 0 ? html`<p>${words.noReleases}</p>` : releaseTable(words.releases, heads, language)}
<p>!${link('/raw-mail', rawMailWords(language).title, language)}</p>`;
  return publicPage({ language, title: words.releases, path: '/releases' }, main);
}

/** The versions of one slug, and which of them to cite. */
export function versionsPage(slug: string, heads: readonly ReleaseHead[], language: Language): string {
  const words = pressWords(language);
  const main = html`<h1>${words.versionsOf(slug)}</h1>
<p>${words.listIntro}</p>
!${releaseTable(words.versionsOf(slug), heads, language)}`;
  return publicPage({ language, title: words.versionsOf(slug), path: `/releases/${slug}` }, main);
}

function releaseTable(caption: string, heads: readonly ReleaseHead[], language: Language): string {
  const words = pressWords(language);
  return table(
    caption,
    [words.title, words.release, words.published, words.state],
    heads.map(({ slug, version, title, publishedAt, state }) => [
      link(`/releases/${slug}/${version}`, title, language),
      text(`${slug}/${version}`),
      text(publishedAt === null ? '' : date(publishedAt.toISOString(), language)),
      state === 'superseded'
        ? html`<strong class="alarm">${words.states.superseded}</strong>`
        : text(words.states.published),
    ]),
  );
}

/** What a browser shows where it does not follow the redirect at once. */
export function latestPage(address: string, language: Language): string {
  const words = pressWords(language);
  const main = html`<h1>${words.releases}</h1><p>${words.movesOn} <a href="${address}">${address}</a></p>`;
  return publicPage({ language, title: words.releases, path: address }, main);
}
