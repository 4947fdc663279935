import { html } from 'ghtml';
import type { TaskToCode } from '../../reading/coding/next-task.ts';
import type { RedactedReply } from '../../reading/coding/redact-reply.ts';
import type { Language } from '../../releases/words/language.ts';
import { money } from '../../releases/words/number-words.ts';
import type { DeskWords } from '../words/desk-words.ts';
import { quoteWords } from '../words/quote-words.ts';
import { markedText, type Passage } from './marked-text.ts';

/** A redacted letter as coders and settlers read it: prices and what the rules found highlighted in place, and the files. */
export function letterMarkup(
  task: RedactedReply & Partial<Pick<TaskToCode, 'proposals'>>,
  words: DeskWords,
  language: Language,
): string {
  const found = (task.proposals ?? []).map(({ id, start, end }): Passage => {
    return { id: `found-${id}`, start, end, kind: 'found' };
  });
  return html`<h2>${words.letter}</h2>
<p class="soft">${words.whichLetter(task.ordinal)}${task.afterSecondStep ? ` ${words.afterSecondStep}` : ''}</p>
<p>${words.subject}: ${task.subject === '' ? '—' : task.subject}</p>
<pre class="letter" lang="${task.language ?? ''}">!${markedText(task.text, [...pricePassages(task, 'letter'), ...found])}</pre>
!${prices(task, 'letter', words, language)}
!${files(task, words, language)}`;
}

/** Each file with its words in the same plain box as the letter, open where a price stands in it; what was not read says why. */
function files({ files: came, language: written }: RedactedReply, words: DeskWords, language: Language): string {
  if (came.length === 0) return '';
  const shown = came.map((file, position) => {
    const { name, format, material, template, unread, text, quotes } = file;
    const kind = `${words.materials[material] ?? material}${template ? `, ${words.template}` : ''}`;
    const title = html`${name === '' ? '—' : name} <span class="soft">(${format}, ${kind}!${unread === null ? '' : html`, ${words.notRead}: <code>${unread}</code>`})</span>`;
    const place = `file-${position}`;
    return unread === null
      ? html`<details!${quotes.length > 0 ? ' open' : ''}><summary>!${title}</summary><pre class="letter" lang="${written ?? ''}">!${markedText(text, pricePassages(file, place))}</pre>!${prices(file, place, words, language)}</details>`
      : html`<p>!${title}</p>`;
  });
  return html`<h3>${words.files}</h3>!${shown}`;
}

type Priced = Pick<RedactedReply, 'quotes' | 'text'>;

function pricePassages({ quotes }: Priced, place: string): Passage[] {
  return quotes.map(({ start, end }, n) => ({ start, end, id: `price-${place}-${n}`, kind: 'price' }));
}

/** What was read as a price, each a link to its words in the text. */
function prices({ quotes, text }: Priced, place: string, words: DeskWords, language: Language): string {
  if (quotes.length === 0) return '';
  const { bases } = quoteWords(language);
  const items = quotes.map(({ lowMinor, highMinor, currency, basis, start, end }, n) => {
    const ends = [...new Set([lowMinor, highMinor])].map((minor) =>
      minor === null ? '…' : money(minor, currency, language),
    );
    return html`<li><a href="#price-${place}-${n}">${ends.join(' – ')}</a> (${bases[basis] ?? basis}): <q>${text.slice(start, end)}</q></li>`;
  });
  return html`<h3>${words.prices}</h3><ul>!${items}</ul>`;
}
