import { html } from 'ghtml';
import type { NextTask } from '../../reading/coding/next-task.ts';
import type { RubricItem } from '../../reading/rubric/rubric.ts';
import type { Language } from '../../releases/words/language.ts';
import { type DeskWords, deskWords } from '../words/desk-words.ts';
import { inLanguage, page } from './layout.ts';
import { letterMarkup } from './letter-markup.ts';
import { proposalFields } from './proposal-fields.ts';

/** What went wrong with the codes sent before, and what they were, so that nothing has to be chosen again. */
export type DeskNotice = {
  readonly refused?: keyof DeskWords['refused'];
  readonly unanswered?: readonly string[];
  readonly chosen?: Readonly<Record<string, number | null>>;
  readonly verdicts?: Readonly<Record<string, boolean>>;
};

/**
 * One redacted letter and the codebook beside it as a plain form: it works without scripts, by keyboard and by voice, and sends
 * every code at once.
 */
export function deskPage({ task, progress }: NextTask, notice: DeskNotice, language: Language): string {
  const words = deskWords(language);
  const main = html`<h1>${words.title}</h1>
<p role="status">${words.progress(progress.done, progress.open)} <a href="${inLanguage('/desk/disputes', language)}">${words.disputes}</a></p>
!${notice.refused === undefined ? '' : html`<p class="alarm" role="alert">${words.refused[notice.refused]}</p>`}
!${task === null ? html`<p>${words.nothingLeft}</p>` : taskMarkup(task, notice, language)}`;
  return page({ language, title: words.title, path: '/desk', rehearsal: task?.rehearsal ?? false }, main);
}

type Task = NonNullable<NextTask['task']>;

function taskMarkup(task: Task, notice: DeskNotice, language: Language): string {
  const words = deskWords(language);
  return html`!${unanswered(task, notice, words)}
!${letterMarkup(task, words, language)}
<h2>${words.codes}</h2>
<p class="soft">${words.keys}</p>
<form method="post" action="${inLanguage('/desk', language)}">
<input type="hidden" name="taskId" value="${task.taskId}">
!${proposalFields(task, notice.verdicts ?? {}, words)}
!${task.items.map((item, index) => fieldset(item, notice, index === 0, words))}
<p><button type="submit">${words.submit}</button></p>
</form>`;
}

/** Errors on top, each a link to its question; the first radio of an open one is where the link leads. */
function unanswered({ items }: Task, { unanswered: open = [] }: DeskNotice, words: DeskWords): string {
  const asked = items.filter(({ code }) => open.includes(code));
  if (asked.length === 0) return '';
  return html`<div class="alarm" role="alert"><p>${words.unanswered}</p>
<ul>!${asked.map(({ code, question }) => html`<li><a href="#item-${code}">${question}</a></li>`)}</ul></div>`;
}

function fieldset(item: RubricItem, { chosen = {} }: DeskNotice, first: boolean, words: DeskWords): string {
  const { code, question, anchors, notObservable } = item;
  const given = Object.hasOwn(chosen, code) ? chosen[code] : undefined;
  const choices = [
    ...anchors.map(({ value, label, example }) => ({
      value: String(value),
      checked: given === value,
      label: `${value}: ${label}`,
      hint: example === undefined ? '' : `${words.example}: ${example}`,
    })),
    { value: 'null', checked: given === null, label: words.notObservable, hint: notObservable },
  ];
  return html`<fieldset><legend>${question}</legend>
!${choices.map(({ value, checked, label, hint }, place) => {
    const id = place === 0 ? `item-${code}` : `item-${code}-${value}`;
    return html`<div><input type="radio" id="${id}" name="code.${code}" value="${value}" required!${checked ? ' checked' : ''}!${first && place === 0 ? ' autofocus' : ''}!${hint === '' ? '' : html` aria-describedby="${id}-hint"`}>
<label for="${id}">${label}</label>!${hint === '' ? '' : html` <span class="soft" id="${id}-hint">${hint}</span>`}</div>`;
  })}
</fieldset>`;
}
