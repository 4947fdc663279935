import { html } from 'ghtml';
import { type Role, roles } from '../../design/people/role.ts';
import type { Language } from '../../releases/words/language.ts';
import { formPage } from '../pages/form-page.ts';
import { inLanguage } from '../pages/layout.ts';
import { notice } from '../pages/research/form-parts.ts';
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
  ['/admin/queue', 'queue'],
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
  const doors = PLACES.map(
    ([place, name]) =>
      html`<a href="${inLanguage(place, language)}"!${place === here ? ' aria-current="page"' : ''}>${words[name]}</a>`,
  );
  const markup = html`<nav class="tabs" aria-label="${words.title}">!${doors}</nav>
<h1>${title}</h1>
!${told.done === undefined ? '' : notice(words.done[told.done])}
!${told.refused === undefined ? '' : notice(words.refused[told.refused], 'warn')}
!${main}`;
  return formPage({ language, title, path }, markup);
}

/** Roles as choices, by their names. */
export function roleChoices(language: Language): (readonly [Role, string])[] {
  const { roles: names } = accountWords(language);
  return roles.map((role) => [role, names[role]] as const);
}
