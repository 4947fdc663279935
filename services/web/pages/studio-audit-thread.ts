import { html } from 'ghtml';
import type { OwnLetter } from '../../releases/benchmark/own-thread.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { studioAuditWords } from '../words/studio-audit-words.ts';
import { visible } from './studio-frame.ts';

/** The studio's letters as plain text in boxes of their own; nothing in them is ever markup. */
export function threadSection(letters: readonly OwnLetter[], language: Language): string {
  const words = studioAuditWords(language);
  if (letters.length === 0) return html`<h2>${words.thread}</h2><p>${words.noThread}</p>`;
  return html`<h2>${words.thread}</h2>
<p class="soft">${words.threadNote}</p>
<ol class="line">!${letters.map((letter) => letterMarkup(letter, language))}</ol>`;
}

function letterMarkup({ at, subject, text, files, language: written }: OwnLetter, language: Language): string {
  const words = studioAuditWords(language);
  const lang = /^[a-z]{2}$/.test(written ?? '') ? html` lang="${written ?? ''}"` : '';
  const named = files.map(
    ({ name, format, unread }) =>
      html`<li><bdi>${name === '' ? '—' : visible(name)}</bdi> <span class="soft">(${format}${unread === null ? '' : `, ${words.notRead}: ${unread}`})</span></li>`,
  );
  return html`<li class="message"><time datetime="${at}" class="soft">${dateTime(at, language)}</time>
<p>${words.subject}: <bdi>${subject === '' ? '—' : visible(subject)}</bdi></p>
<pre class="letter" dir="auto"!${lang}>${visible(text.replaceAll('\r\n', '\n'))}</pre>
!${named.length === 0 ? '' : html`<p>${words.files}:</p><ul>!${named}</ul>`}</li>`;
}
