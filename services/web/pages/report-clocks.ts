import { html } from 'ghtml';
import type { Estimate } from '../../releases/report/estimate.ts';
import type { Report } from '../../releases/report/report-schema.ts';
import { reportWords } from '../../releases/words/catalogue.ts';
import type { Language } from '../../releases/words/language.ts';
import { CLOCK_NAMES } from '../words/clock-words.ts';
import { reportDetailWords } from '../words/report-detail-words.ts';
import { boundsText, estimateRow, heads, term, valueText } from './estimate-rows.ts';
import { table, text } from './layout.ts';

/** Every clock with its quartiles in calendar and in working time, and the shares answered by a named day. */
export function clocksSection({ clocks }: Report, language: Language): string {
  const words = reportDetailWords(language);
  const columns = [words.clock, 'n', words.quarter, words.half, words.threeQuarters];
  const rowsOf = (kind: 'calendar' | 'working'): string[][] =>
    clocks.clocks.map(({ clock, n, events, [kind]: { q25, median, q75 } }) => [
      text(CLOCK_NAMES[clock][language]),
      text(reportWords(language).ofN(events, n)),
      ...[q25, median, q75].map((one) => cell(one, language)),
    ]);
  const days = [clocks.withinBusinessDay, clocks.byNextBusinessDay, clocks.byStatedDay].flatMap((one) => one ?? []);
  const { yearsWithoutCalendar: missing, orderFaults } = clocks;
  const sources = clocks.calendars.map(({ country, year, source }) => `${country} ${year} (${source})`);
  return html`<p>${words.clocksNote}</p>
!${table(words.calendarTable, columns, rowsOf('calendar'), 'caption')}
!${table(words.workingTable, columns, rowsOf('working'), 'caption')}
!${table(
    words.byDay,
    heads(language),
    days.map((one) => estimateRow(one, null, language)),
    'caption',
  )}
!${missing.length === 0 ? '' : html`<p>${words.noCalendar(missing.join(', '))}</p>`}
!${sources.length === 0 ? '' : html`<p>${words.calendars(sources.join('; '))}</p>`}
!${orderFaults === 0 ? '' : html`<p>${words.orderFaults(orderFaults)}</p>`}`;
}

/** A quartile with its interval below it; the value leads to its definition. */
function cell(estimate: Estimate, language: Language): string {
  return html`!${term(estimate, language, valueText(estimate, null, language))}<br><span class="of">${boundsText(estimate, null, language)}</span>`;
}
