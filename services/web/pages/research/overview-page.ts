import { html } from 'ghtml';
import type { DrawnCount } from '../../../api/research/store/sample.ts';
import type { Language } from '../../../releases/words/language.ts';
import { number } from '../../../releases/words/number-words.ts';
import { campaignWords } from '../../words/research-campaign-words.ts';
import { designWords } from '../../words/research-design-words.ts';
import { link } from '../layout.ts';
import { type CampaignHead, campaignPage, type DesignStep, stepPath } from './campaign-frame.ts';

/** How far the design of a campaign is; counts only. */
export type Overview = {
  readonly campaign: CampaignHead;
  readonly question: string;
  readonly hash: string;
  readonly files: number;
  readonly studios: number | null;
  readonly openPairs: number;
  readonly faults: number;
  readonly warnings: number;
  readonly sample: { readonly size: number; readonly hours: number; readonly halfWidthPoints: number | null } | null;
  /** What the newest wave was drawn from, wherever its rankings came from; null before a launch. */
  readonly wave: DrawnCount | null;
  readonly dryRun: { readonly seen: number; readonly of: number } | null;
  readonly approvedBy: string | null;
  readonly launched: boolean;
};

/** The steps in the order of the work, each with where it stands and a link to it. */
export function overviewPage(overview: Overview, language: Language): string {
  const words = designWords(language);
  const { campaign } = overview;
  const steps = stepsOf(overview, language);
  const next = steps.find(({ done }) => !done);
  const main = html`<p>${overview.question}</p>
!${overview.faults > 0 ? html`<div class="notice warn" role="status"><p>${words.faultyDraft}</p></div>` : ''}
<h2>${words.progress}</h2>
<ol class="checks">!${steps.map(({ done, step, label }) => html`<li class="!${done ? '' : 'open'}">!${link(stepPath(campaign.slug, step), label, language)}</li>`)}</ol>
!${next === undefined || overview.launched ? '' : html`<p>${campaignWords(language).next}: !${link(stepPath(campaign.slug, next.step), next.label, language)}</p>`}
<p class="soft">${words.hash}: <code class="hash">${overview.hash}</code></p>`;
  return campaignPage({ campaign, tab: 'design', step: 'overview', language, heading: campaign.title }, main);
}

type Step = { readonly step: DesignStep; readonly done: boolean; readonly label: string };

function stepsOf(overview: Overview, language: Language): Step[] {
  const words = designWords(language);
  const { files, studios, openPairs, faults, warnings, wave, approvedBy, launched } = overview;
  return [
    wave === null
      ? { step: 'frame', done: studios !== null && studios > 0, label: words.rankings(files, studios) }
      : { step: 'frame', done: true, label: words.frame(wave.frame) },
    { step: 'frame', done: openPairs === 0, label: words.pairs(openPairs) },
    { step: 'protocol', done: faults === 0, label: words.protocol(faults, warnings) },
    sampleStep(overview, language),
    dryRunStep(overview, language),
    { step: 'launch', done: approvedBy !== null, label: words.approval(approvedBy) },
    { step: 'launch', done: launched, label: words.launched },
  ];
}

function sampleStep({ wave, sample }: Overview, language: Language): Step {
  const words = designWords(language);
  const step = 'sample';
  if (wave !== null) return { step, done: true, label: words.sampleDrawn(wave.drawn, wave.frame) };
  if (sample === null) return { step, done: false, label: words.sampleOpen };
  const half = sample.halfWidthPoints === null ? '–' : number(sample.halfWidthPoints, language, 1);
  return { step, done: true, label: words.sample(sample.size, number(sample.hours, language, 1), half) };
}

function dryRunStep({ dryRun, launched }: Overview, language: Language): Step {
  const words = designWords(language);
  const step = 'dryRun';
  if (dryRun === null) return { step, done: false, label: launched ? words.dryRunNone : words.dryRunOpen };
  return { step, done: dryRun.seen >= dryRun.of, label: words.dryRun(dryRun.seen, dryRun.of) };
}
