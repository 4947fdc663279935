import { html } from 'ghtml';
import type { Estimate } from '../../releases/report/estimate.ts';
import type { Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { date, dateTime } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { boundsText, countText, term, valueText } from './estimate-rows.ts';

/** When the field ran, what is frozen and what is still open. */
export function standing({ wave, stages, asOf }: Report, language: Language): string {
  const { life } = pageWords(language);
  const day = (iso: string): string => date(iso, language);
  const [until = asOf] = [asOf, stages.silenceClosesAt].toSorted();
  return html`<ul class="standing">
<li>${life.span(day(wave.launchedAt), day(until))}</li>
<li class="${stages.responses}">${life.responses[stages.responses](day(stages.responsesClosedAt ?? wave.responseClosesAt))}</li>
<li class="${stages.silence}">${life.silence[stages.silence](day(stages.silenceClosesAt))}</li>
<li>${life.asOfTime(dateTime(asOf, language))}</li>
</ul>`;
}

/** The numbers to look at first; each with its count and interval, none before it can be estimated. */
export function keyNumbers(report: Report, language: Language): string {
  const { rates, delay, prices, interrogating, reminders } = report;
  const [only] = prices;
  const priced: Tile[] = prices.length === 1 && only !== undefined ? [[only.median, only.currency]] : [];
  const tiles: Tile[] = [
    [rates.AR1, null],
    [rates.AR2, null],
    [delay.median, null],
    ...(interrogating === null ? [] : [[interrogating, null] satisfies Tile]),
    ...priced,
    [reminders.reminded, null, reminders.open ? pageWords(language).life.remindedSoFar : undefined],
  ];
  const shown = tiles.filter(([estimate]) => estimate.value !== null);
  if (shown.length === 0) return '';
  return html`<dl class="counts">!${shown.map((tile) => tileMarkup(tile, language))}</dl>`;
}

type Tile = readonly [estimate: Estimate, currency: string | null, label?: string | undefined];

function tileMarkup([estimate, currency, label]: Tile, language: Language): string {
  return html`<div><dt>!${term(estimate, language, label)}</dt>
<dd>${valueText(estimate, currency, language)}</dd>
<dd class="small">${countText(estimate, language)} · ${boundsText(estimate, currency, language)}</dd></div>`;
}
