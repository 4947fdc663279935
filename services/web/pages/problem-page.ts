import { html } from 'ghtml';
import type { Problem } from '../../api/errors/problem-details.ts';
import type { Language } from '../../releases/words/language.ts';
import { pageWords } from '../words/catalogue.ts';
import { page } from './layout.ts';

/** The same problem a program gets as JSON, for a person in a browser. */
export function problemPage(problem: Problem, language: Language): string {
  const words = pageWords(language);
  const main = html`<h1>${words.problem}</h1>
<p>${problem.title}.!${problem.detail === undefined ? '' : html` ${problem.detail}`}</p>
<p>${problem.remedy}</p>
<p class="soft">${problem.status} <code>${problem.code}</code> · ${words.requestId} <code>${problem.requestId}</code></p>`;
  return page({ language, title: problem.title, path: '/', rehearsal: false }, main);
}
