import { html } from 'ghtml';
import type { ShownDispute } from '../../reading/coding/settle-dispute.ts';
import type { SettlingProgress } from '../../reading/coding/store/disputes.ts';
import type { RubricItem } from '../../reading/rubric/rubric.ts';
import type { Language } from '../../releases/words/language.ts';
import { asset } from '../assets/assets.ts';
import { type DeskWords, deskWords } from '../words/desk-words.ts';
import { agreementTable, type WaveAgreement } from './agreement-table.ts';
import { keyList } from './key-list.ts';
import { inLanguage, page } from './layout.ts';
import { letterMarkup } from './letter-markup.ts';

/** What was chosen before: shown again for a last look, or because something is missing. */
export type DisputeNotice = {
  readonly refused?: 'no_dispute' | 'coded_by_you';
  /** The reply that was chosen for. */
  readonly messageId?: string;
  readonly chosen?: Readonly<Record<string, number | null>>;
  readonly why?: string;
  readonly step?: 'choose' | 'review';
  readonly unanswered?: readonly string[];
};

/** What the page shows: the next reply to settle, how far the coder is, agreement where coding is complete. */
export type Settling = {
  readonly dispute: ShownDispute | null;
  readonly progress: SettlingProgress;
  readonly agreed: readonly WaveAgreement[];
};

/**
 * One reply on which two coders differ: both codes side by side and the choice between all anchors, as a plain form. Nothing is
 * recorded before a second look, from which every choice can be taken back.
 */
export function disputePage(
  { dispute, progress, agreed }: Settling,
  notice: DisputeNotice,
  language: Language,
): string {
  const words = deskWords(language);
  const main = html`<h1>${words.disputes}</h1>
<p role="status">${words.disputeProgress(progress.done, progress.open)}</p>
!${notice.refused === undefined ? '' : html`<p class="alarm" role="alert">${words.disputeRefused[notice.refused]}</p>`}
!${dispute === null ? html`<p>${words.noDisputes}</p>` : disputeMarkup(dispute, notice, language)}
!${agreed.map((wave) => agreementTable(wave, words))}`;
  const shell = {
    language,
    title: words.disputes,
    path: '/desk/disputes',
    sheet: 'desk.css' as const,
    rehearsal: dispute?.reply.rehearsal ?? false,
  };
  return page(shell, main);
}

function disputeMarkup({ reply, disputed }: ShownDispute, notice: DisputeNotice, language: Language): string {
  const words = deskWords(language);
  const { step = 'choose', unanswered = [] } = notice;
  const rows = disputed.flatMap((codes) => {
    const item = reply.items.find(({ code }) => code === codes.item);
    return item === undefined ? [] : [{ item, codes }];
  });
  const open = rows.filter(({ item }) => unanswered.includes(item.code));
  return html`!${open.length === 0 ? '' : html`<div class="alarm" role="alert"><p>${words.unanswered}</p><ul>!${open.map(({ item }) => html`<li><a href="#item-${item.code}">${item.question}</a></li>`)}</ul></div>`}
<div class="desk"><div class="read">!${letterMarkup(reply, words, language)}</div>
<div><h2>${words.codes}</h2>
!${step === 'review' ? html`<p class="soft">${words.reviewHint}</p>` : keyList(words, language, ['digits', 'no', 'move', 'enter'])}
<form method="post" action="${inLanguage('/desk/disputes', language)}">
<input type="hidden" name="messageId" value="${reply.messageId}">
!${rows.map(({ item, codes }, place) => choices(item, codes, { notice, first: place === 0, words }))}
<p><label for="why">${words.why}</label><br><textarea id="why" name="why" maxlength="1000" rows="2">${notice.why ?? ''}</textarea></p>
<p><button type="submit" name="step" value="${step === 'review' ? 'record' : 'review'}"!${step === 'review' ? ' autofocus' : ''}>${step === 'review' ? words.record : words.review}</button>
<button type="reset">${words.takeBack}</button>!${step === 'review' ? html` <a href="${inLanguage('/desk/disputes', language)}">${words.startAgain}</a>` : ''}</p>
</form></div></div>
<script type="module" src="${asset('desk-keys.js')}"></script>`;
}

type Codes = ShownDispute['disputed'][number];
type Place = { notice: DisputeNotice; first: boolean; words: DeskWords };

/** Every value with who gave it: the two codes stand beside each other in the order of the anchors. */
function choices(item: RubricItem, codes: Codes, { notice, first, words }: Place): string {
  const { chosen = {}, step } = notice;
  const { code, question, anchors, notObservable } = item;
  const values = [
    ...anchors.map(({ value, label }) => ({ value, label: `${value}: ${label}` })),
    { value: null, label: `${words.notObservable}: ${notObservable}` },
  ];
  const given = Object.hasOwn(chosen, code) ? chosen[code] : undefined;
  const mark = (is: boolean, who: string) => html`<td>!${is ? html`● <span class="spoken">${who}</span>` : ''}</td>`;
  return html`<fieldset><legend>${question}</legend><table>
<thead><tr><th scope="col">${words.firstCoder}</th><th scope="col">${words.secondCoder}</th><th scope="col">${words.yourCode}</th></tr></thead><tbody>
!${values.map(({ value, label }, place) => {
    const id = place === 0 ? `item-${code}` : `item-${code}-${value}`;
    return html`<tr>!${mark(codes.first === value, words.firstCoder)}!${mark(codes.second === value, words.secondCoder)}<td><input type="radio" id="${id}" name="code.${code}" value="${String(value)}" required!${given === value ? ' checked' : ''}!${first && place === 0 && step !== 'review' ? ' autofocus' : ''}>
<label for="${id}">${label}</label></td></tr>`;
  })}
</tbody></table></fieldset>`;
}
