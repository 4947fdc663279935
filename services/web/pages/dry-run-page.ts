import { html } from 'ghtml';
import type { CampaignRow } from '../../api/research/store/campaigns.ts';
import type { DryRunRow, VisitRow } from '../../field/dry-run/store.ts';
import type { Language } from '../../releases/words/language.ts';
import { type DryRunWords, dryRunWords } from '../words/dry-run-words.ts';
import { inLanguage, link, page, table, text } from './layout.ts';

export type Gallery = {
  readonly run: DryRunRow;
  readonly outcomes: readonly { readonly outcome: string; readonly studios: number }[];
  readonly visits: readonly VisitRow[];
  /** Domain after which the next page begins; null: no more. */
  readonly next: string | null;
  /** Only visits with this outcome are shown; null: all. */
  readonly shown: string | null;
};

/** What a dry run saw: how many studios of each outcome, and every studio with the picture of its filled form. */
export function dryRunPage(campaign: CampaignRow, gallery: Gallery | null, language: Language): string {
  const words = dryRunWords(language);
  const path = pathOf(campaign);
  const main = html`<h1>${words.title}</h1>
<p>!${link(`/campaigns/${campaign.slug}`, campaign.title, language)}</p>
!${gallery === null ? html`<p>${words.none}</p>` : galleryMarkup(campaign, gallery, words, language)}`;
  const shell = { language, title: `${words.title}, ${campaign.title}`, path, rehearsal: campaign.rehearsal };
  const sheet = 'gallery.css' as const;
  return page({ ...shell, sheet }, main);
}

const pathOf = ({ slug }: CampaignRow): string => `/campaigns/${slug}/dry-run`;

function galleryMarkup(campaign: CampaignRow, gallery: Gallery, words: DryRunWords, language: Language): string {
  const { run, outcomes, visits, next, shown } = gallery;
  const path = pathOf(campaign);
  const visited = outcomes.reduce((sum, { studios }) => sum + studios, 0);
  const only = shown === null ? '' : `outcome=${encodeURIComponent(shown)}&`;
  const rows = outcomes.map(({ outcome, studios }) => [
    link(`${path}?outcome=${encodeURIComponent(outcome)}`, named(outcome, words), language),
    text(studios),
  ]);
  return html`<p>${words.sum(visited, run.studios)} ${words.nothingSent}</p>
!${run.protocolHash === campaign.protocolHash ? '' : html`<p class="alarm">${words.otherVersion}</p>`}
!${table(words.outcome, [words.outcome, words.studios], rows)}
!${shown === null ? '' : html`<p>!${link(path, words.all, language)}</p>`}
<ul class="gallery">!${visits.map((visit) => visitMarkup(path, visit, words))}</ul>
!${next === null ? '' : html`<p>!${link(`${path}?${only}after=${encodeURIComponent(next)}`, words.more, language)}</p>`}`;
}

function visitMarkup(path: string, visit: VisitRow, words: DryRunWords): string {
  const { domain, name, outcome, why, form, contactPage, mailFallback, kept, screenshotId } = visit;
  const picture = `${path}/${encodeURIComponent(domain)}.png`;
  return html`<li><h2>${name}</h2>
<p class="soft">${domain}</p>
<p>!${outcome === 'ready' ? text(named(outcome, words)) : html`<span class="alarm">${named(outcome, words)}</span>`}!${why === null ? '' : html`: ${why.slice(0, 300)}`}</p>
!${screenshotId === null ? html`<p class="soft">${words.noPicture}</p>` : html`<a href="${picture}"><img src="${picture}" alt="${words.picture(name)}" loading="lazy" width="320"></a>`}
!${contactPage === null ? '' : html`<p class="soft">${words.page}: ${contactPage}</p>`}
!${form === null ? '' : html`<p class="soft">${words.form}: ${form.fields.map(({ role }) => role).join(', ')}</p>`}
!${outcome === 'ready' ? '' : html`<p>${mailFallback === null ? words.neither : `${words.mailInstead} ${mailFallback}`}</p>`}
!${kept.length === 0 ? '' : html`<p class="soft">${words.kept(kept.length)}</p>`}
</li>`;
}

function named(outcome: string, words: DryRunWords): string {
  return (words.outcomes as Readonly<Record<string, string>>)[outcome] ?? outcome;
}

/** A link to the gallery for the pages of a campaign. */
export function dryRunLink(slug: string, language: Language): string {
  return html`<p><a href="${inLanguage(`/campaigns/${slug}/dry-run`, language)}">${dryRunWords(language).open}</a></p>`;
}
