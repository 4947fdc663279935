import { html } from 'ghtml';
import type { Progress } from '../../../api/research/progress.ts';
import type { SendingState } from '../../../api/sending/store.ts';
import type { Language } from '../../../releases/words/language.ts';
import { dateTime } from '../../../releases/words/number-words.ts';
import { liveWords } from '../../words/research-live-words.ts';
import { inLanguage, page } from '../layout.ts';
import { researchHead } from './campaign-frame.ts';
import { describedBy, field, notice, postButton } from './form-parts.ts';

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
  readonly waiting: { readonly attempts: number; readonly campaigns: number };
  readonly reason: string;
  readonly fault: boolean;
  readonly rehearsal: boolean;
};

/** The one switch that stops all sending (E19), with what it will do in numbers and the reason that is kept. */
export function switchPage({ state, waiting, reason, fault, rehearsal }: SwitchShown, language: Language): string {
  const words = liveWords(language);
  const { attempts, campaigns } = waiting;
  const act = state.stopped ? 'start' : 'stop';
  const now = state.stopped
    ? notice(words.switchOff(state.changedBy, dateTime(state.changedAt.toISOString(), language), state.reason), 'warn')
    : notice(words.switchOn);
  const control = html`<input id="reason" name="reason" required minlength="3" maxlength="500" value="${reason}"!${describedBy('reason', true, fault)}>`;
  const main = html`<h1>${words.switchHeading}</h1>
!${now}
<p>${state.stopped ? words.startNumbers(attempts, campaigns) : words.stopNumbers(attempts, campaigns)}</p>
<form method="post" action="${inLanguage(`/sending/${act}`, language)}">
!${field({ id: 'reason', label: words.reason, hint: words.reasonHint, fault: fault ? words.reasonHint : undefined, control })}
<p><button type="submit" class="${state.stopped ? 'first' : 'danger'}">${state.stopped ? words.startAgain : words.stopNow}</button></p>
</form>`;
  const shell = { language, title: words.switchHeading, path: '/sending', rehearsal, head: researchHead() };
  return page(shell, main);
}
