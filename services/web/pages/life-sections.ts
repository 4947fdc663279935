import { html } from 'ghtml';
import { funnelTitle } from '../../releases/charts/funnel-chart.ts';
import { reminderTitle } from '../../releases/charts/reminder-chart.ts';
import type { Report } from '../../releases/report/report-schema.ts';
import { reportWords } from '../../releases/words/catalogue.ts';
import type { Language } from '../../releases/words/language.ts';
import { date, number } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { curveTable } from './curve-table.ts';
import { boundsText, countText, estimateRow, heads, valueText } from './estimate-rows.ts';
import { table, text } from './layout.ts';
import { chart } from './report-chart.ts';

/** Where they are lost: the funnel as a chart and as a table. */
export function funnelSection(report: Report, language: Language): string {
  const { life, reportPage } = pageWords(language);
  const { stages } = reportWords(language);
  const rows = report.funnel.stages.map(({ stage, count, ofFirst, ofPrevious }) => [
    text(stages[stage] ?? stage),
    text(count),
    shareCell(ofFirst, language),
    ofPrevious === null ? '' : shareCell(ofPrevious, language),
  ]);
  const columns = [life.stage, reportPage.number, life.ofFirst, life.ofPrevious];
  return html`!${chart(report, 'funnel', funnelTitle(report, language), language)}
!${table(life.funnelHeading, columns, rows)}
<p>${life.funnelNote(report.funnel.coded)}</p>`;
}

type AnyEstimate = Report['rates']['AR1'];

function shareCell(estimate: AnyEstimate, language: Language): string {
  return html`${countText(estimate, language)} · ${valueText(estimate, null, language)} <span class="soft">(${boundsText(estimate, null, language)})</span>`;
}

/** Who comes back by the end of the silence stage, and how often. */
export function reminderSection(report: Report, language: Language): string {
  const { life } = pageWords(language);
  const { reminders, stages } = report;
  const { responseWindow, silenceStage } = reminders.byStage;
  const note = { total: reminders.total, withOffer: reminders.withOffer, window: responseWindow, later: silenceStage };
  const rows = [
    estimateRow(reminders.reminded, null, language, reminders.open ? life.remindedSoFar : undefined),
    estimateRow(reminders.median, null, language),
  ];
  const counts = reminders.perStudio.map((one) => [text(one.reminders), text(one.studios)]);
  const modes = modeCounts(reminders.byMode, language);
  return html`!${reminders.open ? html`<p>${life.remindersOpen(date(stages.silenceClosesAt, language))}</p>` : ''}
!${chart(report, 'reminders', reminderTitle(report, language), language)}
!${table(life.remindersHeading, heads(language), rows)}
<p>${life.remindersNote(note)} ${reminders.total === 0 ? '' : modes} ${life.remindersLeftOut(reminders.notCounted)}</p>
<div class="pair">
!${counts.length === 0 ? '' : table(life.remindersPerStudio, [life.remindersPerStudio, life.studios], counts, 'caption')}
!${reminders.reminded.n === 0 ? '' : curveTable(reminders, language)}
</div>`;
}

/** What our own reminder brought, apart from all other numbers. */
export function nudgeSection({ nudge }: Report, language: Language): string {
  const { life } = pageWords(language);
  const late = nudge.lateUnasked === 0 ? '' : html`<p>${life.lateUnasked(nudge.lateUnasked)}</p>`;
  if (nudge.answered.n === 0) return html`<p>${life.noNudge}</p>!${late}`;
  const rows = [nudge.answered, nudge.answeredAfterWindow].map((estimate) => estimateRow(estimate, null, language));
  return html`<p>${life.nudgeNote}</p>
!${table(life.nudgeHeading, heads(language), rows)}
<p>${modeCounts(nudge.byMode, language)}</p>!${late}`;
}

function modeCounts(modes: Report['reminders']['byMode'], language: Language): string {
  const { segments } = reportWords(language);
  const told = (['email', 'phone', 'messenger'] as const)
    .filter((mode) => modes[mode] > 0)
    .map((mode) => `${segments[mode]}: ${modes[mode]}`);
  return told.length === 0 ? '' : pageWords(language).life.byMode(told.join('; '));
}

export function outageText({ outages }: Report, language: Language): string {
  const { outages: count, hours, lost } = outages;
  return pageWords(language).life.outages({ outages: count, hours: number(hours, language, 1), lost });
}
