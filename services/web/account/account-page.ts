import { html } from 'ghtml';
import { SCOPES, type Scope } from '../../api/auth/api-key.ts';
import type { ListedKey } from '../../api/auth/store.ts';
import type { Role } from '../../design/people/role.ts';
import type { ListedSession } from '../../design/people/store/sessions.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime } from '../../releases/words/number-words.ts';
import { formPage } from '../pages/form-page.ts';
import { inLanguage, table, text } from '../pages/layout.ts';
import { notice, postButton } from '../pages/research/form-parts.ts';
import { choiceField, faultList, lineField } from '../sign-in/fields.ts';
import { type NewPasswordFaults, newPasswordFields } from '../sign-in/sign-in-page.ts';
import { type AccountWords, accountWords } from '../words/account-words.ts';
import { signInWords } from '../words/sign-in-words.ts';

/** Fields into which the password is typed again, by what it is asked for. */
export type PasswordField = 'factorPassword' | 'providerPassword' | 'sessionPassword';

export type AccountShown = {
  readonly email: string;
  readonly role: Role;
  readonly chosenLanguage: Language | null;
  readonly hasPassword: boolean;
  /** Null where no second factor can be kept: the server has no master key. */
  readonly factor: { readonly on: boolean; readonly codesLeft: number } | null;
  readonly keys: readonly ListedKey[];
  readonly mayHave: readonly Scope[];
  readonly sessions: readonly ListedSession[];
  readonly sessionId: string;
  readonly provider: { readonly name: string; readonly linked: boolean } | null;
  readonly done?: keyof AccountWords['done'] | undefined;
  readonly passwordFaults?: NewPasswordFaults & { readonly current?: 'wrongPassword' | 'tooMany' | undefined };
  readonly againFault?: { readonly field: PasswordField; readonly fault: 'wrongPassword' | 'tooMany' };
  readonly keyFaults?: readonly ('noScope' | 'noLabel')[];
};

/** Everything of one's own: language, password, second factor, keys, sessions; each its own plain form. */
export function accountPage(shown: AccountShown, language: Language): string {
  const words = accountWords(language);
  const password = passwordForm(shown, language);
  const faults = [
    ...password.faults,
    ...(shown.againFault === undefined ? [] : [{ id: shown.againFault.field, text: words[shown.againFault.fault] }]),
    ...(shown.keyFaults ?? []).map((fault) => ({
      id: fault === 'noLabel' ? 'label' : `scope.${shown.mayHave[0]}`,
      text: words[fault],
    })),
  ];
  const main = html`<h1>${words.title}</h1>
!${shown.done === undefined ? '' : notice(words.done[shown.done])}
!${faultList(words.faults, faults)}
<p>${words.you(shown.email, words.roles[shown.role])}</p>
!${languageForm(shown, language)}
<h2>${words.password}</h2>
!${password.markup}
!${shown.factor === null ? '' : factorForm(shown, shown.factor, language)}
!${shown.provider === null ? '' : providerForm(shown, shown.provider, language)}
<h2>${words.keys}</h2>
<p class="soft">${words.keysNote}</p>
!${keyTable(shown.keys, '/account/keys/revoke', language)}
!${keyForm('/account/keys', shown.mayHave, '', language)}
<h2>${words.sessions}</h2>
!${sessionForm(shown, language)}`;
  return formPage({ language, title: words.title, path: '/account' }, main);
}

function languageForm({ chosenLanguage }: AccountShown, language: Language): string {
  const words = accountWords(language);
  const of = [
    ['browser', words.asBrowser],
    ['ru', 'Русский'],
    ['en', 'English'],
  ] as const;
  return html`<form method="post" action="${inLanguage('/account/language', language)}">
!${choiceField({ id: 'language', label: words.language, value: chosenLanguage ?? 'browser' }, of)}
<p><button type="submit">${words.save}</button></p></form>`;
}

function passwordForm({ hasPassword, passwordFaults }: AccountShown, language: Language) {
  const words = accountWords(language);
  if (!hasPassword) return { faults: [], markup: html`<p>${words.noPassword}</p>` };
  const { current, ...news } = passwordFaults ?? { password: [], differ: false };
  const wrong = current === undefined ? [] : [words[current]];
  const fields = newPasswordFields(news, signInWords(language), false);
  const markup = html`<p class="soft">${words.passwordNote}</p>
<form method="post" action="${inLanguage('/account/password', language)}">
!${lineField({ id: 'password', label: words.currentPassword, type: 'password', autocomplete: 'current-password', faults: wrong, longest: 400 })}
!${fields.markup}
<p><button type="submit">${words.changePassword}</button></p></form>`;
  return { faults: [...wrong.map((text) => ({ id: 'password', text })), ...fields.list], markup };
}

function factorForm(
  shown: AccountShown,
  { on, codesLeft }: { on: boolean; codesLeft: number },
  language: Language,
): string {
  const words = accountWords(language);
  const act = on
    ? { path: '/account/second-factor/remove', label: words.removeFactor }
    : { path: '/account/second-factor/begin', label: words.beginFactor, act: 'begin' };
  const form = on && !shown.hasPassword ? '' : withPassword(shown, 'factorPassword', act, language);
  return html`<h2>${words.factor}</h2>
<p>${on ? words.factorOn(codesLeft) : words.factorOff}</p>
!${form}`;
}

