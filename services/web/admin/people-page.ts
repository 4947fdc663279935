import { html } from 'ghtml';
import type { Role } from '../../design/people/role.ts';
import type { Person } from '../../design/people/store/people.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { actForm } from '../account/account-page.ts';
import { inLanguage, link, table, text } from '../pages/layout.ts';
import { choiceField, faultList, lineField } from '../sign-in/fields.ts';
import { accountWords } from '../words/account-words.ts';
import { type AdminWords, adminWords } from '../words/admin-words.ts';
import { adminPage, roleChoices, type Told } from './admin-page.ts';

export type PeopleShown = {
  readonly people: readonly Person[];
  readonly search: string;
  readonly typed?: { readonly name: string; readonly email: string; readonly role: Role };
  readonly faults?: readonly (keyof AdminWords['inviteFaults'])[];
};

export function peoplePage({ people, search, typed, faults = [] }: PeopleShown, language: Language): string {
  const words = adminWords(language);
  const heads = [words.name, words.email, words.role, words.state, words.factor, words.lastSignIn];
  const rows = people.map((person) => [
    link(`/admin/people/${person.id}`, person.name, language),
    text(person.email),
    text(accountWords(language).roles[person.role]),
    text(stateOf(person, words)),
    text(person.factorOn ? words.on : words.off),
    text(person.lastSignInAt === null ? words.never : dateTime(person.lastSignInAt.toISOString(), language)),
  ]);
  const told = faults.map((fault) => ({ id: fault === 'name' ? 'name' : 'email', text: words.inviteFaults[fault] }));
  const of = (id: string) => told.filter((one) => one.id === id).map((one) => one.text);
  const main = html`!${faultList(words.faults, told)}
<form method="get" action="/admin/people"><input type="hidden" name="lang" value="${language}">
!${lineField({ id: 'search', label: words.search, value: search, optional: true })}
<p><button type="submit">${words.find}</button></p></form>
!${people.length === 0 ? html`<p>${words.nobody}</p>` : table(words.people, heads, rows)}
<h2>${words.invite}</h2><p class="soft">${words.inviteNote}</p>
<form method="post" action="${inLanguage('/admin/people', language)}">
!${lineField({ id: 'name', label: words.name, value: typed?.name ?? '', faults: of('name') })}
!${lineField({ id: 'email', label: words.email, type: 'email', value: typed?.email ?? '', faults: of('email') })}
!${choiceField({ id: 'role', label: words.role, value: typed?.role ?? 'viewer' }, roleChoices(language))}
<p><button type="submit">${words.invite}</button></p></form>`;
  const path = search === '' ? '/admin/people' : `/admin/people?${new URLSearchParams({ search })}`;
  return adminPage({ path, title: words.people }, main, language);
}

function stateOf({ disabled, hasPassword, linkEndsAt, issuers }: Person, { states }: AdminWords): string {
  if (disabled) return states.disabled;
  if (hasPassword) return states.active;
  if (linkEndsAt !== null) return states.invited;
  return issuers.length > 0 ? states.provider : states.noPassword;
}

export type PersonShown = {
  readonly person: Person;
  readonly keys: number;
  readonly sessions: number;
  /** Oneself: what would lock out whoever does it is not offered. */
  readonly self: boolean;
  readonly told: Told;
};

export function personPage({ person, keys, sessions, self, told }: PersonShown, language: Language): string {
  const words = adminWords(language);
  const at = `/admin/people/${person.id}`;
  const main = html`<dl class="facts">
<dt>${words.email}</dt><dd>${person.email}</dd>
<dt>${words.role}</dt><dd>${accountWords(language).roles[person.role]}</dd>
<dt>${words.state}</dt><dd>${stateOf(person, words)}</dd>
<dt>${words.factor}</dt><dd>${person.factorOn ? words.on : words.off}</dd>
<dt>${words.lastSignIn}</dt><dd>${person.lastSignInAt === null ? words.never : dateTime(person.lastSignInAt.toISOString(), language)}</dd>
</dl>
!${self ? html`<p>${words.refused.yourself}</p>` : actsOn(person, at, { keys, sessions }, language)}`;
  return adminPage({ path: at, title: person.name, told }, main, language);
}

function actsOn(
  person: Person,
  at: string,
  { keys, sessions }: { keys: number; sessions: number },
  language: Language,
): string {
  const words = adminWords(language);
  if (person.disabled) return actForm(`${at}/enable`, 'enable', words.enable, language);
  return html`<h2>${words.changeRole}</h2><p class="soft">${words.changeRoleNote}</p>
<form method="post" action="${inLanguage(`${at}/role`, language)}">
!${choiceField({ id: 'role', label: words.role, value: person.role }, roleChoices(language))}
<p><button type="submit">${words.changeRole}</button></p></form>
<h2>${words.reset}</h2><p class="soft">${words.resetNote}</p>
<form method="post" action="${inLanguage(`${at}/reset`, language)}">
!${person.factorOn ? html`<p><input type="checkbox" id="factor" name="factor" value="yes"> <label for="factor">${words.resetFactor}</label></p>` : ''}
<p><button type="submit" name="act" value="reset">${words.reset}</button></p></form>
<h2>${words.endSessions}</h2>
!${actForm(`${at}/end-sessions`, 'end-sessions', `${words.endSessions} (${sessions})`, language)}
<h2>${words.disable}</h2><p class="soft">${words.disableNote(keys, sessions)}</p>
!${actForm(`${at}/disable`, 'disable', words.disable, language)}`;
}

/** A link by which a person sets his password, this one time. */
export function handOverPage(
  { name, link: address, endsAt }: { name: string; link: string; endsAt: Date },
  language: Language,
): string {
  const words = adminWords(language);
  const main = html`<p>${words.linkNote(name, dateTime(endsAt.toISOString(), language))}</p>
<pre class="letter">${address}</pre><p>!${link('/admin/people', words.back, language)}</p>`;
  return adminPage({ path: '/admin/people', title: words.linkTitle }, main, language);
}
