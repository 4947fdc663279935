import { html } from 'ghtml';
import type { Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { codedTables } from './coded-tables.ts';
import { link, page } from './layout.ts';
import { reportSentences } from './report-sentences.ts';
import { delayTables, dispositionTable, priceTables, rateTable } from './report-tables.ts';

/** The report of a wave: sentences, three kinds of charts, and under each chart the same numbers as a table. */
export function reportPage(report: Report, language: Language): string {
  const words = pageWords(language).reportPage;
  const path = `/campaigns/${report.campaign.slug}/report?wave=${report.wave.number}`;
  const main = html`<p class="noprint">!${link(`/campaigns/${report.campaign.slug}`, report.campaign.title, language)}</p>
<h1>${words.heading(report.campaign.title)}</h1>
<h2>${words.inShort}</h2>
!${reportSentences(report, language).map((sentence) => html`<p>${sentence}</p>`)}
<h2>${words.whoAnswered}</h2>
!${chart(report, 'answers', words.whoAnswered, language)}
!${rateTable(report, language)}
!${dispositionTable(report, language)}
<h2>${words.howLong}</h2>
!${chart(report, 'delay', words.howLong, language)}
!${delayTables(report, language)}
!${report.prices.map(
    (prices, group) => html`<h2>${words.whatItCosts(prices.budget)}</h2>
!${chart(report, `prices-${group + 1}`, words.whatItCosts(prices.budget), language)}
!${priceTables(prices, language)}`,
  )}
!${report.coded.length === 0 ? '' : html`<h2>${words.coded}</h2>!${codedTables(report, language)}`}
<h2>${words.limits}</h2>
<ul>!${report.limits.map((limit) => html`<li>${words.limitTexts[limit] ?? limit}</li>`)}</ul>
<h2>${words.provenance}</h2>
!${provenance(report, language)}`;
  return page({ language, title: words.heading(report.campaign.title), path, rehearsal: report.rehearsal }, main);
}

/** A wide picture, a narrow one for small screens, and its address to save it. The table below says the same in words. */
function chart(report: Report, name: string, label: string, language: Language): string {
  const words = pageWords(language).reportPage;
  const address = `/campaigns/${report.campaign.slug}/charts/${name}.svg?lang=${language}&wave=${report.wave.number}`;
  return html`<figure>
<picture><source media="(max-width: 44rem)" srcset="${address}&size=narrow"><img src="${address}" alt="${label}"></picture>
<figcaption class="noprint"><a href="${address}">${words.saveChart}</a></figcaption>
</figure>`;
}

function provenance(report: Report, language: Language): string {
  const words = pageWords(language).reportPage;
  return html`<dl class="facts">
<dt>${words.asOf}</dt><dd>${dateTime(report.asOf, language)}</dd>
<dt>${words.protocolHash}</dt><dd><code>${report.wave.protocolHash}</code></dd>
<dt>${words.inputHash}</dt><dd><code>${report.inputHash}</code></dd>
<dt>${words.computedBy}</dt><dd>${report.codeVersion}</dd>
</dl>
<p class="noprint"><a href="/api/v1/campaigns/${report.campaign.slug}/report?wave=${report.wave.number}">${words.data}</a></p>`;
}
