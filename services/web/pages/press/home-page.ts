import { html } from 'ghtml';
import type { ReleaseChart } from '../../../releases/charts/release/release-chart.ts';
import type { Language } from '../../../releases/words/language.ts';
import type { ReleaseView } from '../../press/release-view.ts';
import { pageWords } from '../../words/catalogue.ts';
import { pressWords } from '../../words/press-words.ts';
import { inLanguage, link } from '../layout.ts';
import { fieldDates, headlineList, headlines } from './headlines.ts';
import { publicPage } from './press-page.ts';

/** What the four sentences tell of, where the release holds it. */
const TOLD: readonly ReleaseChart[] = ['answers', 'delay', 'prices', 'differences'];

export type Door = { readonly address: string; readonly words: readonly [heading: string, text: string] };

/** The front door: what this is, the latest release in four sentences, and where each reader goes from here. */
export function homePage(latest: ReleaseView | null, doors: readonly Door[], language: Language): string {
  const words = pressWords(language);
  const { product } = pageWords(language);
  const main = html`<h1>${product}</h1>
!${words.whatThisIs.map((sentence) => html`<p>${sentence}</p>`)}
<h2>${words.latestRelease}</h2>
!${latest === null ? html`<p>${words.noReleases}</p>` : latestRelease(latest, language)}
<h2>${words.doors}</h2>
<ul class="doors">!${doors.map(
    ({ address, words: [heading, text] }) =>
      html`<li><h3><a href="${inLanguage(address, language)}">${heading}</a></h3><p>${text}</p></li>`,
  )}</ul>`;
  const head = html`<meta name="description" content="${words.whatThisIs.join(' ')}">
`;
  return publicPage({ language, title: words.latestRelease, path: '/', head }, main);
}

function latestRelease(view: ReleaseView, language: Language): string {
  const words = pressWords(language);
  const path = inLanguage(view.path, language);
  const found = headlines(view.document, language).filter(({ chart }) => TOLD.includes(chart));
  return html`<p><strong>${view.document.title}</strong> · ${view.name} · ${words.fieldDates(fieldDates(view.document, language))}</p>
!${headlineList(found, (chart) => `${path}#${chart}`)}
<p>!${link(view.path, words.wholeRelease, language)}</p>`;
}
