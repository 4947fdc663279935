import { html } from 'ghtml';
import type { Progress } from '../../api/research/progress.ts';
import type { CampaignRow } from '../../api/research/store/campaigns.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { asset } from '../assets/assets.ts';
import type { LiveRegion } from '../assets/live-progress.ts';
import { pageWords } from '../words/catalogue.ts';
import type { AllWords } from '../words/page-words.ts';
import { dryRunLink } from './dry-run-page.ts';
import { inLanguage, link, page, table, text } from './layout.ts';

const REFRESH_SECONDS = 5;
const COUNTS = [
  'waiting',
  'inFlight',
  'confirmed',
  'uncertain',
  'failed',
  'answeredByPerson',
  'answeredByMachineOnly',
] as const;

/** Where a campaign stands, kept up to date by events, or by reloading where scripts are off. */
export function progressPage(progress: Progress, language: Language): string {
  const words = pageWords(language);
  const path = `/campaigns/${progress.slug}`;
  const region: LiveRegion = { live: inLanguage(`${path}/live`, language), stream: `/api/v1${path}/progress/events` };
  const main = html`<h1>${progress.title}</h1>
<p>!${link(`${path}/report`, words.report, language)}</p>
!${dryRunLink(progress.slug, language)}
<div data-live="${region.live}" data-stream="${region.stream}">!${liveFragment(progress, language)}</div>
<script type="module" src="${asset('live-progress.js')}"></script>`;
  const shell = { language, title: progress.title, path, rehearsal: progress.rehearsal };
  return page(progress.fieldClosed ? shell : { ...shell, refreshSeconds: REFRESH_SECONDS }, main);
}

/** A campaign before its first wave. */
export function unlaunchedPage({ slug, title, rehearsal }: CampaignRow, language: Language): string {
  const words = pageWords(language);
  return page(
    { language, title, path: `/campaigns/${slug}`, rehearsal },
    html`<h1>${title}</h1><p>${words.noWave}</p>!${dryRunLink(slug, language)}`,
  );
}

/** The part of the page that changes. */
export function liveFragment(progress: Progress, language: Language): string {
  const words = pageWords(language);
  const { counts } = progress;
  const done = counts.confirmed + counts.uncertain + counts.failed;
  const sentence = words.done(done, counts.total);
  return html`<p role="status">${sentence}</p>
<progress max="${Math.max(1, counts.total)}" value="${done}" aria-label="${sentence}"></progress>
!${progress.sendingStopped ? html`<p class="alarm">${words.sendingStopped}</p>` : ''}
<dl class="counts">!${COUNTS.map((name) => html`<div><dt>${words.counts[name]}</dt><dd>${counts[name]}</dd></div>`)}</dl>
<dl class="facts">
<dt>${words.state}</dt><dd>${words.campaignStates[progress.state] ?? progress.state}, ${words.wave} ${progress.wave}</dd>
<dt>${words.fieldTime}</dt><dd>${dateTime(progress.fieldTime, language)}</dd>
<dt>${words.windowsClose}</dt><dd>${dateTime(progress.responseClosesAt, language)}</dd>
</dl>
<h2>${words.lastEvents}</h2>
!${progress.events.length === 0 ? html`<p>${words.noEvents}</p>` : eventTable(progress, words, language)}
<h2>${words.processes}</h2>
!${progress.processes.length === 0 ? html`<p>${words.noProcesses}</p>` : html`<ul>!${progress.processes.map((sign) => signItem(sign, words))}</ul>`}
!${progress.mailboxes.length === 0 ? '' : html`<h2>${words.mailboxes}</h2><ul>!${progress.mailboxes.map((sign) => signItem(sign, words))}</ul>`}`;
}

function eventTable({ events }: Progress, words: AllWords, language: Language): string {
  const rows = events.map(({ at, source, kind, studio, inquiryId }) => [
    text(dateTime(at, language)),
    text(`${words.sources[source]}: ${words.events[kind] ?? kind}`),
    link(`/inquiries/${inquiryId}`, studio, language),
  ]);
  return table(words.lastEvents, [words.when, words.event, words.studio], rows);
}

function signItem(sign: Progress['processes'][number], words: AllWords): string {
  const state = sign.alive ? words.alive : words.notSeen;
  return html`<li>${sign.name}: !${sign.alive ? text(state) : html`<span class="alarm">${state}</span>`}, ${words.secondsAgo(sign.secondsAgo)}!${sign.fault === null ? '' : html` — ${sign.fault}`}</li>`;
}
