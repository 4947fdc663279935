import { html } from 'ghtml';
import type { NextTask } from '../../reading/coding/next-task.ts';
import type { RubricItem } from '../../reading/rubric/rubric.ts';
import type { Language } from '../../releases/words/language.ts';
import { asset } from '../assets/assets.ts';
import type { DeskParts } from '../assets/desk-keys.ts';
import { type DeskWords, deskWords } from '../words/desk-words.ts';
import { keyList } from './key-list.ts';
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
 * every code at once. A script adds a key for every value.
 */
export function deskPage({ task, progress, lastCoded }: NextTask, notice: DeskNotice, language: Language): string {
  const words = deskWords(language);
  const { done, open } = progress;
  const main = html`<h1>${words.title}</h1>
<div class="desk-progress"><p role="status">${words.progress(done, open)} <a href="${inLanguage('/desk/disputes', language)}">${words.disputes}</a></p>
!${done + open === 0 ? '' : html`<progress value="${done}" max="${done + open}" aria-label="${words.progress(done, open)}"></progress>`}</div>
!${notice.refused === undefined ? '' : html`<p class="alarm" role="alert">${words.refused[notice.refused]}</p>`}
!${task === null ? html`<p>${words.nothingLeft}</p>` : unanswered(task, notice, words)}
<div class="${parts.area}">!${task === null ? '' : taskMarkup(task, notice, language)}
!${lastCoded === null ? '' : undoForm(lastCoded, task === null, language)}</div>
<script type="module" src="${asset('desk-keys.js')}"></script>`;
  const rehearsal = task?.rehearsal ?? false;
  return page({ language, title: words.title, path: '/desk', rehearsal, sheet: 'desk.css' }, main);
}

const parts: DeskParts = { area: 'desk', undo: 'undo' };

type Task = NonNullable<NextTask['task']>;

function taskMarkup(task: Task, notice: DeskNotice, language: Language): string {
  const words = deskWords(language);
  const { codes, verdicts } = task.earlier;
  const shown = { ...notice, chosen: notice.chosen ?? codes };
  return html`<div class="read">!${letterMarkup(task, words, language)}</div>
<div><h2>${words.codes}</h2>
!${Object.keys(codes).length === 0 ? '' : html`<p role="status">${words.takenBack}</p>`}
!${keyList(words, language, ['digits', 'no', 'verdict', 'move', 'enter', 'undo'])}
<form method="post" action="${inLanguage('/desk', language)}">
<input type="hidden" name="taskId" value="${task.taskId}">
!${proposalFields(task, notice.verdicts ?? verdicts, words)}
!${task.items.map((item, index) => fieldset(item, shown, index === 0, words))}
<p><button type="submit">${words.submit}</button></p>
</form></div>`;
}

/** Takes back the codes of the reply that was coded last; naming it, so that sending the form twice takes back one. */
function undoForm(taskId: string, focused: boolean, language: Language): string {
  const words = deskWords(language);
  return html`<form class="${parts.undo}" method="post" action="${inLanguage('/desk/undo', language)}">
<input type="hidden" name="lastCoded" value="${taskId}">
<p><button type="submit"!${focused ? ' autofocus' : ''} aria-describedby="undo-hint">${words.undo} <kbd>U</kbd></button> <span class="soft" id="undo-hint">${words.undoHint}</span></p>
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
