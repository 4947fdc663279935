import { html } from 'ghtml';
import type { Language } from '../../releases/words/language.ts';
import { type DeskKey, deskKeyWords } from '../words/desk-key-words.ts';
import type { DeskWords } from '../words/desk-words.ts';

/** The keys of the coder's pages, always in sight. */
export function keyList(words: DeskWords, language: Language, keys: readonly DeskKey[]): string {
  const said = deskKeyWords(language);
  return html`<ul class="keys" aria-label="${words.keys}">!${keys.map((key) => html`<li><kbd>${said[key].key}</kbd> ${said[key].does}</li>`)}</ul>`;
}
