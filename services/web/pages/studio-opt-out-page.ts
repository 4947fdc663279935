import { html } from 'ghtml';
import { spokenDomain } from '../../releases/benchmark/proof/studio-domain.ts';
import { type StudioTold, studioWords } from '../words/studio-words.ts';
import { link } from './layout.ts';
import { domainField, roleField } from './studio-door-page.ts';
import { notice, postForm, type StudioFrame, studioPage } from './studio-frame.ts';

/** What an opt-out does, and the button that does it; `ask` is the question, `frame.path` where it is posted. */
export function optOutConfirmPage(frame: StudioFrame, domain: string): string {
  const words = studioWords(frame.language);
  const title = words.optOutMailTitle(spokenDomain(domain));
  const main = html`<h1>${title}</h1>
<ul>!${words.optOutWhat.map((line) => html`<li>${line}</li>`)}</ul>
!${postForm(frame.path, '', words.optOutConfirm(spokenDomain(domain)), frame.language)}`;
  return studioPage(frame, title, main);
}

export function optOutDonePage(frame: StudioFrame, domain: string): string {
  const words = studioWords(frame.language);
  return studioPage(
    frame,
    words.optOutTitle,
    html`<h1>${words.optOutTitle}</h1>!${notice(words.optOutDone(spokenDomain(domain)))}`,
  );
}

export type PublicOptOut = {
  readonly typed: string;
  readonly mail: boolean;
  readonly told: StudioTold | undefined;
};

/** For anybody: what an opt-out does, then a domain and one of its addresses. */
export function publicOptOutPage(frame: StudioFrame, { typed, mail, told }: PublicOptOut): string {
  const { language } = frame;
  const words = studioWords(language);
  const faulty = told !== undefined && told !== 'mail_sent' && told !== 'unknown';
  const form = html`<p>${words.publicOptOutLead}</p>
!${postForm('/opt-out', html`!${domainField(typed, faulty, language)}!${roleField(null, language)}`, words.mailSend, language)}`;
  const main = html`<h1>${words.optOutTitle}</h1>
!${told === undefined ? '' : notice(words.told[told], told === 'mail_sent' ? 'status' : 'alert')}
<ul>!${words.optOutWhat.map((line) => html`<li>${line}</li>`)}</ul>
!${mail ? form : html`<p>${words.notSetUp}</p>`}
<p>${words.optOutElsewhere} !${link('/studio', words.title, language)}</p>`;
  return studioPage(frame, words.optOutTitle, main);
}
