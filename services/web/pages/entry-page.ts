import { html } from 'ghtml';
import { callDirections, callDispositions } from '../../inbox/calls/call.ts';
import { messageSenses, messengerChannels } from '../../inbox/messengers/message.ts';
import type { Language } from '../../releases/words/language.ts';
import { type EntryWords, entryWords } from '../words/entry-words.ts';
import { entryFaults, entryField, type Typed } from './entry-form.ts';
import { inLanguage, link, page } from './layout.ts';

/** `done`: what became of the entry before. */
export type EntryShown = Typed & {
  readonly entryId: string;
  readonly rehearsal: boolean;
  readonly done?: 'entered' | 'enteredBefore' | 'queued' | undefined;
};

/** The call sheet as a plain form: the call, and what was said in it. */
export function callEntryPage(shown: EntryShown, language: Language): string {
  const words = entryWords(language);
  const sheet = html`<fieldset><legend>${words.sheet}</legend>
<p class="soft">${words.sheetNote}</p>
!${entryField('declined', { kind: 'tick' }, words, shown)}
!${entryField('questions', { kind: 'lines', rows: 4 }, words, shown)}
!${entryField('promised', { kind: 'lines', rows: 3 }, words, shown)}
<fieldset><legend>${words.price}</legend>
!${entryField('lowMajor', { kind: 'line' }, words, shown)}
!${entryField('highMajor', { kind: 'line' }, words, shown)}
!${entryField('currency', { kind: 'line' }, words, shown)}
!${entryField('basis', { kind: 'choice', of: ['project', 'hour', 'day', 'month', 'year', 'page', 'package', 'unit'] }, words, shown)}
!${entryField('vat', { kind: 'choice', of: ['unknown', 'incl', 'excl', 'none'] }, words, shown)}
!${entryField('words', { kind: 'line' }, words, shown)}
</fieldset>
!${entryField('notes', { kind: 'lines', rows: 3 }, words, shown)}
</fieldset>`;
  const fields = html`!${ends(words, shown)}
!${entryField('disposition', { kind: 'choice', of: callDispositions }, words, shown)}
!${entryField('rangSeconds', { kind: 'line', type: 'number' }, words, shown)}
!${entryField('talkSeconds', { kind: 'line', type: 'number' }, words, shown)}
!${entryField('inquiryId', { kind: 'line' }, words, shown)}
!${sheet}`;
  return shell(
    { path: '/calls/new', title: words.call, other: ['/messages/new', words.message] },
    fields,
    shown,
    language,
  );
}

/** A message of a messenger or an SMS as a plain form. */
export function messageEntryPage(shown: EntryShown, language: Language): string {
  const words = entryWords(language);
  const fields = html`!${entryField('channel', { kind: 'choice', of: messengerChannels }, words, shown)}
!${ends(words, shown)}
!${entryField('body', { kind: 'lines', rows: 8, required: true }, words, shown)}
!${entryField('sense', { kind: 'choice', of: ['decide', ...messageSenses] }, words, shown)}
!${entryField('inquiryId', { kind: 'line' }, words, shown)}`;
  return shell(
    { path: '/messages/new', title: words.message, other: ['/calls/new', words.call] },
    fields,
    shown,
    language,
  );
}

function ends(words: EntryWords, shown: EntryShown): string {
  return html`!${entryField('direction', { kind: 'choice', of: callDirections }, words, shown)}
!${entryField('theirs', { kind: 'line', first: true }, words, shown)}
!${entryField('ours', { kind: 'line' }, words, shown)}
!${entryField('country', { kind: 'line', required: true }, words, shown)}
!${entryField('at', { kind: 'line', type: 'datetime-local', required: true }, words, shown)}
!${entryField('zone', { kind: 'line', required: true }, words, shown)}`;
}

type Frame = { path: string; title: string; other: readonly [path: string, title: string] };

function shell({ path, title, other }: Frame, fields: string, shown: EntryShown, language: Language): string {
  const words = entryWords(language);
  const main = html`<h1>${title}</h1>
!${shown.done === undefined ? '' : html`<p role="status"><strong>${words[shown.done]}</strong></p>`}
!${entryFaults(shown, words)}
<p class="soft">${words.whatItIs}</p>
<form method="post" action="${inLanguage(path, language)}">
<input type="hidden" name="entryId" value="${shown.entryId}">
!${fields}
<p><button type="submit">${words.submit}</button></p>
</form>
<p>!${link(other[0], other[1], language)}</p>`;
  return page({ language, title, path, rehearsal: shown.rehearsal }, main);
}
