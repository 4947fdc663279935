import { html } from 'ghtml';
import type { EntryField, EntryWords } from '../words/entry-words.ts';

/** What was typed, and what is wrong with it by field, so that nothing has to be typed again. */
export type Typed = {
  readonly values: Readonly<Partial<Record<EntryField, string>>>;
  readonly faults: readonly { readonly field: EntryField; readonly message: string }[];
};

type Shape =
  | {
      readonly kind: 'line';
      readonly type?: 'text' | 'number' | 'datetime-local';
      readonly required?: boolean;
      readonly first?: boolean;
    }
  | { readonly kind: 'lines'; readonly rows: number; readonly required?: boolean }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'tick' };

/** One labelled field with its hint and its fault, as markup; by keyboard and by voice, without scripts. */
export function entryField(field: EntryField, shape: Shape, words: EntryWords, { values, faults }: Typed): string {
  const hint = words.hints[field];
  const wrong = faults.filter((fault) => fault.field === field);
  const described = [...(hint === undefined ? [] : [`${field}-hint`]), ...(wrong.length > 0 ? [`${field}-fault`] : [])];
  const common = html`id="${field}" name="${field}"!${described.length > 0 ? html` aria-describedby="${described.join(' ')}"` : ''}!${wrong.length > 0 ? ' aria-invalid="true"' : ''}`;
  const label = html`<label for="${field}">${words.fields[field]}</label>`;
  const control = controlOf(shape, common, values[field] ?? '', words);
  return html`<p>!${shape.kind === 'tick' ? html`!${control} !${label}` : html`!${label}<br>!${control}`}!${hint === undefined ? '' : html` <span class="soft" id="${field}-hint">${hint}</span>`}!${wrong.length === 0 ? '' : html` <span class="alarm" id="${field}-fault">${told(wrong, words)}</span>`}</p>`;
}

function controlOf(shape: Shape, common: string, value: string, words: EntryWords): string {
  switch (shape.kind) {
    case 'line': {
      const more = `${shape.type === 'number' ? ' min="0" max="86400"' : ''}${shape.type === 'datetime-local' ? ' step="1"' : ''}${shape.required === true ? ' required' : ''}${shape.first === true ? ' autofocus' : ''}`;
      return html`<input type="${shape.type ?? 'text'}" !${common} value="${value}"!${more}>`;
    }
    case 'lines':
      return html`<textarea !${common} rows="${shape.rows}" cols="60"!${shape.required === true ? ' required' : ''}>${value}</textarea>`;
    case 'choice':
      return html`<select !${common}>!${shape.of.map((one) => html`<option value="${one}"!${one === value ? ' selected' : ''}>${words.choices[one] ?? one}</option>`)}</select>`;
    case 'tick':
      return html`<input type="checkbox" !${common} value="yes"!${value === 'yes' ? ' checked' : ''}>`;
  }
}

/** Faults on top, each a link to its field. */
export function entryFaults({ faults }: Typed, words: EntryWords): string {
  if (faults.length === 0) return '';
  return html`<div class="alarm" role="alert"><p>${words.faults}</p><ul>!${faults.map((fault) => html`<li><a href="#${fault.field}">${words.fields[fault.field]}</a>: ${told([fault], words)}</li>`)}</ul></div>`;
}

function told(faults: readonly { readonly message: string }[], words: EntryWords): string {
  return faults.map(({ message }) => words.faultTexts[message] ?? message).join('; ');
}
