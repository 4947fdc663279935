import { html } from 'ghtml';
import { releaseCharts } from '../../../releases/charts/release/release-chart.ts';
import { apa, bibtex, CITATION_FILES, gost } from '../../../releases/package/cite.ts';
import type { Language } from '../../../releases/words/language.ts';
import { addressOf, type ReleaseView } from '../../press/release-view.ts';
import { pressWords } from '../../words/press-words.ts';
import { inLanguage } from '../layout.ts';
import { chartSection, pictureAddress } from './chart-section.ts';
import { fieldDates, headlineList, headlines } from './headlines.ts';
import { releasePartPage } from './press-page.ts';

export type ReleaseVisit = {
  /** Day of the visit, for styles that ask for it. */
  readonly readOn: Date;
  /** Whether the reader was redirected from the address that moves. */
  readonly fromLatest: boolean;
};

/** Finding by finding: sentences on top, then each with its picture, its numbers and its data; at the end how to cite. */
export function releasePage(view: ReleaseView, { readOn, fromLatest }: ReleaseVisit, language: Language): string {
  const { document } = view;
  const words = pressWords(language);
  const found = headlines(document, language);
  const address = addressOf(view);
  const main = html`!${fromLatest ? html`<p class="warning" role="note">${words.fromLatest} <a href="${address}">${address}</a></p>` : ''}
<h2>${words.inShort}</h2>
<p class="soft">${words.fieldDates(fieldDates(document, language))}</p>
!${headlineList(found, (chart) => `#${chart}`)}
!${releaseCharts(document).map((chart) => chartSection(view, chart, language))}
!${citation(view, readOn, language)}`;
  return releasePartPage(
    view,
    '',
    language,
    main,
    view.embargo === null ? headOf(view, found[0]?.sentence, language) : '',
  );
}

function citation(view: ReleaseView, readOn: Date, language: Language): string {
  const words = pressWords(language);
  const address = addressOf(view);
  const cited = { document: view.document, sha256: view.shelved.sha256, address, publishedAt: view.publishedAt };
  const files = CITATION_FILES.map(
    (file) =>
      html`<li><a href="${view.path}/citation.${file}">${file === 'json' ? 'CSL-JSON' : file.toUpperCase()}</a></li>`,
  );
  return html`<section id="cite"><h2>${words.cite}</h2>
<p>${words.citeNote}</p>
<dl class="citation">
<dt>${words.permanent}</dt><dd>!${view.embargo === null ? html`<a href="${address}">${address}</a>` : html`${address}`}</dd>
<dt>SHA-256</dt><dd><code>${view.shelved.sha256}</code></dd>
<dt>APA</dt><dd>${apa(cited)}</dd>
<dt lang="ru">ГОСТ Р 7.0.5</dt><dd lang="ru">${gost(cited, readOn)}</dd>
<dt>BibTeX</dt><dd><pre><code>${bibtex(cited)}</code></pre></dd>
</dl>
<ul class="saves noprint"><li>${words.citationFiles}</li>!${view.embargo === null ? files : []}<li><a href="${view.files}/CITATION.cff">CITATION.cff</a></li></ul>
</section>`;
}

/** What other programs read of the page: its address, a picture, and how to embed it. */
function headOf(view: ReleaseView, finding: string | undefined, language: Language): string {
  const address = inLanguage(addressOf(view), language);
  const [first] = releaseCharts(view.document);
  const oembed = (format: string) => `${view.origin}/oembed?format=${format}&url=${encodeURIComponent(address)}`;
  const image =
    first === undefined
      ? ''
      : html`<meta property="og:image" content="${view.origin}${pictureAddress(view, first, 'png', language)}">
<meta name="twitter:card" content="summary_large_image">
`;
  return html`<meta name="description" content="${finding ?? view.document.title}">
<link rel="canonical" href="${address}">
<meta property="og:type" content="article">
<meta property="og:title" content="${view.document.title}">
<meta property="og:description" content="${finding ?? ''}">
<meta property="og:url" content="${address}">
!${image}<link rel="alternate" type="application/json+oembed" href="${oembed('json')}" title="${view.document.title}">
<link rel="alternate" type="text/xml+oembed" href="${oembed('xml')}" title="${view.document.title}">
<link rel="alternate" type="application/json" href="${view.files}/release.json">
<link rel="alternate" type="application/ld+json" href="${view.files}/dataset.jsonld">
`;
}
