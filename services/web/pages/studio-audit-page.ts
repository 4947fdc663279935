import { html } from 'ghtml';
import type { OwnBenchmark } from '../../releases/benchmark/own-benchmark.ts';
import { date } from '../../releases/words/number-words.ts';
import { type AuditTold, studioAuditWords } from '../words/studio-audit-words.ts';
import { link } from './layout.ts';
import { codesSection } from './studio-audit-codes.ts';
import { answersTable, arrivalSection, clocksTable } from './studio-audit-facts.ts';
import { checklistSection, placeSection, priceSection, promisesSection } from './studio-audit-places.ts';
import { threadSection } from './studio-audit-thread.ts';
import { notice, postForm, type StudioFrame, studioPage, visible } from './studio-frame.ts';

/** `now`: field time, for what is still possible. `typed`: words that were refused, kept in their field. */
export type AuditShown = {
  readonly one: OwnBenchmark;
  readonly told: AuditTold | undefined;
  readonly now: Date;
  readonly typed: { readonly item: string; readonly text: string };
};

const DONE: ReadonlySet<string> = new Set(['replied', 'disputed']);

/** One audit of one studio, for that studio: own facts, then places among frozen figures, then its words. */
export function studioAuditPage(frame: StudioFrame, { one, told, now, typed }: AuditShown): string {
  const { language } = frame;
  const words = studioAuditWords(language);
  const { own } = one;
  const said = told === undefined ? '' : notice(words.told[told], DONE.has(told) ? 'status' : 'alert');
  const main = html`<p>!${link('/studio', words.back, language)}</p>
<h1>${visible(own.name)}: ${visible(one.title)}</h1>
<p class="soft">${words.release(one.release, one.sha256.slice(0, 12))}</p>
!${said}
!${one.peers === null ? html`<p>${words.beforePublication}</p>` : ''}
!${arrivalSection(own, language)}
<h2>${words.answers}</h2>
!${answersTable(own, language)}
<h2>${words.clocks}</h2>
<p class="soft">${words.clocksNote}</p>
!${clocksTable(own.clocks, language)}
!${placeSection(one, language)}
!${priceSection(one, language)}
!${promisesSection(own.promises, language)}
!${checklistSection(own.checklist, language)}
!${codesSection(one, typed, language)}
!${threadSection(own.letters, language)}
!${replySection(one, now, typed, frame)}`;
  return studioPage(frame, `${visible(own.name)}: ${visible(one.title)}`, main);
}

function replySection(one: OwnBenchmark, now: Date, typed: AuditShown['typed'], { language }: StudioFrame): string {
  const words = studioAuditWords(language);
  const early = now.getTime() < Date.parse(one.replyUntil);
  const field = html`<p><label for="text">${words.replyText}</label><br><textarea id="text" name="text" rows="5" cols="60" maxlength="4000" required>${typed.item === '' ? typed.text : ''}</textarea></p>`;
  return html`<h2 id="reply">${words.reply}</h2>
<p>${early ? words.replyNote(date(one.replyUntil, language)) : words.replyNoteLate}</p>
!${one.own.replies.map(({ at, text }) => html`<blockquote><p class="soft">${date(at, language)}</p><p class="letter">${visible(text)}</p></blockquote>`)}
!${postForm(`/studio/audits/${one.release}/reply`, field, words.replySend, language)}`;
}
