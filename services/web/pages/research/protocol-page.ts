import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { dateTime } from '../../../releases/words/number-words.ts';
import { asset } from '../../assets/assets.ts';
import type { CheckedForm } from '../../assets/protocol-editor.ts';
import { type EditorWords, editorWords } from '../../words/research-editor-words.ts';
import { fieldName, sectionName } from '../../words/research-protocol-words.ts';
import { awayNotice } from '../away-notice.ts';
import { inLanguage } from '../layout.ts';
import { type CampaignHead, campaignPage, stepPath } from './campaign-frame.ts';
import { type Checked, checkPanel } from './check-panel.ts';
import { notice } from './form-parts.ts';
import { type Control, protocolControl } from './protocol-controls.ts';

export type SectionShown = {
  readonly id: string;
  readonly controls: readonly Control[];
  readonly groups: readonly {
    readonly title: string;
    readonly key: string;
    readonly at: string | null;
    readonly controls: readonly Control[];
  }[];
  readonly list: string | null;
  readonly listKey: string;
};

export type ProtocolShown = {
  readonly campaign: CampaignHead;
  readonly editable: boolean;
  /** Version that the form was made of; what is typed is compared with it. */
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: Date;
  readonly source: string;
  /** Text that the form was made of where it is not the saved version; null: it is. */
  readonly seen: string | null;
  readonly sections: readonly SectionShown[];
  readonly checked: Checked;
  readonly said: readonly { readonly text: string; readonly kind: 'done' | 'warn' }[];
  /** Text of somebody who saved meanwhile. */
  readonly theirs: string | null;
};

/** Form and source of a protocol side by side, one document; the check between them follows what is typed. */
export function protocolPage(shown: ProtocolShown, language: Language): string {
  const words = editorWords(language);
  const { campaign, editable, said } = shown;
  const main = html`<div class="wide"></div>!${said.map(({ text, kind }) => notice(text, kind))}
!${editable ? editor(shown, words, language) : readOnly(shown, words)}`;
  return campaignPage({ campaign, tab: 'design', step: 'protocol', language, heading: words.heading }, main);
}

function readOnly({ source }: ProtocolShown, words: EditorWords): string {
  return html`<p>${words.readOnly}</p><pre class="letter" tabindex="0">${source}</pre>`;
}

function editor(shown: ProtocolShown, words: EditorWords, language: Language): string {
  const path = stepPath(shown.campaign.slug, 'protocol');
  const { version, savedBy, savedAt, source, theirs } = shown;
  const form: CheckedForm = { check: inLanguage(`${path}/check`, language) };
  const buttons = html`<p><button type="submit" name="do" value="save" class="first">${words.save}</button>
<button type="submit" name="do" value="check">${words.check}</button></p>`;
  return html`<p>${words.what}</p>
<p class="soft">${words.version(version, savedBy, dateTime(savedAt.toISOString(), language))}</p>
<div id="kept" class="notice" role="status" hidden><p>${words.restored} <button type="button">${words.restore}</button></p></div>
!${theirs === null ? '' : html`<details open><summary>${words.theirs}</summary><pre class="letter tall" tabindex="0">${theirs}</pre></details>`}
<form method="post" action="${inLanguage(path, language)}" data-check="${form.check}" class="editor">
<input type="hidden" name="version" value="${version}">!${shown.seen === null ? '' : html`<input type="hidden" name="seen" value="${shown.seen}">`}
<div>!${buttons}!${shown.sections.map((section) => sectionMarkup(section, words, language))}!${buttons}</div>
<div class="source"><h2 id="check-heading">${words.checkHeading}</h2>
!${awayNotice('typed', language)}
<div id="check" aria-live="polite" aria-labelledby="check-heading" role="region">!${checkPanel(shown.checked, language)}</div>
<h2><label for="source">${words.source}</label></h2>
<textarea id="source" name="source" spellcheck="false" autocapitalize="off">${source}</textarea></div>
</form>
<script type="module" src="${asset('protocol-editor.js')}"></script>`;
}

function sectionMarkup(section: SectionShown, words: EditorWords, language: Language): string {
  const { id, controls, groups, list, listKey } = section;
  const faulty = [...controls, ...groups.flatMap((group) => group.controls)].some(({ faults }) => faults.length > 0);
  return html`<details!${faulty || id === 'question' ? ' open' : ''}><summary>${sectionName(id, language)}</summary>
!${controls.map((control) => protocolControl(control, language))}
!${groups.map(
    ({
      title,
      key,
      at,
      controls: inside,
    }) => html`<fieldset><legend>${title === key ? fieldName(key, language) : `${fieldName(key, language)}: ${title}`}</legend>
!${inside.map((control) => protocolControl(control, language))}
!${at === null ? '' : html`<p><button type="submit" name="do" value="remove:${at}" class="small">${words.remove}: ${title}</button></p>`}</fieldset>`,
  )}
!${list === null ? '' : html`<p><button type="submit" name="do" value="add:${list}" class="small">${words.add(fieldName(listKey, language))}</button></p>`}
</details>`;
}
