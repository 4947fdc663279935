import { html } from 'ghtml';
import type { DoubtfulPair, FrameUnit } from '../../../design/frames/frame-unit.ts';
import type { Language } from '../../../releases/words/language.ts';
import type { FrameWords } from '../../words/research-frame-words.ts';
import { inLanguage } from '../layout.ts';
import { stepPath } from './campaign-frame.ts';
import { postButton } from './form-parts.ts';

export type PairShown = {
  readonly open: readonly { readonly pair: DoubtfulPair; readonly units: readonly FrameUnit[] }[];
  readonly same: readonly (readonly [string, string])[];
  readonly different: readonly DoubtfulPair['domains'][];
};

/** Doubtful pairs side by side with the two answers, and what was settled with its undo. */
export function pairCards(
  slug: string,
  { open, same, different }: PairShown,
  editable: boolean,
  words: FrameWords,
  language: Language,
): string {
  const action = inLanguage(`${stepPath(slug, 'frame')}/pairs`, language);
  const settle = (domains: readonly [string, string], verdict: string, label: string): string =>
    editable ? postButton(action, label, { one: domains[0], other: domains[1], verdict }, 'small') : '';
  const cards = open.map(
    ({
      pair,
      units,
    }) => html`<section class="card"><h3>${pair.domains.join(' · ')} <span class="soft">(${words.because[pair.because]})</span></h3>
<div class="cards">!${units.map((unit) => unitCard(unit, words))}</div>
<p>!${settle(pair.domains, 'same', words.same)} !${settle(pair.domains, 'different', words.different)}</p></section>`,
  );
  const settled = [
    ...same.map((domains) => ({ domains, label: words.same })),
    ...different.map((domains) => ({ domains, label: words.different })),
  ];
  return html`<h2 id="pairs">${words.pairs}</h2>
!${open.length === 0 ? html`<p>${words.noPairs}</p>` : html`<p>${words.pairsNote}</p>!${cards}`}
!${settled.length === 0 ? '' : html`<h3>${words.settled}</h3><ul>!${settled.map(({ domains, label }) => html`<li>${domains.join(' · ')}: ${label} !${settle(domains, 'open', words.undo)}</li>`)}</ul>`}`;
}

function unitCard(unit: FrameUnit, words: FrameWords): string {
  const facts: [string, string | null][] = [
    [words.fields.site, unit.siteUrl],
    [words.fields.phone, unit.phoneE164],
    [words.fields.mail, unit.email],
    [words.fields.city, unit.city],
    [words.listings, unit.provenance.map(({ frame, rank, line }) => words.listedAt(frame, rank, line)).join('; ')],
  ];
  return html`<div><strong>${unit.name}</strong><dl class="facts">!${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value ?? '–'}</dd>`)}</dl></div>`;
}
