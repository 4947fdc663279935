import { html } from 'ghtml';
import { ROW_STATES } from '../../../releases/cube/row.ts';
import { DENOMINATORS, VARIABLES } from '../../../releases/dictionary/variables.ts';
import type { Language } from '../../../releases/words/language.ts';
import { releaseWords } from '../../../releases/words/release-words.ts';
import { methodWords } from '../../words/press-method-words.ts';
import { pressWords } from '../../words/press-words.ts';
import { publicPage } from './press-page.ts';

/** What every figure means, over what it is counted, why one may be missing, and the words of the pages. */
export function glossaryPage(language: Language): string {
  const words = methodWords(language);
  const { glossary } = pressWords(language);
  const { missing } = releaseWords(language);
  const variables = Object.entries(VARIABLES).map(([id, { name, definition }]) =>
    entry(id, name[language], definition[language], id),
  );
  const denominators = Object.entries(DENOMINATORS).map(([id, name]) => entry(id, id, name[language]));
  const reasons = ROW_STATES.flatMap((state) => (state === 'published' ? [] : [entry(state, state, missing[state])]));
  const main = html`<h1>${glossary}</h1>
<h2>${words.terms}</h2><dl class="definitions">!${words.termList.map(([term, meaning]) => entry(null, term, meaning))}</dl>
<h2>${words.variables}</h2><dl class="definitions">!${variables}</dl>
<h2>${words.denominators}</h2><dl class="definitions">!${denominators}</dl>
<h2>${words.whyMissing}</h2><dl class="definitions">!${reasons}</dl>`;
  return publicPage({ language, title: glossary, path: '/glossary' }, main);
}

function entry(id: string | null, term: string, meaning: string, code?: string): string {
  const anchor = id === null ? '' : html` id="${id}"`;
  return html`<div!${anchor}><dt>${term}!${code === undefined ? '' : html` <code>${code}</code>`}</dt><dd>${meaning}</dd></div>`;
}
