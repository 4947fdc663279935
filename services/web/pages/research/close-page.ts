import { html } from 'ghtml';
import type { Language } from '../../../releases/words/language.ts';
import { dateTime } from '../../../releases/words/number-words.ts';
import { type CloseWords, closeWords } from '../../words/research-close-words.ts';
import { inLanguage } from '../layout.ts';
import { type CampaignHead, campaignPage } from './campaign-frame.ts';
import { postButton } from './form-parts.ts';

export type CloseShown = {
  readonly campaign: CampaignHead;
  readonly inquiries: number;
  readonly answered: number;
  readonly now: Date;
  readonly responseClosesAt: Date;
  readonly silenceClosesAt: Date;
  readonly fieldClosedAt: Date | null;
  readonly mayClose: boolean;
  readonly mayRelease: boolean;
  /** What was not done, in words. */
  readonly faults: readonly string[];
  readonly reason: string;
};

/** The three ends of a wave, each with what it does in numbers: responses, silence stage, archive. */
export function closePage(shown: CloseShown, language: Language): string {
  const words = closeWords(language);
  const { campaign, faults, mayRelease, fieldClosedAt } = shown;
  const release = html`<p><a class="button" href="${inLanguage(`/campaigns/${campaign.slug}/release`, language)}">${words.toRelease}</a></p>`;
  const main = html`!${faultNotice(faults, words)}
<h2>${words.responses}</h2>!${responses(shown, words, language)}
<h2>${words.silence}</h2>!${silence(shown, words, language)}
<h2>${words.archive}</h2>!${archive(shown, words, language)}
!${fieldClosedAt !== null && mayRelease ? release : ''}`;
  return campaignPage({ campaign, tab: 'field', language, heading: words.heading, query: '' }, main);
}

export function faultNotice(faults: readonly string[], words: CloseWords): string {
  if (faults.length === 0) return '';
  return html`<div class="notice warn" role="alert"><p>${words.failed}</p><ul>!${faults.map((fault) => html`<li>${fault}</li>`)}</ul></div>`;
}

const at = (moment: Date, language: Language): string => dateTime(moment.toISOString(), language);

function responses(shown: CloseShown, words: CloseWords, language: Language): string {
  const { campaign, fieldClosedAt, now, responseClosesAt, inquiries, answered, mayClose } = shown;
  if (fieldClosedAt !== null) return html`<p>${words.closedAt(at(fieldClosedAt, language))}</p>`;
  const told = html`<p>${words.closeNumbers(inquiries, answered)}</p>`;
  if (now < responseClosesAt) return html`!${told}<p>${words.opensAt(at(responseClosesAt, language))}</p>`;
  if (!mayClose) return told;
  return html`!${told}<form method="post" action="${inLanguage(`/campaigns/${campaign.slug}/close/responses`, language)}">
<p><label><input type="checkbox" name="confirm" value="yes" required> ${words.sure}</label></p>
<p><button type="submit" class="danger">${words.closeNow}</button></p></form>`;
}

function silence(shown: CloseShown, words: CloseWords, language: Language): string {
  const { campaign, now, silenceClosesAt, responseClosesAt, mayClose, reason } = shown;
  if (now >= silenceClosesAt) return html`<p>${words.silenceOver}</p>`;
  const told = html`<p>${words.silenceRuns(at(silenceClosesAt, language))}</p>`;
  if (!mayClose || now < responseClosesAt) return told;
  return html`!${told}<details><summary>${words.endSilence}</summary><form method="post" action="${inLanguage(`/campaigns/${campaign.slug}/close/silence`, language)}">
<p><label for="reason">${words.reason}</label><br><input id="reason" name="reason" required maxlength="500" value="${reason}"></p>
<p><button type="submit" class="danger">${words.endSilence}</button></p></form></details>`;
}

function archive({ campaign, mayClose, fieldClosedAt }: CloseShown, words: CloseWords, language: Language): string {
  if (campaign.state === 'closed') return html`<p>${words.archived}</p>`;
  const button = postButton(inLanguage(`/campaigns/${campaign.slug}/close/archive`, language), words.archiveNow);
  return html`<p>${words.archiveNote}</p>!${mayClose && fieldClosedAt !== null ? html`<p>!${button}</p>` : ''}`;
}
