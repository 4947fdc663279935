import { html } from 'ghtml';
import type { Page } from '../../api/research/cursor.ts';
import type { CampaignRow } from '../../api/research/store/campaigns.ts';
import type { Language } from '../../releases/words/language.ts';
import { date } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import type { AllWords } from '../words/page-words.ts';
import { link, page, table, text } from './layout.ts';

/** What this is, and the campaigns. */
export function homePage(campaigns: Page<Omit<CampaignRow, 'key'>>, language: Language): string {
  const words = pageWords(language);
  const rehearsal = campaigns.rows.some((row) => row.rehearsal);
  const main = html`<h1>${words.product}</h1>
!${words.whatThisIs.map((sentence) => html`<p>${sentence}</p>`)}
<h2>${words.campaigns}</h2>
!${campaigns.rows.length === 0 ? html`<p>${words.noCampaigns}</p>` : campaignTable(campaigns, words, language)}
!${campaigns.next === null ? '' : html`<p>!${link(`/?cursor=${campaigns.next}`, words.more, language)}</p>`}`;
  return page({ language, title: words.home, path: '/', rehearsal }, main);
}

function campaignTable({ rows }: Page<Omit<CampaignRow, 'key'>>, words: AllWords, language: Language): string {
  const heads = [words.title, words.state, words.kind, words.created, words.report];
  const cells = rows.map((row) => [
    link(`/campaigns/${row.slug}`, row.title, language),
    text(words.campaignStates[row.state] ?? row.state),
    row.rehearsal ? html`<strong class="alarm">${words.rehearsal}</strong>` : text(words.fieldwork),
    text(date(row.createdAt.toISOString(), language)),
    link(`/campaigns/${row.slug}/report`, words.report, language),
  ]);
  return table(words.campaigns, heads, cells);
}
