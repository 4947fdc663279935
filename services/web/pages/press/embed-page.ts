import { html } from 'ghtml';
import type { ReleaseChart } from '../../../releases/charts/release/release-chart.ts';
import type { Language } from '../../../releases/words/language.ts';
import { asset } from '../../assets/assets.ts';
import { addressOf, type ReleaseView } from '../../press/release-view.ts';
import { pressWords } from '../../words/press-words.ts';
import { inLanguage } from '../layout.ts';
import { picture, pictureAddress } from './chart-section.ts';

/** One picture for a frame in another site: it says where it is from, and when something newer stands in its place. */
export function embedPage(view: ReleaseView, chart: ReleaseChart, language: Language): string {
  const words = pressWords(language);
  const address = inLanguage(addressOf(view), language);
  const later =
    view.supersededBy === null
      ? ''
      : html`<p class="alarm"><a target="_blank" rel="noopener" href="${view.origin}${inLanguage(`/releases/${view.supersededBy}`, language)}">${words.supersededBy(view.supersededBy)}</a></p>`;
  const wrong =
    view.errata.length === 0
      ? ''
      : html`<p class="alarm"><a target="_blank" rel="noopener" href="${view.origin}${inLanguage(`${view.path}/errata`, language)}">${words.hasErrata(view.errata.length)}</a></p>`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${words.headings[chart]} · ${view.document.title}</title>
<link rel="canonical" href="${address}">
<link rel="stylesheet" href="${asset('style.css')}">
<link rel="stylesheet" href="${asset('press.css')}">
</head>
<body class="embedded">
<main>
<h1 class="spoken">${words.headings[chart]}</h1>
<figure>!${picture(view, chart, language, false)}</figure>
!${later}!${wrong}
<p>${words.fromRelease} <a target="_blank" rel="noopener" href="${address}#${chart}">${view.document.title}, ${view.name}</a> · <a target="_blank" rel="noopener" href="${pictureAddress(view, chart, 'csv', language)}">${words.data} (CSV)</a></p>
</main>
</body>
</html>`;
}
