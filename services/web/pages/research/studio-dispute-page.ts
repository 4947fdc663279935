import { html } from 'ghtml';
import type { DisputedCode } from '../../../releases/benchmark/disputed-code.ts';
import type { PassCode } from '../../../releases/benchmark/store/disputes.ts';
import type { Language } from '../../../releases/words/language.ts';
import { deskWords } from '../../words/desk-words.ts';
import { researchDisputeWords } from '../../words/research-dispute-words.ts';
import { inLanguage, link, page, table, text } from '../layout.ts';
import { letterMarkup } from '../letter-markup.ts';
import { researchHead } from './campaign-frame.ts';
import { describedBy, faultList, field } from './form-parts.ts';

export type Verdict = 'upheld' | 'rejected';

/** What was typed, and what is wrong with it. */
export type DisputeDraft = {
  readonly verdict: Verdict | null;
  readonly reason: string;
  readonly step: 'choose' | 'review';
  readonly faults: readonly ('verdict' | 'reason')[];
};

/** What a studio says beside the letter and every code of the item; answered after a second look, for an answer stays. */
export function studioDisputePage(shown: DisputedCode, draft: DisputeDraft | null, language: Language): string {
  const words = researchDisputeWords(language);
  const { dispute, reply } = shown;
  const main = html`<p class="soft">!${link('/queues/disputes', words.back, language)} / !${link(`/inquiries/${dispute.inquiryId}`, words.inquiry, language)}</p>
<h1>${words.heading}: ${dispute.domain}</h1>
<div class="desk"><div class="read">!${reply === null ? html`<p>${words.noReply}</p>` : letterMarkup(reply, deskWords(language), language)}</div>
<div>!${claim(shown, language)}
!${dispute.state === 'open' ? (draft === null ? '' : answerForm(shown, draft, language)) : answered(shown, language)}</div></div>`;
  const shell = { language, title: `${words.heading}: ${dispute.domain}`, path: `/queues/disputes/${dispute.id}` };
  return page({ ...shell, rehearsal: dispute.rehearsal, head: researchHead(), sheet: 'desk.css' }, main);
}

function claim({ dispute, item, passes }: DisputedCode, language: Language): string {
  const words = researchDisputeWords(language);
  const named = (value: number | null): string => {
    if (value === null) return words.notObservable;
    const label = item?.anchors.find((anchor) => anchor.value === value)?.label;
    return label === undefined ? String(value) : `${value}: ${label}`;
  };
  const said = ({ pass, coded, value }: PassCode): string =>
    coded ? named(value) : pass === 3 ? words.notJudged : words.open;
  const rows = passes.map((one) => [
    text((words.pass as Readonly<Record<number, string>>)[one.pass] ?? one.pass),
    text(said(one)),
  ]);
  return html`<h2>${item?.question ?? dispute.item}</h2>
<p>${words.shown}: <strong>${named(dispute.shownValue)}</strong> <span class="soft">(${dispute.release})</span></p>
!${table(words.passes, [words.passes, ''], rows)}
<h2>${words.studioSays}</h2><blockquote class="letter">${dispute.why}</blockquote>`;
}

function answered({ dispute }: DisputedCode, language: Language): string {
  const words = researchDisputeWords(language);
  const { state, answer, leadsTo } = dispute;
  const way = (words.ways as Readonly<Record<string, string>>)[leadsTo ?? ''];
  return html`<h2>${words.answer}</h2><p role="status"><strong>${words.state[state]}</strong>!${way === undefined ? '' : html` (${way})`}</p>
<blockquote class="letter">${answer ?? ''}</blockquote>`;
}

function answerForm({ dispute, way }: DisputedCode, draft: DisputeDraft, language: Language): string {
  const words = researchDisputeWords(language);
  const { verdict, reason, step, faults } = draft;
  const path = `/queues/disputes/${dispute.id}`;
  const said = faults.map((at) => ({ field: at === 'reason' ? 'reason' : 'rejected', message: words.faults[at] }));
  const radio = (value: Verdict, label: string) =>
    html`<div><input type="radio" id="${value}" name="verdict" value="${value}" required!${verdict === value ? ' checked' : ''}> <label for="${value}">${label}</label></div>`;
  const fault = faults.includes('reason') ? words.faults.reason : undefined;
  const control = html`<textarea id="reason" name="reason" rows="4" maxlength="2000" required!${describedBy('reason', true, fault !== undefined)}>${reason}</textarea>`;
  return html`!${faultList(words.notDone, said)}
<form method="post" action="${inLanguage(path, language)}">
<fieldset><legend>${words.answer}</legend>
!${radio('rejected', words.reject)}!${radio('upheld', `${words.uphold}: ${words.ways[way]}`)}</fieldset>
!${field({ id: 'reason', label: words.reason, hint: words.reasonHint, fault, control })}
!${step === 'review' ? html`<p role="status"><strong>${words.reviewNote}</strong></p>` : ''}
<p><button type="submit" name="step" value="${step === 'review' ? 'record' : 'review'}" class="first">${step === 'review' ? words.send : words.review}</button>
!${step === 'review' ? link(path, words.change, language) : ''}</p></form>`;
}
