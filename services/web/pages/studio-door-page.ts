import { html } from 'ghtml';
import { PROOF_PATH, publicToken, recordName } from '../../releases/benchmark/proof/proof-token.ts';
import { ROLES, roleAddress } from '../../releases/benchmark/proof/role-address.ts';
import { spokenDomain } from '../../releases/benchmark/proof/studio-domain.ts';
import type { Language } from '../../releases/words/language.ts';
import { type StudioTold, studioWords } from '../words/studio-words.ts';
import { link } from './layout.ts';
import { notice, postForm, type StudioFrame, studioPage } from './studio-frame.ts';

/** `typed` stays in the field, so that nothing has to be written twice. */
export type DoorShown = { readonly typed: string; readonly told: StudioTold | undefined };

/** The page before a proof: one question. */
export function studioDoorPage(frame: StudioFrame, { typed, told }: DoorShown): string {
  const { language } = frame;
  const words = studioWords(language);
  const fault = told !== undefined && told !== 'left' && told !== 'key_wrong' && told !== 'unknown';
  const main = html`<h1>${words.title}</h1>
!${told === undefined ? '' : notice(words.told[told], told === 'left' ? 'status' : 'alert')}
<p>${words.lead}</p>
<p class="soft">${words.silence}</p>
!${postForm('/studio/domain', domainField(typed, fault, language), words.go, language)}
<h2>${words.byKey}</h2>
!${postForm('/studio/key', html`<p><label for="key">${words.key}</label><br><input type="password" id="key" name="key" autocomplete="off" maxlength="100" required aria-describedby="key-hint"> <span class="soft" id="key-hint">${words.keyHint}</span></p>`, words.signIn, language)}
<p>!${link('/opt-out', words.optOutTitle, language)}</p>`;
  return studioPage(frame, words.title, main);
}

export function domainField(typed: string, faulty: boolean, language: Language): string {
  const words = studioWords(language);
  const described = faulty ? 'domain-hint fault' : 'domain-hint';
  return html`<p><label for="domain">${words.domain}</label><br><input type="text" id="domain" name="domain" value="${typed}" maxlength="300" required autocomplete="off" spellcheck="false" aria-describedby="${described}"!${faulty ? ' aria-invalid="true"' : ''}> <span class="soft" id="domain-hint">${words.domainHint}</span></p>`;
}

/** The fixed addresses of a domain; without a domain only their first parts. */
export function roleField(domain: string | null, language: Language): string {
  const words = studioWords(language);
  return html`<fieldset><legend>${words.mailTo}</legend>!${ROLES.map(
    (role, at) =>
      html`<p><input type="radio" id="role-${role}" name="role" value="${role}" required!${at === 0 ? ' checked' : ''}> <label for="role-${role}">${domain === null ? `${role}@` : roleAddress(role, domain)}</label></p>`,
  )}</fieldset>`;
}

export type ProofShown = {
  readonly domain: string;
  /** Held by this browser alone; only its public token is shown. */
  readonly secret: string;
  readonly mail: boolean;
  readonly told: StudioTold | undefined;
};

/** Three ways to prove the domain, each with what to publish and a button. */
export function studioProofPage(frame: StudioFrame, { domain, secret, mail, told }: ProofShown): string {
  const { language } = frame;
  const words = studioWords(language);
  const token = publicToken(secret, domain);
  const fact = (name: string, value: string): string => html`<dt>${name}</dt><dd><code>${value}</code></dd>`;
  const look = (method: 'dns' | 'file'): string =>
    postForm('/studio/look', html`<input type="hidden" name="method" value="${method}">`, words.look, language);
  const title = words.proofTitle(spokenDomain(domain));
  const main = html`<h1>${title}</h1>
!${told === undefined ? '' : notice(words.told[told], told === 'mail_sent' ? 'status' : 'alert')}
<p>${words.proofLead}</p>
<h2>${words.mailTitle}</h2>
!${mail ? html`<p>${words.mailLead}</p>!${postForm('/studio/letter', roleField(domain, language), words.mailSend, language)}` : html`<p>${words.mailOff}</p>`}
<h2>${words.dnsTitle}</h2>
<p>${words.dnsLead}</p>
<dl class="facts">!${fact(words.name, recordName(domain))}!${fact(words.value, token)}</dl>
!${look('dns')}
<h2>${words.fileTitle}</h2>
<p>${words.fileLead}</p>
<dl class="facts">!${fact(words.address, `https://${domain}${PROOF_PATH}`)}!${fact(words.content, token)}</dl>
!${look('file')}
!${postForm('/studio/again', '', words.otherDomain, language)}`;
  return studioPage(frame, title, main);
}

/** Where the link of a letter leads: a question with a button, because scanners of mail open links. */
export function studioLetterPage(frame: StudioFrame, domain: string): string {
  const words = studioWords(frame.language);
  const title = words.mailPageTitle(spokenDomain(domain));
  const main = html`<h1>${title}</h1>
<p>${words.mailPageLead}</p>
!${postForm(frame.path, '', words.mailPageButton, frame.language)}`;
  return studioPage(frame, title, main);
}
