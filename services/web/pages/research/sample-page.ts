import { html } from 'ghtml';
import type { FrameAgainstSample, LevelCount, SampledRow } from '../../../api/research/store/sample.ts';
import type { StratumShare } from '../../../design/sampling/allocate.ts';
import type { Language } from '../../../releases/words/language.ts';
import { number, percent } from '../../../releases/words/number-words.ts';
import { pageWords } from '../../words/catalogue.ts';
import { frameWords } from '../../words/research-frame-words.ts';
import { type SampleWords, sampleWords } from '../../words/research-sample-words.ts';
import { link, table, text } from '../layout.ts';
import { type CampaignHead, campaignPage, stepPath } from './campaign-frame.ts';
import { notice } from './form-parts.ts';

export type BeforeDraw = {
  readonly kind: 'before';
  readonly commitment: string;
  readonly beacon: string | null;
  readonly strata: readonly StratumShare[];
  readonly arms: number;
  readonly size: number;
  /** Why it cannot be drawn, in words; null: it can. */
  readonly obstacle: string | null;
};
export type AfterDraw = {
  readonly kind: 'after';
  readonly seed: string;
  /** Whether the same studios came out again; null where the wave was not drawn from the whole frame. */
  readonly repeated: boolean | null;
  readonly frame: number;
  readonly drawn: number;
  readonly balance: readonly LevelCount[];
  readonly against: readonly FrameAgainstSample[];
  readonly rows: readonly SampledRow[];
  readonly search: string;
  readonly next: number | null;
};

/** Before launch the commitment and what will be drawn; afterwards the sample, its balance and how it stands to the frame. */
export function samplePage(campaign: CampaignHead, shown: BeforeDraw | AfterDraw, language: Language): string {
  const words = sampleWords(language);
  const main = shown.kind === 'before' ? before(shown, words, language) : after(campaign.slug, shown, words, language);
  return campaignPage({ campaign, tab: 'design', step: 'sample', language, heading: words.heading }, main);
}

function before(shown: BeforeDraw, words: SampleWords, language: Language): string {
  const shared = frameWords(language);
  const rows = shown.strata.map(({ stratum, N, n }) => [
    text(stratum),
    text(number(N, language)),
    text(number(n, language)),
    text(number(n / N, language, 3)),
  ]);
  const plan = html`<h2>${words.planned}</h2>
!${table(words.planned, [shared.stratum, shared.inFrame, shared.inSample, shared.chance], rows)}
<p>${words.arms(shown.arms, number(shown.size / Math.max(1, shown.arms), language, 1))}</p>`;
  return html`<p>${words.before}</p>
<dl class="facts"><dt>${words.commitment}</dt><dd><code class="hash">${shown.commitment}</code></dd></dl>
<p class="soft">${words.commitmentNote}!${shown.beacon === null ? '' : html` ${words.beacon(shown.beacon)}`}</p>
!${shown.obstacle === null ? plan : html`<p class="alarm">${shown.obstacle}</p>`}`;
}

function after(slug: string, shown: AfterDraw, words: SampleWords, language: Language): string {
  const { balance, against, search, next } = shown;
  const path = stepPath(slug, 'sample');
  const levels = balance.map(({ factor, level, studios }) => [
    text(words.factors[factor] ?? factor),
    text(level),
    text(words.share(studios, percent(studios / Math.max(1, shown.drawn), shown.drawn, language))),
  ]);
  const share = (n: number, of: number): string => words.share(n, percent(n / Math.max(1, of), of, language));
  const sides = against.map(({ property, value, inFrame, inSample }) => [
    text(`${words.properties[property] ?? property}: ${value ?? words.unknown}`),
    text(share(inFrame, shown.frame)),
    text(share(inSample, shown.drawn)),
  ]);
  return html`<p>${words.drawn(shown.drawn, shown.frame)} ${words.seed}: <code class="hash">${shown.seed}</code></p>
!${shown.repeated === null ? '' : notice(shown.repeated ? words.repeated : words.notRepeated, shown.repeated ? 'done' : 'warn')}
<h2>${words.balance}</h2>!${table(words.balance, [words.factor, words.level, words.studios], levels)}
<h2>${words.against}</h2>!${table(words.against, [words.property, words.inFrame, words.inSample], sides)}
<h2>${words.table}</h2>
<form method="get" action="${path}" class="row" role="search"><input type="hidden" name="lang" value="${language}">
<div class="field"><label for="q">${words.search}</label><br><input id="q" name="q" type="search" maxlength="100" value="${search}"></div>
<div class="field"><button type="submit">${words.find}</button></div></form>
!${studioTable(shown, words, language)}
!${next === null ? '' : html`<p>!${link(`${path}?skip=${next}${search === '' ? '' : `&q=${encodeURIComponent(search)}`}`, pageWords(language).more, language)}</p>`}`;
}

function studioTable({ rows }: AfterDraw, words: SampleWords, language: Language): string {
  const cells = rows.map((row) => [
    text(row.drawOrder),
    html`!${row.inquiryId === null ? text(row.name) : link(`/inquiries/${row.inquiryId}`, row.name, language)}<br><span class="soft">${row.domain}</span>`,
    text(row.city ?? '–'),
    text(row.stratum),
    text(number(row.probability, language, 3)),
    text(['persona', 'channel', 'budget', 'wording'].map((factor) => row.arm?.[factor] ?? '–').join(', ')),
  ]);
  return table(words.table, [words.order, words.studio, words.city, words.stratum, words.chance, words.arm], cells);
}
