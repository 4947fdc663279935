import { html } from 'ghtml';
import type { FrameUnit } from '../../../design/frames/frame-unit.ts';
import type { RowFault } from '../../../design/frames/ranking-row.ts';
import type { PreviewOutcome } from '../../../design/preview/preview-design.ts';
import type { Frame } from '../../../design/protocol/schema/protocol.ts';
import type { Language } from '../../../releases/words/language.ts';
import { number } from '../../../releases/words/number-words.ts';
import { type FrameWords, frameWords } from '../../words/research-frame-words.ts';
import { inLanguage, link, table, text } from '../layout.ts';
import { type CampaignHead, campaignPage, stepPath } from './campaign-frame.ts';
import { type FormFault, faultList, postButton } from './form-parts.ts';
import { frameUpload } from './frame-upload.ts';
import { type PairShown, pairCards } from './pair-cards.ts';

export type RankingShown = {
  readonly file: string;
  readonly uploaded: boolean;
  readonly frame: Frame | null;
  readonly rowsRead: number | null;
  readonly rowsRejected: number | null;
  /** What is wrong with the whole file, in words. */
  readonly fault: string | null;
};

export type FrameShown = {
  readonly campaign: CampaignHead;
  /** Whether the reader may change it: a researcher, before launch. */
  readonly editable: boolean;
  readonly faults: readonly FormFault[];
  readonly rankings: readonly RankingShown[];
  readonly rowFaults: readonly RowFault[];
  readonly units: readonly FrameUnit[] | null;
  readonly unplaced: number;
  readonly pairs: PairShown;
  readonly preview: PreviewOutcome | null;
};

const mostFaults = 500;

/** Rankings, what is wrong in them, the merged frame, doubtful pairs, strata and who is not eligible. */
export function framePage(shown: FrameShown, language: Language): string {
  const words = frameWords(language);
  const { campaign, editable, faults, rankings, units } = shown;
  const main = html`!${faultList('', faults)}<p>${words.what}</p>
!${rankings.length === 0 ? '' : rankingTable(shown, words, language)}
!${editable ? frameUpload(campaign.slug, words, language) : ''}
!${shown.rowFaults.length === 0 ? '' : problems(shown.rowFaults, words)}
!${units === null ? '' : merged(shown, units, words, language)}
!${units === null ? '' : pairCards(campaign.slug, shown.pairs, editable, words, language)}
!${units === null ? '' : strata(shown.preview, words, language)}`;
  return campaignPage({ campaign, tab: 'design', step: 'frame', language, heading: words.heading }, main);
}

function rankingTable({ campaign, rankings, editable }: FrameShown, words: FrameWords, language: Language): string {
  const path = stepPath(campaign.slug, 'frame');
  const rows = rankings.map((one) => [
    html`${one.file}!${one.fault === null ? '' : html`<br><span class="alarm">${one.fault}</span>`}`,
    text(one.frame?.id ?? words.unmapped),
    text(one.rowsRead === null ? '–' : number(one.rowsRead, language)),
    text(one.rowsRejected === null ? '–' : number(one.rowsRejected, language)),
    editable
      ? html`!${one.uploaded ? link(`${path}/columns?file=${encodeURIComponent(one.file)}`, one.frame === null ? words.setColumns : words.changeColumns, language) : ''} !${one.frame === null ? '' : postButton(inLanguage(`${path}/remove`, language), words.remove, { frame: one.frame.id }, 'small')}`
      : text(Object.values(one.frame?.columns ?? {}).join(', ')),
  ]);
  return html`<h2>${words.rankings}</h2>!${table(words.rankings, [words.file, words.ranking, words.rows, words.leftOut, words.columns], rows)}`;
}

function problems(faults: readonly RowFault[], words: FrameWords): string {
  const rows = faults
    .slice(0, mostFaults)
    .map(({ frame, line, column, reason, kept }) => [
      text(`${frame}: ${line}, ${column ?? words.wholeRow}`),
      text(words.reasons[reason]),
      text(kept ? words.kept : words.dropped),
    ]);
  return html`<h2>${words.problems}</h2><p>${words.problemCount(faults.length)}</p>
<div class="tall">!${table(words.problems, [words.lineColumn, words.problem, words.consequence], rows)}</div>`;
}

function merged(shown: FrameShown, units: readonly FrameUnit[], words: FrameWords, language: Language): string {
  const several = units.filter(({ provenance }) => new Set(provenance.map(({ frame }) => frame)).size > 1).length;
  return html`<h2>${words.merged}</h2><p>${words.units(units.length, several, shown.unplaced)}</p>
<p>!${link(`/campaigns/${shown.campaign.slug}/frame.csv`, words.download, language)}</p>`;
}

function strata(preview: PreviewOutcome | null, words: FrameWords, language: Language): string {
  const heading = html`<h2>${words.strata}</h2>`;
  if (preview === null || preview.kind === 'refused') return html`!${heading}<p>${words.strataLater}</p>`;
  if (preview.kind === 'not_drawable')
    return html`!${heading}<p class="alarm">${words.notDrawable(preview.why, preview.wanted, preview.available)}</p>`;
  const rows = preview.strata.map(({ stratum, N, n }) => [
    text(stratum),
    text(number(N, language)),
    text(number(n, language)),
    text(number(n / N, language, 3)),
  ]);
  const left = Object.entries(preview.excluded).filter(([, count]) => count > 0);
  return html`!${heading}!${table(words.strata, [words.stratum, words.inFrame, words.inSample, words.chance], rows)}
!${left.length === 0 ? '' : html`<h2>${words.excluded}</h2><ul>!${left.map(([reason, count]) => html`<li>${words.exclusions[reason] ?? reason}: ${count}</li>`)}</ul>`}`;
}
