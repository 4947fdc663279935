import { html } from 'ghtml';
import type { RedactedReply } from '../../reading/coding/redact-reply.ts';
import type { Language } from '../../releases/words/language.ts';
import { money } from '../../releases/words/number-words.ts';
import type { DeskWords } from '../words/desk-words.ts';

/** A redacted letter as coders and settlers read it, with the prices and files found. */
export function letterMarkup(task: RedactedReply, words: DeskWords, language: Language): string {
  return html`<h2>${words.letter}</h2>
<p class="soft">${words.whichLetter(task.ordinal)}${task.afterSecondStep ? ` ${words.afterSecondStep}` : ''}</p>
<p>${words.subject}: ${task.subject === '' ? '—' : task.subject}</p>
<pre class="letter" lang="${task.language ?? ''}">${task.text}</pre>
!${prices(task, words, language)}
!${files(task, words, language)}`;
}

/** Each file closed, with its words in the same plain box as the letter; what was not read says why. */
function files({ files: came, language: written }: RedactedReply, words: DeskWords, language: Language): string {
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

function prices(
  { quotes, text }: Pick<RedactedReply, 'quotes' | 'text'>,
  words: DeskWords,
  language: Language,
): string {
  if (quotes.length === 0) return '';
  const items = quotes.map(({ lowMinor, highMinor, currency, basis, start, end }) => {
    const ends = [...new Set([lowMinor, highMinor])].map((minor) =>
      minor === null ? '…' : money(minor, currency, language),
    );
    return html`<li>${ends.join(' – ')} (<code>${basis}</code>): <q>${text.slice(start, end)}</q></li>`;
  });
  return html`<h3>${words.prices}</h3><ul>!${items}</ul>`;
}
