import { html } from 'ghtml';
import type { OwnBenchmark } from '../../releases/benchmark/own-benchmark.ts';
import type { OwnCode } from '../../releases/benchmark/own-codes.ts';
import type { Language } from '../../releases/words/language.ts';
import { studioAuditWords } from '../words/studio-audit-words.ts';
import { shareOf } from './studio-audit-places.ts';
import { postForm, visible } from './studio-frame.ts';

type Typed = { readonly item: string; readonly text: string };

/** Each item of the codebook: the own code beside the shares of all, and the way to dispute it. */
export function codesSection({ release, peers, own }: OwnBenchmark, typed: Typed, language: Language): string {
  const words = studioAuditWords(language);
  const shown = own.codes.map((code, at) =>
    codeMarkup(code, { release, at, typed, published: peers !== null }, language),
  );
  return html`<h2>${words.codes}</h2>
<p class="soft">${words.codesNote}</p>
!${shown.length === 0 ? html`<p>${words.noCodes}</p>` : html`!${shown}`}`;
}

type Place = { readonly release: string; readonly at: number; readonly typed: Typed; readonly published: boolean };

function codeMarkup(code: OwnCode, { release, at, typed, published }: Place, language: Language): string {
  const words = studioAuditWords(language);
  const own = code.anchors.find(({ value }) => value === code.value);
  const label = code.value === null ? words.notObservable : `${code.value}: ${own?.label ?? ''}`;
  const shares = published
    ? html`<dt>${words.shares}</dt><dd><ul>!${code.anchors.map(({ value, label: name, peers }) => html`<li>${value}: ${visible(name)} — ${shareOf(peers, language)}</li>`)}</ul></dd>`
    : '';
  return html`<section aria-labelledby="code-${at}"><h3 id="code-${at}">${visible(code.question)}</h3>
<dl class="facts"><dt>${words.own}</dt><dd><strong>${visible(label)}</strong></dd>!${shares}</dl>
!${code.dispute === null ? disputeForm(code, release, at, typed, language) : disputeState(code.dispute, language)}</section>`;
}

function disputeForm({ item }: OwnCode, release: string, at: number, typed: Typed, language: Language): string {
  const words = studioAuditWords(language);
  const kept = typed.item === item;
  const fields = html`<input type="hidden" name="item" value="${item}">
<p><label for="why-${at}">${words.disputeWhy}</label><br><textarea id="why-${at}" name="text" rows="3" cols="60" maxlength="2000" required>${kept ? typed.text : ''}</textarea></p>`;
  return html`<details!${kept ? ' open' : ''}><summary>${words.dispute}</summary>
!${postForm(`/studio/audits/${release}/dispute`, fields, words.disputeSend, language)}</details>`;
}

function disputeState(dispute: NonNullable<OwnCode['dispute']>, language: Language): string {
  const words = studioAuditWords(language);
  const { state, why, answer, leadsTo } = dispute;
  return html`<p role="note"><strong>${words.disputeState[state] ?? state}</strong>!${answer === null ? '' : html`: ${visible(answer)}`} ${leadsTo === null ? '' : (words.leadsTo[leadsTo] ?? '')}</p>
<blockquote class="letter">${visible(why)}</blockquote>`;
}
