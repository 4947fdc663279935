import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { methodWords } from '../../words/press-method-words.ts';

/** Deeper than any protocol goes. */
const DEEPEST = 12;

/** A value of the protocol as nested lists, its keys as they stand in the protocol. */
export function nested(value: unknown, language: Language, depth = 0): string {
  if (depth > DEEPEST || value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return methodWords(language)[value ? 'yes' : 'no'];
  if (typeof value !== 'object') return html`${String(value)}`;
  if (Array.isArray(value)) return listOf(value, language, depth);
  const entries = Object.entries(value).map(
    ([key, inner]) => html`<dt><code>${key}</code></dt><dd>!${nested(inner, language, depth + 1)}</dd>`,
  );
  return entries.length === 0 ? '—' : html`<dl class="nested">!${entries}</dl>`;
}

function listOf(values: readonly unknown[], language: Language, depth: number): string {
  if (values.length === 0) return '—';
  if (values.every((one) => typeof one !== 'object')) return html`${values.join(', ')}`;
  return html`<ul>!${values.map((one) => html`<li>!${nested(one, language, depth + 1)}</li>`)}</ul>`;
}
