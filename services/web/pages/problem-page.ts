import { html } from 'ghtml';
import type { Problem } from '../../api/errors/problem-details.ts';
import type { Language } from '../../releases/words/language.ts';
import { pageWords } from '../words/catalogue.ts';
import { problemWords } from '../words/problem-words.ts';
import { page } from './layout.ts';

/** The same problem a program gets as JSON, for a person in a browser. What only the API says stays in its language. */
export function problemPage(problem: Problem, language: Language): string {
  const words = pageWords(language);
  const [title, remedy] = problemWords(problem.code, language) ?? [problem.title, problem.remedy];
  const faults = (problem.errors ?? []).map(
    ({ at, message }) => html`<li lang="en"><code>${at}</code>: ${message}</li>`,
  );
  const main = html`<h1>${words.problem}</h1>
<p><strong>${title}.</strong>!${problem.detail === undefined ? '' : html` <span lang="en">${problem.detail}</span>`}</p>
<p>${remedy}</p>
!${faults.length === 0 ? '' : html`<ul>!${faults}</ul>`}
<p class="soft">${problem.status} <code>${problem.code}</code> · ${words.requestId} <code>${problem.requestId}</code></p>`;
  return page({ language, title, path: '/', rehearsal: false }, main);
}
