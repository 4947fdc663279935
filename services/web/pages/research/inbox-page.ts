import { html } from 'ghtml';
import type { InboxWish, InquirySummary } from '../../../api/research/store/inquiries.ts';
import type { Language } from '../../../releases/words/language.ts';
import { dateTime } from '../../../releases/words/number-words.ts';
import { pageWords } from '../../words/catalogue.ts';
import { queueWords } from '../../words/research-queue-words.ts';
import { inLanguage, link, table, text } from '../layout.ts';
import { type CampaignHead, campaignPage } from './campaign-frame.ts';
import { select } from './form-parts.ts';

export type InboxShown = {
  readonly campaign: CampaignHead;
  readonly wish: InboxWish;
  readonly rows: readonly InquirySummary[];
  readonly more: boolean;
};

/** Inquiries of a wave with what came back; search and filter stand in the address. */
export function inboxPage({ campaign, wish, rows, more }: InboxShown, language: Language): string {
  const words = queueWords(language);
  const shared = pageWords(language);
  const path = `/campaigns/${campaign.slug}/inbox`;
  const choices = [
    { value: 'any', label: words.any },
    { value: 'person', label: words.byPerson },
    { value: 'silent', label: words.silent },
  ];
  const moment = (at: Date | null): string => text(at === null ? '–' : dateTime(at.toISOString(), language));
  const names: Readonly<Record<string, string>> = shared.reportPage.dispositionNames;
  const cells = rows.map((row) => [
    html`!${link(`/inquiries/${row.id}`, row.studio, language)}<br><span class="soft">${row.domain}</span>`,
    html`${shared.events[row.state] ?? row.state}!${row.reason === null ? '' : html` <code>${row.reason}</code>`}`,
    moment(row.deliveredAt),
    moment(row.firstHumanAt),
    text(row.disposition === null ? '–' : (names[row.disposition] ?? row.disposition)),
  ]);
  const heads = [shared.studio, words.state, words.delivered, words.firstHuman, words.disposition];
  const query = new URLSearchParams({ q: wish.search, answered: wish.answered, skip: String(wish.skip + rows.length) });
  const main = html`<form method="get" action="${path}" class="row" role="search"><input type="hidden" name="lang" value="${language}">
<div class="field"><label for="q">${words.search}</label><br><input id="q" name="q" type="search" maxlength="100" value="${wish.search}"></div>
<div class="field"><label for="answered">${words.answered}</label><br>!${select('answered', wish.answered, choices)}</div>
<div class="field"><button type="submit">${words.find}</button></div></form>
!${table(words.inbox, heads, cells)}
!${more ? html`<p>!${link(`${path}?${query}`, shared.more, language)}</p>` : ''}
<p><a class="button" href="${inLanguage('/calls/new', language)}">${words.enterCall}</a>
<a class="button" href="${inLanguage('/messages/new', language)}">${words.enterMessage}</a>
<a class="button" href="${inLanguage('/queues', language)}">${words.heading}</a></p>`;
  return campaignPage({ campaign, tab: 'inbox', language, heading: words.inbox }, main);
}
