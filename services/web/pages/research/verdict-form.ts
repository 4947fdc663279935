import { html } from 'ghtml';
import { leaveOutReasons, type StudioVerdict } from '../../../design/verdicts/store.ts';
import type { Language } from '../../../releases/words/language.ts';
import { verdictWords } from '../../words/research-verdict-words.ts';
import { inLanguage } from '../layout.ts';
import { postButton } from './form-parts.ts';

/** What was said of a studio, with its undo; or the two things that can be said. */
export function verdictForm(
  path: string,
  { domain, name }: { readonly domain: string; readonly name: string },
  said: StudioVerdict | null,
  editable: boolean,
  language: Language,
): string {
  const words = verdictWords(language);
  const action = inLanguage(`${path}/verdict`, language);
  if (said !== null) {
    const told =
      said.verdict === 'excluded'
        ? html`<strong class="alarm">${words.leftOut(said.decidedBy, words.reasons[said.reason ?? 'other'], said.note)}</strong>`
        : html`<strong>${words.approved(said.decidedBy)}</strong>`;
    return html`<p>!${told} !${editable ? postButton(action, words.undo, { domain, verdict: 'withdrawn' }, 'small') : ''}</p>`;
  }
  if (!editable) return '';
  const [reasonId, noteId] = [`reason-${domain}`, `note-${domain}`];
  return html`<p>!${postButton(action, words.approve, { domain, verdict: 'approved' }, 'small')}</p>
<details><summary>${words.leaveOut}<span class="spoken">: ${name}</span></summary><form method="post" action="${action}">
<input type="hidden" name="domain" value="${domain}"><input type="hidden" name="verdict" value="excluded">
<p><label for="${reasonId}">${words.reason}</label><br><select id="${reasonId}" name="reason">!${leaveOutReasons.map((reason) => html`<option value="${reason}">${words.reasons[reason]}</option>`)}</select></p>
<p><label for="${noteId}">${words.note}</label><br><input id="${noteId}" name="note" maxlength="500"></p>
<p><button type="submit" class="danger small">${words.leaveOut}</button></p></form></details>`;
}
