import { html } from 'ghtml';
import type { Language } from '../../releases/words/language.ts';
import { pageWords } from '../words/catalogue.ts';

/** What every definition of an estimate means; rows of the tables link here. */
export function definitionsSection(language: Language): string {
  const { life, reportPage } = pageWords(language);
  const entries = Object.entries(life.explained).map(
    ([id, meaning]) => html`<div id="def-${id}"><dt>${reportPage.definitions[id] ?? id}</dt><dd>${meaning}</dd></div>`,
  );
  return html`<dl class="definitions">!${entries}</dl><p>${life.intervals}</p>`;
}
