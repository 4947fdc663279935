import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { deskWords } from '../../words/desk-words.ts';
import { queueWords } from '../../words/research-queue-words.ts';
import { agreementTable, type WaveAgreement } from '../agreement-table.ts';
import { inLanguage } from '../layout.ts';
import { type CampaignHead, campaignPage } from './campaign-frame.ts';

export type CodingShown = {
  readonly campaign: CampaignHead;
  readonly tasks: { readonly drawn: number; readonly coded: number; readonly disputed: number } | null;
  /** Null while coding goes on. */
  readonly agreement: WaveAgreement | null;
};

/** How far coding is, and once it is complete how well the coders agreed before anything was settled. */
export function codingPage({ campaign, tasks, agreement }: CodingShown, language: Language): string {
  const words = queueWords(language);
  const done =
    tasks === null
      ? html`<p>${words.noCoding}</p>`
      : html`<p role="status">${words.coded(tasks.coded, tasks.drawn)}</p>
<progress max="${Math.max(1, tasks.drawn)}" value="${tasks.coded}" aria-label="${words.coded(tasks.coded, tasks.drawn)}"></progress>
<p>${words.disputed(tasks.disputed)}</p>`;
  const main = html`!${done}
<p><a class="button" href="${inLanguage('/desk', language)}">${words.toDesk}</a>
<a class="button" href="${inLanguage('/desk/disputes', language)}">${words.settle}</a></p>
!${agreement === null ? html`<p class="soft">${words.agreementLater}</p>` : agreementTable(agreement, deskWords(language))}`;
  return campaignPage({ campaign, tab: 'coding', language, heading: words.coding }, main);
}
