import { html } from 'ghtml';

/** One labelled line of a form, with its hint and what is wrong with it. */
export type LineField = {
  readonly id: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password' | 'date';
  /** What a browser or password manager may fill in (HTML, 4.10.18.7). */
  readonly autocomplete?: string;
  readonly value?: string;
  readonly hint?: string | undefined;
  readonly faults?: readonly string[] | undefined;
  readonly optional?: boolean;
  readonly first?: boolean;
  readonly digits?: boolean;
  readonly longest?: number;
};

export function lineField(field: LineField): string {
  const { id, label, type = 'text', autocomplete = 'off', value = '', hint, faults = [], longest = 200 } = field;
  const flags = [
    field.optional === true ? '' : ' required',
    field.first === true ? ' autofocus' : '',
    field.digits === true ? ' inputmode="numeric"' : '',
    type === 'password' || autocomplete === 'username' ? ' autocapitalize="none" spellcheck="false"' : '',
  ].join('');
  return html`<p><label for="${id}">${label}</label><br>
<input type="${type}" id="${id}" name="${id}" value="${value}" autocomplete="${autocomplete}" maxlength="${longest}"!${described(id, hint, faults)}!${flags}>!${notes(id, hint, faults)}</p>`;
}

/** A choice of one by its value. */
export function choiceField(
  { id, label, value, faults = [] }: Pick<LineField, 'id' | 'label' | 'value' | 'faults'>,
  of: readonly (readonly [value: string, label: string])[],
): string {
  return html`<p><label for="${id}">${label}</label><br>
<select id="${id}" name="${id}"!${described(id, undefined, faults)}>!${of.map(([one, told]) => html`<option value="${one}"!${one === value ? ' selected' : ''}>${told}</option>`)}</select>!${notes(id, undefined, faults)}</p>`;
}

/** All that is wrong on top, each a link to its field; nothing where nothing is. */
export function faultList(heading: string, faults: readonly { id: string; text: string }[]): string {
  if (faults.length === 0) return '';
  return html`<div class="alarm" role="alert"><p>${heading}</p><ul>!${faults.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ul></div>`;
}

function described(id: string, hint: string | undefined, faults: readonly string[]): string {
  const by = [...(hint === undefined ? [] : [`${id}-hint`]), ...(faults.length === 0 ? [] : [`${id}-fault`])];
  return html`!${by.length === 0 ? '' : html` aria-describedby="${by.join(' ')}"`}!${faults.length === 0 ? '' : ' aria-invalid="true"'}`;
}

function notes(id: string, hint: string | undefined, faults: readonly string[]): string {
  return html`!${hint === undefined ? '' : html`<br><span class="soft" id="${id}-hint">${hint}</span>`}!${faults.length === 0 ? '' : html`<br><span class="alarm" id="${id}-fault">${faults.join(' ')}</span>`}`;
}
