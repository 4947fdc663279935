import { html } from 'ghtml';
import type { Progress } from '../../api/research/progress.ts';
import type { Pace } from '../../api/research/store/pace.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { asset } from '../assets/assets.ts';
import type { LiveRegion } from '../assets/live-progress.ts';
import { pageWords } from '../words/catalogue.ts';
import type { AllWords } from '../words/page-words.ts';
import { liveWords } from '../words/research-live-words.ts';
import { awayNotice } from './away-notice.ts';
import { inLanguage, link, table, text } from './layout.ts';
import { type CampaignHead, campaignPage } from './research/campaign-frame.ts';
import { notice } from './research/form-parts.ts';
import { runControls } from './research/run-controls.ts';

const REFRESH_SECONDS = 5;
const COUNTS = [
  'waiting',
  'inFlight',
  'confirmed',
  'bounced',
  'uncertain',
  'failed',
  'answeredByPerson',
  'answeredByMachineOnly',
] as const;

export type LiveView = { readonly progress: Progress; readonly pace: Pace };

/** Where a campaign stands, kept up to date by events, or by reloading where scripts are off; pause and stop below. */
export function progressPage(view: LiveView, mayRun: boolean, done: string | undefined, language: Language): string {
  const { progress } = view;
  const words = liveWords(language);
  const path = `/campaigns/${progress.slug}`;
  const region: LiveRegion = {
    live: inLanguage(`${path}/live/part`, language),
    stream: `/api/v1${path}/progress/events`,
  };
  const said = done === 'paused' ? words.paused : done === 'resumed' ? words.resumed : null;
  const main = html`!${said === null ? '' : notice(said)}
!${awayNotice('live', language)}
<div data-live="${region.live}" data-stream="${region.stream}">!${liveFragment(view, language)}</div>
!${mayRun ? runControls(progress, language) : ''}
<script type="module" src="${asset('live-progress.js')}"></script>`;
  const refresh = progress.fieldClosed ? {} : { refreshSeconds: REFRESH_SECONDS };
  return campaignPage({ campaign: progress, tab: 'field', language, heading: words.heading, ...refresh }, main);
}

/** A campaign before its first wave. */
export function unlaunchedPage(
  campaign: CampaignHead,
  tab: 'field' | 'report' | 'inbox' | 'coding',
  language: Language,
): string {
  const main = html`<p>${pageWords(language).noWave}</p>`;
  return campaignPage({ campaign, tab, language, heading: campaign.title }, main);
}

/** The part of the page that changes. */
export function liveFragment({ progress, pace }: LiveView, language: Language): string {
  const words = pageWords(language);
  const { counts } = progress;
  const done = counts.confirmed + counts.uncertain + counts.failed;
  const sentence = words.done(done, counts.total);
  return html`<p role="status">${sentence}</p>
<progress max="${Math.max(1, counts.total)}" value="${done}" aria-label="${sentence}"></progress>
!${progress.sendingStopped ? html`<p class="alarm">${words.sendingStopped}</p>` : ''}
!${pace.overdue > 0 && progress.state === 'running' ? html`<p class="alarm">${liveWords(language).overdue(pace.overdue)}</p>` : ''}
<dl class="counts">!${COUNTS.map((name) => html`<div><dt>${words.counts[name]}</dt><dd>${counts[name]}</dd></div>`)}</dl>
!${facts({ progress, pace }, language)}
<h2>${words.lastEvents}</h2>
!${progress.events.length === 0 ? html`<p>${words.noEvents}</p>` : eventTable(progress, words, language)}
<h2>${words.processes}</h2>
!${progress.processes.length === 0 ? html`<p>${words.noProcesses}</p>` : html`<ul>!${progress.processes.map((sign) => signItem(sign, words))}</ul>`}
!${progress.mailboxes.length === 0 ? '' : html`<h2>${words.mailboxes}</h2><ul>!${progress.mailboxes.map((sign) => signItem(sign, words))}</ul>`}`;
}

function facts({ progress, pace }: LiveView, language: Language): string {
  const words = pageWords(language);
  const live = liveWords(language);
  return html`<dl class="facts">
<dt>${words.state}</dt><dd>${words.campaignStates[progress.state] ?? progress.state}, ${words.wave} ${progress.wave}</dd>
<dt>${words.fieldTime}</dt><dd>${dateTime(progress.fieldTime, language)}</dd>
<dt>${live.pace}</dt><dd>${live.paceText(pace.lastHour, pace.lastDay)}</dd>
!${pace.lastDueAt === null ? '' : html`<dt>${live.ends}</dt><dd>${dateTime(pace.lastDueAt.toISOString(), language)}</dd>`}
<dt>${words.windowsClose}</dt><dd>${dateTime(progress.responseClosesAt, language)}</dd>
</dl>`;
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
