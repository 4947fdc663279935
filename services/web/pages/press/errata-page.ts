import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { date } from '../../../releases/words/number-words.ts';
import type { ReleaseView } from '../../press/release-view.ts';
import { pressWords } from '../../words/press-words.ts';
import { releasePartPage } from './press-page.ts';

/** What was found wrong with any version of this release, and which versions there are. */
export function errataPage(view: ReleaseView, language: Language): string {
  const words = pressWords(language);
  const found = view.errata.map(
    (one) =>
      html`<li><strong>${words.version(one.version)}</strong>, ${date(one.at.toISOString(), language)}: ${one[language]}</li>`,
  );
  const main = html`<h2>${words.errata}</h2>
<p>${words.errataIntro}</p>
!${found.length === 0 ? html`<p>${words.noErrata}</p>` : html`<ul>!${found}</ul>`}`;
  return releasePartPage(view, 'errata', language, main);
}
