import { html } from 'ghtml';
import type { Check } from '../../releases/benchmark/checklist.ts';
import type { OwnBenchmark } from '../../releases/benchmark/own-benchmark.ts';
import { ownChartWords } from '../../releases/benchmark/own-chart-words.ts';
import type { OwnPromise } from '../../releases/benchmark/own-thread.ts';
import type { Row } from '../../releases/cube/row.ts';
import type { Language } from '../../releases/words/language.ts';
import { date, money, moneyRange, percent } from '../../releases/words/number-words.ts';
import { studioAuditWords } from '../words/studio-audit-words.ts';
import { table, text } from './layout.ts';
import { visible } from './studio-frame.ts';

/** The quarter of the wait and the picture of it; nothing before publication. */
export function placeSection(one: OwnBenchmark, language: Language): string {
  const words = studioAuditWords(language);
  if (one.place === null) return '';
  const { band, peers } = one.place;
  const address = `/studio/audits/${one.release}/curve.svg?lang=${language}`;
  return html`<h2>${words.place}</h2>
<p><strong>${words.bands[band]}</strong> ${peers === null ? '' : words.peers(peers)}</p>
<p class="soft">${words.oneInquiry}</p>
<figure>
<picture>
<source media="print" srcset="${address}">
<source media="(max-width: 44rem) and (prefers-color-scheme: dark)" srcset="${address}&size=narrow&theme=dark">
<source media="(max-width: 44rem)" srcset="${address}&size=narrow">
<source media="(prefers-color-scheme: dark)" srcset="${address}&theme=dark">
<img src="${address}" alt="${words.bands[band]} ${ownChartWords(language).measure} ${words.chartAlternative}">
</picture>
</figure>`;
}

/** The price as it was read, and its band by the published median; never a rank. */
export function priceSection({ own, peers }: OwnBenchmark, language: Language): string {
  const words = studioAuditWords(language);
  if (own.price === null) return html`<h2>${words.price}</h2><p>${words.priceNone}</p>`;
  const { minor, currency } = own.price;
  const place = peers?.price ?? null;
  return html`<h2>${words.price}</h2>
<p>${words.priceOwn(money(minor, currency, language))}</p>
!${place === null ? '' : html`<p><strong>${words.priceBands[place.band]}</strong>${place.by.map((row) => ` ${medianOf(row, language)}`)}</p>`}`;
}

function medianOf({ value, lower, upper, n, cell }: Row, language: Language): string {
  const currency = cell.currency ?? null;
  if (value === null || lower === null || upper === null) return '';
  return `${money(value, currency, language)} (${moneyRange(lower, upper, currency, language)}), n = ${n ?? '—'}.`;
}

export function promisesSection(promises: readonly OwnPromise[], language: Language): string {
  const words = studioAuditWords(language);
  if (promises.length === 0) return html`<h2>${words.promises}</h2><p>${words.noPromises}</p>`;
  const rows = promises.map(({ words: said, due, cameOn, state }) => [
    html`<q>${visible(said)}</q>`,
    text(date(`${due}T00:00:00Z`, language)),
    text(cameOn === null ? words.never : date(`${cameOn}T00:00:00Z`, language)),
    text(words.promiseStates[state] ?? state),
  ]);
  return html`<h2>${words.promises}</h2>
!${table(words.promises, [words.words, words.promised, words.came, words.state], rows)}`;
}

/** What was seen in this inquiry; the share of all studios where the release has one. */
export function checklistSection(checks: readonly Check[], language: Language): string {
  const words = studioAuditWords(language);
  const rows = checks.map(({ check, seen, peers }) => [
    text(words.checks[check]),
    text(words.seenWords[seen] ?? seen),
    text(shareOf(peers, language)),
  ]);
  return html`<h2>${words.checklist}</h2>
<p class="soft">${words.checklistNote}</p>
!${table(words.checklist, [words.sign, words.seen, words.all], rows)}`;
}

/** A frozen share with its interval and n, or that it is hidden; a dash where the release has none. */
export function shareOf(row: Row | null, language: Language): string {
  if (row === null) return '—';
  const { status, value, lower, upper, n } = row;
  if (status !== 'published' || value === null || n === null) return studioAuditWords(language).hidden;
  const show = (figure: number): string => percent(figure / 100, n, language);
  const reach = lower === null || upper === null ? '' : ` (${show(lower)}–${show(upper)})`;
  return `${show(value)}${reach}, n = ${n}`;
}
