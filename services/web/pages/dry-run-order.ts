import { html } from 'ghtml';
import type { Planned } from '../../field/dry-run/dry-run.ts';
import type { LastOrder } from '../../field/dry-run/store/orders.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime, number } from '../../releases/words/number-words.ts';
import { asset } from '../assets/assets.ts';
import { type DryRunOrderWords, dryRunOrderWords } from '../words/dry-run-order-words.ts';
import { awayNotice } from './away-notice.ts';
import { inLanguage } from './layout.ts';
import { notice, postButton } from './research/form-parts.ts';

/** What a run started now would do, or why it cannot begin. */
export type DryRunPlan =
  | { readonly kind: 'planned'; readonly studios: number; readonly left: number }
  | Extract<Planned, { kind: 'refused' }>;

export type DryRunUnderWay = {
  readonly order: LastOrder;
  readonly done: number;
  /** Null until a worker has begun it. */
  readonly studios: number | null;
  /** Whether any worker gave a sign of life. */
  readonly worker: boolean;
};

/** Seconds that a studio usually takes, until the run itself tells. */
const usualSeconds = 8;

/** Start with what it will do in numbers, or the run that is under way; `plan` is null for whoever may not start one. */
export function dryRunSection(
  path: string,
  now: { readonly underWay: DryRunUnderWay | null; readonly plan: DryRunPlan | null },
  language: Language,
): string {
  const words = dryRunOrderWords(language);
  const { underWay, plan } = now;
  const running = underWay !== null && underWay.order.outcome === null;
  if (running)
    return html`<section><h2>${words.heading}</h2>
!${awayNotice('live', language)}
<div data-live="${inLanguage(`${path}/part`, language)}" data-every="2">!${dryRunProgress(path, underWay, plan !== null, language)}</div>
<script type="module" src="${asset('live-progress.js')}"></script></section>`;
  const last = underWay === null ? '' : ending(underWay.order, words);
  if (plan === null) return last;
  return html`<section class="noprint"><h2>${words.heading}</h2>!${last}!${startMarkup(path, plan, underWay, language)}</section>`;
}

/** The part of the page that is fetched again while a run is under way. */
export function dryRunProgress(path: string, underWay: DryRunUnderWay, mayStop: boolean, language: Language): string {
  const words = dryRunOrderWords(language);
  const { order, done, studios, worker } = underWay;
  const by = html`<p class="soft">${words.orderedBy(order.orderedBy, dateTime(order.orderedAt.toISOString(), language))}</p>`;
  if (order.outcome !== null)
    return html`<div data-ended>!${ending(order, words)}<p><a href="${inLanguage(path, language)}">${words.show}</a></p>!${by}</div>`;
  const stop =
    mayStop && !order.stopWanted ? postButton(inLanguage(`${path}/stop`, language), words.stop, {}, 'danger') : '';
  if (studios === null)
    return html`<p role="status">${words.waiting}</p>!${worker ? '' : notice(words.noWorker, 'warn')}!${by}<p>!${stop}</p>`;
  return html`<p role="status">${words.done(done, studios)} ${order.stopWanted ? words.stopping : paceOf(underWay, words, language)}</p>
<progress value="${done}" max="${studios}" aria-label="${words.done(done, studios)}"></progress>
!${worker ? '' : notice(words.noWorker, 'warn')}!${by}<p>!${stop}</p>`;
}

function paceOf({ order, done, studios }: DryRunUnderWay, words: DryRunOrderWords, language: Language): string {
  const { visits, seconds } = order;
  const left = Math.max(0, (studios ?? 0) - done);
  if (visits < 2 || seconds <= 0 || left === 0) return '';
  const end = new Date(order.orderedAt.getTime() + (seconds + (left * seconds) / visits) * 1000);
  return words.pace(number((visits * 60) / seconds, language, 1), left, dateTime(end.toISOString(), language));
}

function ending(order: LastOrder, words: DryRunOrderWords): string {
  if (order.outcome === null) return '';
  const why = order.outcome === 'refused' && order.why !== null ? reason(order.why, words) : '';
  return html`<p role="status">${words.ended[order.outcome]} ${why}</p>`;
}

function reason(why: string, { refused }: DryRunOrderWords): string {
  return (refused as Readonly<Record<string, string>>)[why] ?? why;
}

function startMarkup(path: string, plan: DryRunPlan, underWay: DryRunUnderWay | null, language: Language): string {
  const words = dryRunOrderWords(language);
  if (plan.kind === 'refused') {
    const detail = plan.why === 'ranking_unusable' ? html` <code>${plan.detail}</code>` : '';
    return html`<div class="notice warn"><p>${words.ended.refused} ${reason(plan.why, words)}!${detail}</p></div>`;
  }
  const { studios, left } = plan;
  const action = inLanguage(`${path}/start`, language);
  if (left === 0)
    return html`<p>${words.allSeen(studios)} ${words.againNote(studios)}</p><p>!${postButton(action, words.again, { again: 'yes' })}</p>`;
  const pace =
    underWay !== null && underWay.order.visits > 1 ? underWay.order.seconds / underWay.order.visits : usualSeconds;
  const minutes = Math.max(1, Math.ceil((left * pace) / 60));
  return html`<p>${words.will(studios, left, minutes)}</p><p>!${postButton(action, left < studios ? words.goOn : words.start, {}, 'first')}</p>`;
}
