import { html } from 'ghtml';
import type { PasswordFault } from '../../design/people/password-rules.ts';
import type { OpenLink } from '../../design/people/store/links.ts';
import type { Language } from '../../releases/words/language.ts';
import { formPage } from '../pages/form-page.ts';
import { inLanguage } from '../pages/layout.ts';
import { type SignInWords, signInWords } from '../words/sign-in-words.ts';
import { faultList, lineField } from './fields.ts';

export type SignInShown = {
  /** Where to go afterwards, checked. */
  readonly next: string;
  readonly name?: string;
  readonly refused?: 'refused' | 'tooMany' | undefined;
  readonly provider?:
    | { readonly name: string; readonly refused?: keyof SignInWords['providerReasons'] | undefined }
    | undefined;
  readonly signedOut?: boolean;
  /** Nobody was ever added. */
  readonly nobody?: boolean;
};

export function signInPage(shown: SignInShown, language: Language): string {
  const words = signInWords(language);
  const { provider } = shown;
  const fault = shown.refused === undefined ? [] : [{ id: 'name', text: words[shown.refused] }];
  const main = html`<h1>${words.title}</h1>
!${shown.signedOut === true ? html`<p role="status">${words.signedOut}</p>` : ''}
!${shown.nobody === true ? nobodyYet(words) : ''}
!${faultList(words.faults, fault)}
!${provider?.refused === undefined ? '' : html`<p class="alarm" role="alert">${words.providerFailed} ${words.providerReasons[provider.refused]}</p>`}
<form method="post" action="${inLanguage('/sign-in', language)}">
<input type="hidden" name="next" value="${shown.next}">
!${lineField({ id: 'name', label: words.name, autocomplete: 'username', value: shown.name ?? '', first: shown.name === undefined })}
!${lineField({ id: 'password', label: words.password, type: 'password', autocomplete: 'current-password', first: shown.name !== undefined, longest: 400 })}
<p><button class="first" type="submit">${words.submit}</button></p>
</form>
!${provider === undefined ? '' : byProvider(provider.name, shown.next, language)}
<p class="soft">${words.forgotten}</p>`;
  return formPage({ language, title: words.title, path: withNext('/sign-in', shown.next) }, main);
}

function nobodyYet(words: SignInWords): string {
  return html`<p role="status"><strong>${words.nobody}</strong> ${words.nobodyDo}</p>
<pre class="letter">./scripts/zerkalo user invite --role owner --email anna@example.org --name "Anna Berg"</pre>`;
}

/** A link, not a form: a form may not lead to another site (form-action of our policy). */
function byProvider(name: string, next: string, language: Language): string {
  const address = inLanguage(withNext('/sign-in/provider', next), language);
  return html`<p><a href="${address}">${signInWords(language).byProvider(name)}</a></p>`;
}

export function codePage(shown: { next: string; refused?: 'codeRefused' | 'tooMany' }, language: Language): string {
  const words = signInWords(language);
  const fault = shown.refused === undefined ? [] : [{ id: 'code', text: words[shown.refused] }];
  const main = html`<h1>${words.codeTitle}</h1>
!${faultList(words.faults, fault)}
<p>${words.codeIntro}</p>
<form method="post" action="${inLanguage('/sign-in/code', language)}">
<input type="hidden" name="next" value="${shown.next}">
!${lineField({ id: 'code', label: words.code, hint: words.codeHint, autocomplete: 'one-time-code', first: true, longest: 40 })}
<p><button type="submit">${words.submit}</button></p>
</form>
<p><a href="${inLanguage(withNext('/sign-in', shown.next), language)}">${words.startAgain}</a></p>`;
  return formPage({ language, title: words.codeTitle, path: withNext('/sign-in/code', shown.next) }, main);
}

/** What is wrong with a new password: with itself, or with its repetition. */
export type NewPasswordFaults = { readonly password: readonly PasswordFault[]; readonly differ: boolean };
export const noPasswordFaults: NewPasswordFaults = { password: [], differ: false };

/** The two fields of a new password, and what is wrong with them as a list on top. */
export function newPasswordFields(faults: NewPasswordFaults, words: SignInWords, first: boolean) {
  const own = faults.password.map((fault) => words.passwordFaults[fault]);
  const again = faults.differ ? [words.differ] : [];
  const common = { type: 'password', autocomplete: 'new-password' } as const;
  return {
    list: [
      ...own.map((text) => ({ id: 'newPassword', text })),
      ...again.map((text) => ({ id: 'newPasswordAgain', text })),
    ],
    markup: html`!${lineField({ ...common, id: 'newPassword', label: words.newPassword, hint: words.newPasswordHint, faults: own, first, longest: 400 })}
!${lineField({ ...common, id: 'newPasswordAgain', label: words.again, faults: again, longest: 400 })}`,
  };
}

export function linkPage(link: OpenLink, secret: string, faults: NewPasswordFaults, language: Language): string {
  const words = signInWords(language);
  const title = words.linkTitle[link.purpose];
  const fields = newPasswordFields(faults, words, true);
  const main = html`<h1>${title}</h1>
!${faultList(words.faults, fields.list)}
<p>${words.linkFor(link.name, link.email)}</p>
<form method="post" action="${inLanguage('/welcome', language)}">
<input type="hidden" name="link" value="${secret}">
<input type="hidden" value="${link.email}" autocomplete="username">
!${fields.markup}
<p><button type="submit">${words.setPassword}</button></p>
</form>`;
  return formPage({ language, title, path: `/welcome?link=${secret}` }, main);
}

export function linkGonePage(language: Language): string {
  const words = signInWords(language);
  const main = html`<h1>${words.linkGone}</h1><p>${words.linkGoneDo}</p>`;
  return formPage({ language, title: words.linkGone, path: '/welcome' }, main);
}

function withNext(path: string, next: string): string {
  return next === '/' ? path : `${path}?${new URLSearchParams({ next })}`;
}
