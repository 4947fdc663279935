import { html } from 'ghtml';
import type { Scope } from '../../api/auth/api-key.ts';
import type { Caller } from '../../api/auth/api-keys.ts';
import type { Language } from '../../releases/words/language.ts';
import { type NavigationWords, navigationWords } from '../words/navigation-words.ts';

/**
 * Where the doors and the reader go into a page. Pages are made without knowing who reads them; whoever sends one fills these in.
 * No text of others can hold them: it is escaped.
 */
export const DOORS_PLACE = '<!--doors-->';
export const READER_PLACE = '<!--reader-->';

/** Each door with the scope it asks for; null where anybody may enter. */
const DOORS: readonly (readonly [path: string, name: keyof NavigationWords & string, scope: Scope | null])[] = [
  ['/campaigns', 'campaigns', 'read'],
  ['/desk', 'desk', 'code'],
  ['/calls/new', 'calls', 'calls'],
  ['/releases', 'releases', null],
  ['/sending', 'sending', 'sending'],
  ['/admin', 'admin', 'admin'],
];

/** Links to what the caller may do and nothing else. */
export function doorsFor(caller: Caller | null, language: Language): string {
  const words = navigationWords(language);
  return DOORS.filter(([, , scope]) => scope === null || caller?.scopes.includes(scope) === true)
    .map(([path, name]) => html`<a href="${path}?lang=${language}">${String(words[name])}</a>`)
    .join('\n');
}

/** Who is signed in, with his account and the way out; the way in for everybody else. */
export function readerFor(caller: Caller | null, language: Language): string {
  const words = navigationWords(language);
  if (caller?.session === undefined) {
    return html`<nav aria-label="${words.you}"><a href="/sign-in?lang=${language}">${words.signIn}</a></nav>`;
  }
  return html`<nav aria-label="${words.you}"><a href="/account?lang=${language}" aria-label="${words.signedInAs(caller.name)}">${caller.name}</a>
<form method="post" action="/sign-out?lang=${language}"><button type="submit">${words.signOut}</button></form></nav>`;
}
