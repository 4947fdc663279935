import { html } from 'ghtml';
import type { NextTask } from '../../reading/coding/next-task.ts';
import type { RubricItem } from '../../reading/rubric/rubric.ts';
import type { Language } from '../../releases/words/language.ts';
import { money } from '../../releases/words/number-words.ts';
import { type DeskWords, deskWords } from '../words/desk-words.ts';
import { inLanguage, page } from './layout.ts';

/** What went wrong with the codes sent before, and what they were, so that nothing has to be chosen again. */
export type DeskNotice = {
  readonly refused?: keyof DeskWords['refused'];
  readonly unanswered?: readonly string[];
  readonly chosen?: Readonly<Record<string, number | null>>;
};

/**
 * One redacted letter and the codebook beside it as a plain form: it works without scripts, by keyboard and by voice, and sends
 * every code at once.
 */
export function deskPage({ task, progress }: NextTask, notice: DeskNotice, language: Language): string {
  const words = deskWords(language);
  const main = html`<h1>${words.title}</h1>
<p role="status">${words.progress(progress.done, progress.open)}</p>
!${notice.refused === undefined ? '' : html`<p class="alarm" role="alert">${words.refused[notice.refused]}</p>`}
!${task === null ? html`<p>${words.nothingLeft}</p>` : taskMarkup(task, notice, language)}`;
  return page({ language, title: words.title, path: '/desk', rehearsal: task?.rehearsal ?? false }, main);
}

type Task = NonNullable<NextTask['task']>;

function taskMarkup(task: Task, notice: DeskNotice, language: Language): string {
  const words = deskWords(language);
  return html`!${unanswered(task, notice, words)}
<h2>${words.letter}</h2>
<p class="soft">${words.whichLetter(task.ordinal)}${task.afterSecondStep ? ` ${words.afterSecondStep}` : ''}</p>
<p>${words.subject}: ${task.subject === '' ? '—' : task.subject}</p>
<pre class="letter" lang="${task.language ?? ''}">${task.text}</pre>
!${prices(task, words, language)}
!${files(task, words, language)}
<h2>${words.codes}</h2>
<p class="soft">${words.keys}</p>
<form method="post" action="${inLanguage('/desk', language)}">
<input type="hidden" name="taskId" value="${task.taskId}">
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

/** Each file closed, with its words in the same plain box as the letter; what was not read says why. */
function files({ files: came, language: written }: Task, words: DeskWords, language: Language): string {
  if (came.length === 0) return '';
  const shown = came.map((file) => {
    const { name, format, material, template, unread, text } = file;
    const kind = `${words.materials[material] ?? material}${template ? `, ${words.template}` : ''}`;
    const title = html`${name === '' ? '—' : name} <span class="soft">(${format}, ${kind}!${unread === null ? '' : html`, ${words.notRead}: <code>${unread}</code>`})</span>`;
    return unread === null
      ? html`<details><summary>!${title}</summary><pre class="letter" lang="${written ?? ''}">${text}</pre>!${prices(file, words, language)}</details>`
      : html`<p>!${title}</p>`;
  });
  return html`<h3>${words.files}</h3>!${shown}`;
}

function prices({ quotes, text }: Pick<Task, 'quotes' | 'text'>, words: DeskWords, language: Language): string {
  if (quotes.length === 0) return '';
  const items = quotes.map(({ lowMinor, highMinor, currency, basis, start, end }) => {
    const ends = [...new Set([lowMinor, highMinor])].map((minor) =>
      minor === null ? '…' : money(minor, currency, language),
    );
    return html`<li>${ends.join(' – ')} (<code>${basis}</code>): <q>${text.slice(start, end)}</q></li>`;
  });
  return html`<h3>${words.prices}</h3><ul>!${items}</ul>`;
}
