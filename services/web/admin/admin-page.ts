import { html } from 'ghtml';
import { type Role, roles } from '../../design/people/role.ts';
import type { Language } from '../../releases/words/language.ts';
import { inLanguage, link, page } from '../pages/layout.ts';
import { accountWords } from '../words/account-words.ts';
import { type AdminWords, adminWords } from '../words/admin-words.ts';

/** What the form before did, or why it was refused. */
export type Told = {
  readonly done?: keyof AdminWords['done'] | undefined;
  readonly refused?: keyof AdminWords['refused'] | undefined;
};

const PLACES = [
  ['/admin/people', 'people'],
  ['/admin/keys', 'keys'],
  ['/admin/sessions', 'sessions'],
  ['/admin/log', 'log'],
  ['/admin/suppression', 'suppression'],
  ['/sending', 'sending'],
] as const;

/** The frame of the operator's pages: where else to go, what was done, what was refused. */
export function adminPage(
  { path, title, told = {} }: { path: string; title: string; told?: Told },
  main: string,
  language: Language,
): string {
  const words = adminWords(language);
  const here = PLACES.find(([place]) => path.split('?')[0] === place)?.[0];
  const doors = PLACES.map(([place, name]) =>
    place === here
      ? html`<li><a href="${inLanguage(place, language)}" aria-current="page">${words[name]}</a></li>`
      : html`<li>!${link(place, words[name], language)}</li>`,
  );
  const markup = html`<h1>${title}</h1>
<nav aria-label="${words.title}"><ul class="doors">!${doors}</ul></nav>
!${told.done === undefined ? '' : html`<p role="status"><strong>${words.done[told.done]}</strong></p>`}
!${told.refused === undefined ? '' : html`<p class="alarm" role="alert">${words.refused[told.refused]}</p>`}
!${main}`;
  return page({ language, title, path, rehearsal: false }, markup);
}

/** Roles as choices, by their names. */
export function roleChoices(language: Language): (readonly [Role, string])[] {
  const { roles: names } = accountWords(language);
  return roles.map((role) => [role, names[role]] as const);
}
