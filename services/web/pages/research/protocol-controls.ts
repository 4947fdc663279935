import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { fieldName, valueName } from '../../words/research-protocol-words.ts';

/** One control of the protocol's form, whatever data it comes from. */
export type Control = {
  readonly name: string;
  readonly key: string;
  readonly kind: 'line' | 'text' | 'whole' | 'choice' | 'choices' | 'lines' | 'wholes' | 'flag';
  readonly options: readonly string[];
  readonly language: string | null;
  readonly value: string | readonly string[];
  readonly faults: readonly string[];
};

/** A labelled control with the findings of the check below it. Its id is what the findings link to. */
export function protocolControl(control: Control, language: Language): string {
  const { name, key, kind, faults } = control;
  const id = `p:${name}`;
  const label = `${fieldName(key, language)}${control.language === null ? '' : ` (${control.language})`}`;
  const fault = html`<p class="fault" id="${id}-fault" data-for="${name}">${faults.join(' ')}</p>`;
  const state = faults.length > 0 ? ' faulty' : '';
  if (kind === 'choices') {
    const chosen = new Set(Array.isArray(control.value) ? control.value : []);
    const named = [...new Set([...control.options, ...chosen])];
    return html`<fieldset class="field!${state}" id="${id}" aria-describedby="${id}-fault"><legend>${label}</legend><input type="hidden" name="${id}" value="">!${named.map(
      (one) =>
        html`<label><input type="checkbox" name="${id}" value="${one}"!${chosen.has(one) ? ' checked' : ''}> ${valueName(String(one), language)}</label> `,
    )}!${fault}</fieldset>`;
  }
  return html`<div class="field!${state}"><label for="${id}">${label}</label>!${input(control, id, language)}!${fault}</div>`;
}

function input({ kind, options, value, faults }: Control, id: string, language: Language): string {
  const text = typeof value === 'string' ? value : '';
  const shared = html` id="${id}" name="${id}" aria-describedby="${id}-fault"!${faults.length > 0 ? ' aria-invalid="true"' : ''}`;
  switch (kind) {
    case 'text':
      return html`<textarea!${shared} rows="${Math.min(16, Math.max(2, text.split('\n').length, Math.ceil(text.length / 70)))}">${text}</textarea>`;
    case 'lines':
    case 'wholes':
      return html`<textarea!${shared} rows="3">${text}</textarea>`;
    case 'choice':
    case 'flag': {
      const named = options.includes(text) ? options : [text, ...options];
      return html`<br><select!${shared}>!${named.map((one) => html`<option value="${one}"!${one === text ? ' selected' : ''}>${valueName(one, language)}</option>`)}</select>`;
    }
    case 'whole':
      // Not of type "number": what is no number must come back as it was typed, with the fault beside it.
      return html`<br><input!${shared} inputmode="numeric" size="12" value="${text}">`;
    case 'line':
    case 'choices':
      return html`<input!${shared} value="${text}">`;
  }
}
