import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { asset } from '../../assets/assets.ts';
import { pageWords } from '../../words/catalogue.ts';
import { campaignWords } from '../../words/research-campaign-words.ts';
import { inLanguage, link, page } from '../layout.ts';

/** What every page of a campaign says of it. */
export type CampaignHead = {
  readonly slug: string;
  readonly title: string;
  readonly state: string;
  readonly rehearsal: boolean;
};

/** Tabs in the order of the work; a step is a page of the first tab. */
export type Tab = 'design' | 'field' | 'inbox' | 'coding' | 'report';
export const designSteps = ['overview', 'frame', 'protocol', 'letters', 'dryRun', 'launch', 'sample'] as const;
export type DesignStep = (typeof designSteps)[number];

export type Place = {
  readonly campaign: CampaignHead;
  readonly tab: Tab;
  readonly step?: DesignStep;
  readonly language: Language;
  /** Query of the page's own address, with its question mark, so that the other language shows the same. */
  readonly query?: string;
  readonly heading: string;
  readonly refreshSeconds?: number;
};

const tabPaths: Readonly<Record<Tab, string>> = {
  design: '',
  field: '/live',
  inbox: '/inbox',
  coding: '/coding',
  report: '/report',
};
const stepPaths: Readonly<Record<DesignStep, string>> = {
  overview: '',
  frame: '/frame',
  protocol: '/protocol',
  letters: '/letters',
  dryRun: '/dry-run',
  launch: '/launch',
  sample: '/sample',
};

export function stepPath(slug: string, step: DesignStep): string {
  return `/campaigns/${slug}${stepPaths[step]}`;
}

/** A page of a campaign: its title and state, five tabs, the steps of the design, then `main`. */
export function campaignPage(place: Place, main: string): string {
  const { campaign, tab, step, language, query = '', heading, refreshSeconds } = place;
  const words = campaignWords(language);
  const { slug, title, state, rehearsal } = campaign;
  const path = step === undefined ? `/campaigns/${slug}${tabPaths[tab]}` : stepPath(slug, step);
  const steps = designSteps.map((one) => mark(stepPath(slug, one), words[one], one === step ? 'page' : null, language));
  const shell = { language, title: `${heading}, ${title}`, path: `${path}${query}`, rehearsal, head: researchHead() };
  return page(
    refreshSeconds === undefined ? shell : { ...shell, refreshSeconds },
    html`<p class="soft noprint">!${link('/campaigns', words.campaigns, language)} / ${slug}: ${pageWords(language).campaignStates[state] ?? state}</p>
!${campaignTabs(slug, tab, step === undefined ? 'page' : 'true', language)}
!${tab === 'design' ? html`<nav class="steps" aria-label="${words.steps}">!${steps}</nav>` : ''}
<h1>${heading === title ? title : `${heading}: ${title}`}</h1>
!${main}`,
  );
}

/** The five tabs of a campaign. Within the first, the page itself is one of its steps; the tab is only where one is. */
export function campaignTabs(slug: string, tab: Tab, within: 'page' | 'true', language: Language): string {
  const words = campaignWords(language);
  const tabs = (Object.keys(tabPaths) as Tab[]).map((one) =>
    mark(`/campaigns/${slug}${tabPaths[one]}`, words[one], one === tab ? within : null, language),
  );
  return html`<nav class="tabs noprint" aria-label="${words.tabs}">!${tabs}</nav>`;
}

function mark(path: string, label: string, current: 'page' | 'true' | null, language: Language): string {
  return html`<a href="${inLanguage(path, language)}"!${current === null ? '' : html` aria-current="${current}"`}>${label}</a>`;
}

/** The style sheet of the researcher's pages. */
export function researchHead(): string {
  return html`<link rel="stylesheet" href="${asset('research.css')}">`;
}
