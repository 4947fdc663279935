import { html } from 'ghtml';
import type { Progress } from '../../../api/research/progress.ts';
import type { WaitingOf } from '../../../api/research/store/pace.ts';
import type { SendingState } from '../../../api/sending/store.ts';
import type { Language } from '../../../releases/words/language.ts';
import { dateTime } from '../../../releases/words/number-words.ts';
import { pageWords } from '../../words/catalogue.ts';
import { liveWords } from '../../words/research-live-words.ts';
import { inLanguage, link, page, table, text } from '../layout.ts';
import { researchHead } from './campaign-frame.ts';
import { describedBy, faultList, field, notice, postButton } from './form-parts.ts';

/** Pause and resume with what they do in numbers, the way to the stop switch and to the close of the field. */
export function runControls(progress: Progress, language: Language): string {
  const words = liveWords(language);
  const path = `/campaigns/${progress.slug}`;
  const { waiting } = progress.counts;
  const pause = html`<p>${words.pauseNote(waiting)}</p><p>!${postButton(inLanguage(`${path}/pause`, language), words.pause)}</p>`;
  const resume = html`<p>${words.resumeNote}</p><p>!${postButton(inLanguage(`${path}/resume`, language), words.resume, {}, 'first')}</p>`;
  return html`<section class="noprint"><h2>${words.control}</h2>
!${progress.state === 'running' ? pause : progress.state === 'paused' ? resume : ''}
<p><a class="button" href="${inLanguage('/sending', language)}">${words.stop}</a>
<a class="button" href="${inLanguage(`${path}/close`, language)}">${words.close}</a></p></section>`;
}

export type SwitchShown = {
  readonly state: SendingState;
  readonly waiting: readonly WaitingOf[];
  readonly reason: string;
  /** The reason is too short; what will go out was not confirmed. */
  readonly faults: readonly ('reason' | 'confirm')[];
  readonly rehearsal: boolean;
};

/** The one switch that stops all sending (E19), with what it will do in numbers and the reason that is kept; to start again is confirmed. */
export function switchPage({ state, waiting, reason, faults, rehearsal }: SwitchShown, language: Language): string {
  const words = liveWords(language);
  const sum = (rows: readonly WaitingOf[], of: 'waiting' | 'due'): number =>
    rows.reduce((all, row) => all + row[of], 0);
  const running = waiting.filter((one) => one.state === 'running');
  const act = state.stopped ? 'start' : 'stop';
  const now = state.stopped
    ? notice(words.switchOff(state.changedBy, dateTime(state.changedAt.toISOString(), language), state.reason), 'warn')
    : notice(words.switchOn);
  const fault = faults.includes('reason') ? words.reasonHint : undefined;
  const control = html`<input id="reason" name="reason" required minlength="3" maxlength="500" value="${reason}"!${describedBy('reason', true, fault !== undefined)}>`;
  const said = faults.map((at) => ({ field: at, message: at === 'reason' ? words.reasonFault : words.confirmFault }));
  const main = html`<h1>${words.switchHeading}</h1>
!${faultList(words.notDone, said)}
!${now}
<p>${state.stopped ? words.startNumbers(sum(running, 'waiting'), running.length) : words.stopNumbers(sum(waiting, 'waiting'), waiting.length)}</p>
!${waitingTable(waiting, language)}
<form method="post" action="${inLanguage(`/sending/${act}`, language)}">
!${field({ id: 'reason', label: words.reason, hint: words.reasonHint, fault, control })}
!${state.stopped ? confirmation(sum(running, 'waiting'), sum(running, 'due'), faults.includes('confirm'), language) : ''}
<p><button type="submit" class="${state.stopped ? 'first' : 'danger'}">${state.stopped ? words.startAgain : words.stopNow}</button></p>
</form>`;
  const shell = { language, title: words.switchHeading, path: '/sending', rehearsal, head: researchHead() };
  return page(shell, main);
}

function confirmation(waiting: number, due: number, missing: boolean, language: Language): string {
  return html`<p><label><input type="checkbox" id="confirm" name="confirm" value="yes" required!${missing ? ' aria-invalid="true"' : ''}> ${liveWords(language).confirmStart(waiting, due)}</label></p>`;
}

function waitingTable(waiting: readonly WaitingOf[], language: Language): string {
  if (waiting.length === 0) return '';
  const words = liveWords(language);
  const rows = waiting.map(({ slug, title, state, waiting: letters, due }) => [
    link(`/campaigns/${slug}/live`, title, language),
    text(pageWords(language).campaignStates[state] ?? state),
    text(letters),
    text(due),
  ]);
  return table(words.waitingHeads[0] ?? '', words.waitingHeads, rows);
}
