import { html } from 'ghtml';
import { delayTitle } from '../../releases/charts/delay-chart.ts';
import { priceTitle } from '../../releases/charts/price-chart.ts';
import { thenTitle } from '../../releases/charts/then-chart.ts';
import { whoAnsweredTitle } from '../../releases/charts/who-answered-chart.ts';
import type { Report } from '../../releases/report/report-schema.ts';
import { budgetWords } from '../../releases/words/budget-text.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { FIELDWORK_HEADINGS } from '../words/fieldwork-words.ts';
import { reportDetailWords } from '../words/report-detail-words.ts';
import { campaignWords } from '../words/research-campaign-words.ts';
import { codedTables } from './coded-tables.ts';
import { definitionsSection } from './definitions-section.ts';
import { link, page } from './layout.ts';
import { funnelSection, nudgeSection, outageText, reminderSection } from './life-sections.ts';
import { chart } from './report-chart.ts';
import { clocksSection } from './report-clocks.ts';
import { detectionSection } from './report-detection.ts';
import { effectsSection } from './report-effects.ts';
import { fieldworkSection } from './report-fieldwork.ts';
import { keyNumbers, standing } from './report-head.ts';
import { reportSentences } from './report-sentences.ts';
import { delayTables, dispositionTable, priceTables, rateTable } from './report-tables.ts';
import { campaignTabs, researchHead } from './research/campaign-frame.ts';
import { thenTable } from './then-section.ts';

/** The report of a wave: what is open and what is frozen, sentences, then each finding as a chart with its numbers as a table. */
export function reportPage(report: Report, language: Language): string {
  const { reportPage: words, life } = pageWords(language);
  const path = `/campaigns/${report.campaign.slug}/report?wave=${report.wave.number}`;
  const sections = sectionsOf(report, language);
  const { slug } = report.campaign;
  const main = html`<p class="soft noprint">!${link('/campaigns', campaignWords(language).campaigns, language)} / !${link(`/campaigns/${slug}`, slug, language)}</p>
!${campaignTabs(slug, 'report', 'page', language)}
<h1>${words.heading(report.campaign.title)}</h1>
!${standing(report, language)}
<h2>${words.inShort}</h2>
!${keyNumbers(report, language)}
!${reportSentences(report, language).map((sentence) => html`<p>${sentence}</p>`)}
!${nothingYet(report) ? html`<p>${life.nothingYet}</p>` : ''}
<nav class="contents noprint" aria-label="${life.contents}"><ul>!${sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}</ul></nav>
!${sections.map(({ id, heading, body }) => html`<section id="${id}"><h2>${heading}</h2>!${body}</section>`)}`;
  const title = words.heading(report.campaign.title);
  return page({ language, title, path, rehearsal: report.rehearsal, head: researchHead() }, main);
}

function nothingYet({ cases, delay }: Report): boolean {
  return cases.settled === 0 && delay.answered === 0;
}

type Section = { readonly id: string; readonly heading: string; readonly body: string };

function sectionsOf(report: Report, language: Language): Section[] {
  const { reportPage: words, life } = pageWords(language);
  const limits = report.limits.map((limit) => html`<li>${words.limitTexts[limit] ?? limit}</li>`);
  const detail = reportDetailWords(language);
  const { cases, delay, reminders } = report;
  const when = (holds: boolean, id: string, heading: string, body: () => string): Section[] =>
    holds ? [{ id, heading, body: body() }] : [];
  // What nobody has reached yet is left out, so that an early report is short and says what is open.
  return [
    ...when(cases.settled > 0, 'then', life.thenHeading, () => thenSection(report, language)),
    ...when(cases.settled + cases.windowRunning > 0, 'answers', words.whoAnswered, () =>
      answerSection(report, language),
    ),
    ...when(delay.n > 0, 'delay', words.howLong, () => delaySection(report, language)),
    ...when(delay.n > 0, 'clocks', detail.clocksHeading, () => clocksSection(report, language)),
    ...when(cases.settled > 0, 'detection', detail.waysHeading, () => detectionSection(report, language)),
    ...when(report.effects.length > 0, 'effects', detail.effectsHeading, () => effectsSection(report, language)),
    ...priceSections(report, language),
    ...when(cases.settled > 0, 'funnel', life.funnelHeading, () => funnelSection(report, language)),
    ...when(reminders.reminded.n + reminders.notCounted > 0, 'reminders', life.remindersHeading, () =>
      reminderSection(report, language),
    ),
    ...when(cases.settled > 0, 'nudge', life.nudgeHeading, () => nudgeSection(report, language)),
    ...when(cases.settled > 0, 'fieldwork', FIELDWORK_HEADINGS.heading[language], () =>
      fieldworkSection(report, language),
    ),
    ...when(report.coded.length > 0, 'coded', words.coded, () => codedTables(report, language)),
    { id: 'limits', heading: words.limits, body: html`<ul>!${limits}<li>${outageText(report, language)}</li></ul>` },
    { id: 'definitions', heading: life.definitionsHeading, body: definitionsSection(language) },
    { id: 'provenance', heading: words.provenance, body: provenance(report, language) },
  ];
}

function thenSection(report: Report, language: Language): string {
  const { life } = pageWords(language);
  return html`!${report.interim ? html`<p>${life.thenInterim}</p>` : ''}
!${chart(report, 'then', thenTitle(report, language), language)}
!${thenTable(report, language)}`;
}

function answerSection(report: Report, language: Language): string {
  return html`!${chart(report, 'answers', whoAnsweredTitle(report, language), language)}
!${rateTable(report, language)}
!${dispositionTable(report, language)}`;
}

function delaySection(report: Report, language: Language): string {
  return `${chart(report, 'delay', delayTitle(report, language), language)}\n${delayTables(report, language)}`;
}

function priceSections(report: Report, language: Language): Section[] {
  const words = pageWords(language).reportPage;
  const sections = report.prices.map((prices, group) => ({
    n: prices.n + prices.leftOut.otherBasis + prices.leftOut.otherCurrency,
    id: `prices-${group + 1}`,
    heading: words.whatItCosts(budgetWords(prices, language)),
    body: html`!${chart(report, `prices-${group + 1}`, priceTitle(prices, language), language)}
!${priceTables(prices, language)}`,
  }));
  return sections.filter(({ n }) => n > 0);
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
