import { html } from 'ghtml';
import { type CampaignWish, campaignSorts, type ListedCampaign } from '../../../api/research/store/campaign-list.ts';
import type { Language } from '../../../releases/words/language.ts';
import { date } from '../../../releases/words/number-words.ts';
import { pageWords } from '../../words/catalogue.ts';
import { type CampaignWords, campaignWords } from '../../words/research-campaign-words.ts';
import { inLanguage, link, page, table, text } from '../layout.ts';
import { researchHead } from './campaign-frame.ts';
import { select } from './form-parts.ts';

export type CampaignList = {
  readonly wish: CampaignWish;
  readonly rows: readonly ListedCampaign[];
  /** Whether more follow after these. */
  readonly more: boolean;
};

const states = ['draft', 'approved', 'running', 'paused', 'closed'] as const;
const urgent: ReadonlySet<string> = new Set(['stopped', 'behind', 'mailbox', 'to_close', 'asked']);

/** All campaigns with their state and what needs an eye; search, state and order stand in the address. */
export function campaignsPage(list: CampaignList, language: Language): string {
  const words = campaignWords(language);
  const { rows, wish } = list;
  const narrowed = wish.search !== '' || wish.state !== null;
  const main = html`<h1>${words.campaigns}</h1>
<p><a class="button first" href="${inLanguage('/campaigns/new', language)}">${words.newCampaign}</a>
<a class="button" href="${inLanguage('/queues', language)}">${words.queues}</a>
<a class="button" href="${inLanguage('/imports', language)}">${words.imports}</a></p>
!${rows.length === 0 && !narrowed && wish.skip === 0 ? html`<p>${words.none}</p>` : found(list, words, language)}`;
  const shell = { language, title: words.campaigns, path: `/campaigns${queryOf(wish)}`, head: researchHead() };
  return page({ ...shell, rehearsal: rows.some(({ rehearsal }) => rehearsal) }, main);
}

function found({ wish, rows, more }: CampaignList, words: CampaignWords, language: Language): string {
  const names = pageWords(language).campaignStates;
  const stateChoices = [
    { value: '', label: words.anyState },
    ...states.map((value) => ({ value, label: names[value] ?? value })),
  ];
  const sorts = { newest: words.newest, title: words.byTitle, state: words.byState };
  return html`<form method="get" action="/campaigns" class="row" role="search">
<input type="hidden" name="lang" value="${language}">
<div class="field"><label for="q">${words.search}</label><br><input id="q" name="q" type="search" maxlength="100" value="${wish.search}"></div>
<div class="field"><label for="state">${words.state}</label><br>!${select('state', wish.state ?? '', stateChoices)}</div>
<div class="field"><label for="sort">${words.sort}</label><br>!${select(
    'sort',
    wish.sort,
    campaignSorts.map((value) => ({ value, label: sorts[value] })),
  )}</div>
<div class="field"><button type="submit">${words.find}</button></div>
</form>
!${rows.length === 0 ? html`<p>${words.noneFound} !${link('/campaigns', words.all, language)}</p>` : campaignTable(rows, words, language)}
!${more ? html`<p>!${link(`/campaigns${queryOf({ ...wish, skip: wish.skip + rows.length })}`, pageWords(language).more, language)}</p>` : ''}`;
}

function campaignTable(rows: readonly ListedCampaign[], words: CampaignWords, language: Language): string {
  const shared = pageWords(language);
  const heads = [words.title, words.state, words.health, words.contacted, words.replies, words.created];
  const cells = rows.map((row) => [
    html`!${link(row.inquiries > 0 ? `/campaigns/${row.slug}/live` : `/campaigns/${row.slug}`, row.title, language)}!${row.rehearsal ? html` <strong class="alarm">${shared.rehearsal}</strong>` : ''}<br><span class="soft">${row.slug}</span>`,
    text(shared.campaignStates[row.state] ?? row.state),
    urgent.has(row.health)
      ? html`<span class="alarm">${words.healthOf[row.health] ?? row.health}</span>`
      : text(words.healthOf[row.health] ?? row.health),
    text(row.inquiries === 0 ? '–' : words.of(row.contacted, row.inquiries)),
    text(row.inquiries === 0 ? '–' : row.answered),
    text(date(row.createdAt.toISOString(), language)),
  ]);
  return table(words.found(rows.length), heads, cells, 'caption');
}

function queryOf({ search, state, sort, skip }: CampaignWish): string {
  const query = new URLSearchParams({
    ...(search === '' ? {} : { q: search }),
    ...(state === null ? {} : { state }),
    ...(sort === 'newest' ? {} : { sort }),
    ...(skip === 0 ? {} : { skip: String(skip) }),
  });
  return query.size === 0 ? '' : `?${query}`;
}
