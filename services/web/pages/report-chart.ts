import { html } from 'ghtml';
import type { Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { pageWords } from '../words/catalogue.ts';

/** A picture in a wide and a narrow, a light and a dark form, and its address to save it. `finding` is what it shows, in words. */
export function chart(report: Report, name: string, finding: string, language: Language): string {
  const words = pageWords(language).reportPage;
  const address = `/campaigns/${report.campaign.slug}/charts/${name}.svg?lang=${language}&wave=${report.wave.number}`;
  return html`<figure>
<picture>
<source media="print" srcset="${address}">
<source media="(max-width: 44rem) and (prefers-color-scheme: dark)" srcset="${address}&size=narrow&theme=dark">
<source media="(max-width: 44rem)" srcset="${address}&size=narrow">
<source media="(prefers-color-scheme: dark)" srcset="${address}&theme=dark">
<img src="${address}" alt="${finding}. ${words.chartAlternative}">
</picture>
<figcaption class="noprint"><a href="${address}">${words.saveChart}</a></figcaption>
</figure>`;
}
