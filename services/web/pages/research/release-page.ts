import { html } from 'ghtml';
import type { ReleaseDocument } from '../../../releases/release/release-document.ts';
import type { ReleaseHead } from '../../../releases/release/store.ts';
import type { Language } from '../../../releases/words/language.ts';
import { number } from '../../../releases/words/number-words.ts';
import { type CloseWords, closeWords } from '../../words/research-close-words.ts';
import { inLanguage, link, table, text } from '../layout.ts';
import { type CampaignHead, campaignPage } from './campaign-frame.ts';
import { faultNotice } from './close-page.ts';
import { field, postButton } from './form-parts.ts';

export type ReleaseShown = {
  readonly campaign: CampaignHead;
  readonly frozen: boolean;
  /** Whether this server can build: it has the evidence store. */
  readonly canBuild: boolean;
  readonly versions: readonly ReleaseHead[];
  readonly author: string;
  /** The version that is looked at, with its document. */
  readonly looked: { readonly head: ReleaseHead; readonly document: ReleaseDocument } | null;
  readonly faults: readonly string[];
};

/** Versions of a campaign's release, what the newest lacks, and the steps to the public. */
export function releasePage(shown: ReleaseShown, language: Language): string {
  const words = closeWords(language);
  const { campaign, versions, looked, faults } = shown;
  const main = html`!${faultNotice(faults, words)}<p>${words.releaseWhat}</p>
!${buildForm(shown, words, language)}
!${versions.length === 0 ? '' : versionTable(versions, words, language)}
!${looked === null ? '' : steps(campaign.slug, looked.head, words, language)}
!${looked === null ? '' : lookMarkup(looked.document, words, language)}`;
  return campaignPage({ campaign, tab: 'report', language, heading: words.release }, main);
}

export function faultName(code: string, words: CloseWords): string {
  return words.releaseRefusals[code] ?? code;
}

function buildForm(
  { campaign, frozen, canBuild, author }: ReleaseShown,
  words: CloseWords,
  language: Language,
): string {
  if (!canBuild) return html`<p>${words.noStore}</p>`;
  if (!frozen) return html`<p>${words.buildLater}</p>`;
  const control = html`<input id="author" name="author" required maxlength="200" value="${author}">`;
  return html`<form method="post" action="${inLanguage(`/campaigns/${campaign.slug}/release/build`, language)}">
!${field({ id: 'author', label: words.author, control })}<p><button type="submit" class="first">${words.build}</button></p></form>`;
}

function versionTable(versions: readonly ReleaseHead[], words: CloseWords, language: Language): string {
  const rows = versions.map(({ slug, version, state, sha256, faults }) => [
    state === 'published' || state === 'superseded'
      ? link(`/releases/${slug}/${version}`, `${slug}/${version}`, language)
      : text(`${slug}/${version}`),
    text(words.states[state] ?? state),
    faults.length === 0
      ? text(words.nothingMissing)
      : html`<ul>!${faults.slice(0, 50).map(({ code, detail }) => html`<li>${faultName(code, words)} <span class="soft">${detail}</span></li>`)}</ul>`,
    html`<code>${sha256.slice(0, 12)}</code>`,
  ]);
  return html`<h2>${words.versions}</h2>!${table(words.versions, [words.version, words.state, words.faults, 'SHA-256'], rows)}`;
}

function steps(campaign: string, { slug, version, state }: ReleaseHead, words: CloseWords, language: Language): string {
  const action = (act: string): string => inLanguage(`/campaigns/${campaign}/release/${act}`, language);
  const hidden = { release: slug, version: String(version) };
  if (state === 'draft')
    return html`<p>${words.previewNote}</p><p>!${postButton(action('preview'), words.preview, hidden, 'first')}</p>`;
  if (state !== 'preview' && state !== 'embargoed') return '';
  return html`<form method="post" action="${action('publish')}"><input type="hidden" name="release" value="${slug}"><input type="hidden" name="version" value="${version}">
<p><label><input type="checkbox" name="confirm" value="yes" required> ${words.publishSure}</label></p>
<p><button type="submit" class="danger">${words.publish}</button></p></form>`;
}

/** What the version answers of the critics' questions, and how many of its figures will be hidden, and why. */
function lookMarkup({ completeness, rows }: ReleaseDocument, words: CloseWords, language: Language): string {
  const byState = Map.groupBy(rows, ({ status }) => status);
  const figures = [...byState].map(([status, some]) => [
    text(words.rowStates[status] ?? status),
    text(number(some.length, language)),
  ]);
  const lines = completeness.map(({ critics, claim, status }) => [
    text(critics),
    text(claim[language]),
    status === 'missing'
      ? html`<strong class="alarm">${words.answered[status]}</strong>`
      : text(words.answered[status] ?? status),
  ]);
  return html`<h2>${words.suppression}</h2>!${table(words.suppression, [words.state, words.figures], figures)}
<h2>${words.completeness}</h2>!${table(words.completeness, ['№', words.claim, words.state], lines)}`;
}
