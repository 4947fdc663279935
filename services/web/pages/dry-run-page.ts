import { html } from 'ghtml';
import type { CampaignRow } from '../../api/research/store/campaigns.ts';
import type { StudioVerdict } from '../../design/verdicts/store.ts';
import type { DryRunRow, VisitRow } from '../../field/dry-run/store.ts';
import type { Language } from '../../releases/words/language.ts';
import { asset } from '../assets/assets.ts';
import { type DryRunWords, dryRunWords } from '../words/dry-run-words.ts';
import { verdictWords } from '../words/research-verdict-words.ts';
import { type DryRunPlan, type DryRunUnderWay, dryRunSection } from './dry-run-order.ts';
import { link, table, text } from './layout.ts';
import { campaignPage } from './research/campaign-frame.ts';
import { verdictForm } from './research/verdict-form.ts';

export type Gallery = {
  readonly run: DryRunRow;
  readonly outcomes: readonly { readonly outcome: string; readonly studios: number }[];
  readonly visits: readonly VisitRow[];
  /** Domain after which the next page begins; null: no more. */
  readonly next: string | null;
  /** Only visits with this outcome are shown; null: all. */
  readonly shown: string | null;
};

export type Judged = {
  /** What was said last of each studio. */
  readonly verdicts: ReadonlyMap<string, StudioVerdict>;
  /** Whether the reader may say something: a researcher, before launch. */
  readonly editable: boolean;
};

export type DryRunShown = {
  /** Null: there was none. */
  readonly gallery: Gallery | null;
  readonly judged: Judged;
  readonly underWay: DryRunUnderWay | null;
  /** Null for whoever may not start one. */
  readonly plan: DryRunPlan | null;
};

/** What a dry run that is under way or would be started does, and what the newest saw: how many studios of each outcome, and every studio with the picture of its filled form and what was said of it. */
export function dryRunPage(
  campaign: CampaignRow,
  { gallery, judged, underWay, plan }: DryRunShown,
  language: Language,
): string {
  const words = dryRunWords(language);
  const main = html`<link rel="stylesheet" href="${asset('gallery.css')}">
!${dryRunSection(pathOf(campaign), { underWay, plan }, language)}
!${gallery === null ? html`<p>${words.none}</p>` : galleryMarkup(campaign, gallery, judged, language)}`;
  const place = { campaign, tab: 'design', step: 'dryRun', language, heading: words.title } as const;
  const running = underWay !== null && underWay.order.outcome === null;
  return campaignPage(running ? { ...place, refreshSeconds: 5 } : place, main);
}

const pathOf = ({ slug }: CampaignRow): string => `/campaigns/${slug}/dry-run`;

function galleryMarkup(campaign: CampaignRow, gallery: Gallery, judged: Judged, language: Language): string {
  const words = dryRunWords(language);
  const { run, outcomes, visits, next, shown } = gallery;
  const path = pathOf(campaign);
  const visited = outcomes.reduce((sum, { studios }) => sum + studios, 0);
  const only = shown === null ? '' : `outcome=${encodeURIComponent(shown)}&`;
  const rows = outcomes.map(({ outcome, studios }) => [
    link(`${path}?outcome=${encodeURIComponent(outcome)}`, named(outcome, words), language),
    text(studios),
  ]);
  const said = [...judged.verdicts.values()];
  const excluded = said.filter(({ verdict }) => verdict === 'excluded').length;
  return html`<p>${words.sum(visited, run.studios)} ${words.nothingSent}</p>
<p>${verdictWords(language).sum(said.length - excluded, excluded)}</p>
!${run.protocolHash === campaign.protocolHash ? '' : html`<p class="alarm">${words.otherVersion}</p>`}
!${table(words.outcome, [words.outcome, words.studios], rows)}
!${shown === null ? '' : html`<p>!${link(path, words.all, language)}</p>`}
<ul class="gallery">!${visits.map((visit) => visitMarkup(path, visit, judged, language))}</ul>
!${next === null ? '' : html`<p>!${link(`${path}?${only}after=${encodeURIComponent(next)}`, words.more, language)}</p>`}`;
}

function visitMarkup(path: string, visit: VisitRow, { verdicts, editable }: Judged, language: Language): string {
  const words = dryRunWords(language);
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
!${verdictForm(path, visit, verdicts.get(domain) ?? null, editable, language)}
</li>`;
}

function named(outcome: string, words: DryRunWords): string {
  return (words.outcomes as Readonly<Record<string, string>>)[outcome] ?? outcome;
}