function providerForm(
  shown: AccountShown,
  { name, linked }: { name: string; linked: boolean },
  language: Language,
): string {
  const words = accountWords(language);
  const act = linked
    ? { path: '/account/provider/unlink', label: words.providerUnlink, act: 'unlink' }
    : { path: '/account/provider/link', label: words.providerLink(name), act: 'link' };
  return html`<h2>${words.provider(name)}</h2>
!${linked ? html`<p>${words.providerLinked}</p>` : ''}!${withPassword(shown, 'providerPassword', act, language)}`;
}

/** One password for every button of the table; Enter in its field ends all the others, never one that was not chosen. */
function sessionForm(shown: AccountShown, language: Language): string {
  const words = accountWords(language);
  const one = (id: string) =>
    html`<button type="submit" class="small" name="id" value="${id}" formaction="${inLanguage('/account/sessions/end', language)}">${words.end}</button>`;
  const act = { path: '/account/sessions/end-others', label: words.endOthers };
  const list = sessionTable(shown.sessions, shown.sessionId, one, language);
  return withPassword(shown, 'sessionPassword', act, language, list);
}

/** A form whose button takes the password again, where there is one. */
function withPassword(
  { hasPassword, againFault }: AccountShown,
  field: PasswordField,
  { path, label, act }: { readonly path: string; readonly label: string; readonly act?: string },
  language: Language,
  more = '',
): string {
  const words = accountWords(language);
  const faults = againFault?.field === field ? [words[againFault.fault]] : [];
  const line = { id: field, label: words.currentPassword, type: 'password', autocomplete: 'current-password' } as const;
  return html`<form method="post" action="${inLanguage(path, language)}">
!${act === undefined ? '' : html`<input type="hidden" name="act" value="${act}">`}
!${hasPassword ? lineField({ ...line, faults, longest: 400 }) : ''}
<p><button type="submit">${label}</button></p>
!${more}</form>`;
}

/** A button of its own: what it does is in its address and in `act`. */
export function actForm(path: string, act: string, label: string, language: Language, id?: string): string {
  return postButton(
    inLanguage(path, language),
    label,
    id === undefined ? { act } : { act, id },
    id === undefined ? '' : 'small',
  );
}

/** Keys with a button to revoke each that lives; with whose they are under that head. */
export function keyTable(keys: readonly ListedKey[], revokePath: string, language: Language, whose?: string): string {
  const words = accountWords(language);
  if (keys.length === 0) return html`<p>${words.noKeys}</p>`;
  const heads = [
    words.label,
    ...(whose === undefined ? [] : [whose]),
    words.scope,
    words.created,
    words.lastUsed,
    words.revoke,
  ];
  const rows = keys.map((key) => [
    html`${key.label} <code>${key.prefix}…</code>`,
    ...(whose === undefined ? [] : [text(key.userName)]),
    text(
      SCOPES.filter((scope) => key.scopes.includes(scope))
        .map((scope) => words.scopes[scope])
        .join(', '),
    ),
    text(dateTime(key.createdAt.toISOString(), language)),
    text(key.lastUsedAt === null ? words.never : dateTime(key.lastUsedAt.toISOString(), language)),
    key.revokedAt === null ? actForm(revokePath, 'revoke', words.revoke, language, key.id) : text(words.revoked),
  ]);
  return table(words.keys, heads, rows);
}

/** `more`: further fields as markup, such as whose the key is. */
export function keyForm(path: string, scopes: readonly Scope[], more: string, language: Language): string {
  const words = accountWords(language);
  return html`<form method="post" action="${inLanguage(path, language)}">
!${more}
!${lineField({ id: 'label', label: words.label, longest: 80 })}
<fieldset><legend>${words.scope}</legend>!${scopes.map((scope) => html`<div><input type="checkbox" id="scope.${scope}" name="scope.${scope}" value="yes"> <label for="scope.${scope}">${words.scopes[scope]} (<code>${scope}</code>)</label></div>`)}</fieldset>
<p><button type="submit">${words.createKey}</button></p></form>`;
}

/** A key, this one time. */
export function newKeyPage(key: string, back: string, language: Language): string {
  const words = accountWords(language);
  const main = html`<h1>${words.keyTitle}</h1><p>${words.keyOnce}</p><pre class="letter">${key}</pre>
<p><a href="${inLanguage(back, language)}">${words.back}</a></p>`;
  return formPage({ language, title: words.keyTitle, path: back }, main);
}

/** Open sessions with a button to end each but one's own; with whose they are under that head. */
export function sessionTable(
  sessions: readonly ListedSession[],
  own: string,
  endCell: (id: string) => string,
  language: Language,
  whose?: string,
): string {
  const words = accountWords(language);
  const heads = [
    words.created,
    ...(whose === undefined ? [] : [whose]),
    words.lastUsed,
    words.address,
    words.browser,
    words.end,
  ];
  const rows = sessions.map((one) => [
    html`${dateTime(one.createdAt.toISOString(), language)}, ${words.openedBy[one.openedBy]}`,
    ...(whose === undefined ? [] : [text(one.name)]),
    text(dateTime(one.seenAt.toISOString(), language)),
    text(one.address),
    text(one.agent),
    one.id === own ? text(words.this) : endCell(one.id),
  ]);
  return table(words.sessions, heads, rows);
}
