import { html } from 'ghtml';
import type { AuditName } from '../../releases/benchmark/benchmark.ts';
import { spokenDomain } from '../../releases/benchmark/proof/studio-domain.ts';
import { type StudioTold, studioWords } from '../words/studio-words.ts';
import { link } from './layout.ts';
import { notice, postForm, type StudioFrame, studioPage } from './studio-frame.ts';

export type AskedKind = keyof ReturnType<typeof studioWords>['asked'];
export type RoomShown = {
  readonly domain: string;
  readonly proof: string;
  readonly audits: readonly AuditName[];
  readonly optedOut: boolean;
  readonly asked: AskedKind | undefined;
  readonly email: string;
  readonly told?: StudioTold | undefined;
};

/** What a studio sees first: its audits, if any may be told, and what it may ask for. */
export function studioRoomPage(frame: StudioFrame, shown: RoomShown): string {
  const { language } = frame;
  const words = studioWords(language);
  const { domain, proof, audits, optedOut, asked, email } = shown;
  const failed = shown.told === undefined ? '' : notice(words.told[shown.told], 'alert');
  const title = words.roomTitle(spokenDomain(domain));
  const faulty = asked === 'email_invalid';
  const told = asked === undefined ? '' : notice(words.asked[asked], faulty ? 'alert' : 'status');
  const state = ({ published }: AuditName): string => (published ? words.published : words.preview);
  const main = html`<h1>${title}</h1>
!${failed}!${told}
<p class="soft">${words.proved}: ${words.proofs(proof)}</p>
!${postForm('/studio/leave', '', words.leave, language)}
<h2>${words.audits}</h2>
!${audits.length === 0 ? html`<p>${words.noAudits}</p>` : html`<ul>!${audits.map((one) => html`<li>!${link(`/studio/audits/${one.release}`, one.title, language)} (${state(one)})</li>`)}</ul>`}
<h2>${words.askTitle}</h2>
<p>${words.askLead}</p>
!${postForm(
    '/studio/ask',
    html`<p><label for="email">${words.askEmail}</label><br><input type="email" id="email" name="email" value="${email}" maxlength="254" required!${faulty ? html` aria-invalid="true" aria-describedby="fault"` : ''}></p>`,
    words.ask,
    language,
  )}
<h2>${words.optOutTitle}</h2>
!${optedOut ? html`<p>${words.optOutAlready}</p>` : html`<p>!${link('/studio/opt-out', words.optOutLink, language)}</p>`}`;
  return studioPage(frame, title, main);
}
