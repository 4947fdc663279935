import { html } from 'ghtml';
import type { InquiryWithTimeLine, TimeLineEntry } from '../../api/research/inquiry-schemas.ts';
import type { InquiryDetail } from '../../api/research/store/inquiry-detail.ts';
import type { Language } from '../../releases/words/language.ts';
import { dateTime, money } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { entryWords } from '../words/entry-words.ts';
import type { AllWords } from '../words/page-words.ts';
import { quoteWords } from '../words/quote-words.ts';
import { inquiryWords } from '../words/research-inquiry-words.ts';
import { link, page, table, text } from './layout.ts';
import { researchHead } from './research/campaign-frame.ts';
import { callMarkup, clockFacts, codesAndPictures, messengerMarkup } from './research/inquiry-parts.ts';

type Message = Extract<TimeLineEntry, { source: 'message' }>;
type Quote = Message['quotes'][number];

/** One inquiry: what we did, what came back, what was read out of it, in the order of field time. */
export function inquiryPage(inquiry: InquiryWithTimeLine, detail: InquiryDetail, language: Language): string {
  const words = pageWords(language);
  const arm = Object.entries(inquiry.arm).map(([factor, level]) => `${factor}: ${String(level)}`);
  const main = html`<p>!${link(`/campaigns/${inquiry.campaign}/inbox`, inquiry.campaign, language)}</p>
<h1>${words.inquiry}: ${inquiry.studio}</h1>
<dl class="facts">
<dt>${words.studio}</dt><dd>${inquiry.studio}, ${inquiry.domain}</dd>
<dt>${words.arm}</dt><dd>${arm.join('; ')}</dd>
<dt>${words.state}</dt><dd>${words.events[inquiry.state] ?? inquiry.state}!${inquiry.reason === null ? '' : html` <code>${inquiry.reason}</code>`}</dd>
!${clockFacts(inquiry, detail, language)}
</dl>
<p>!${link(`/calls/new?inquiry=${inquiry.id}`, entryWords(language).call, language)} · !${link(`/messages/new?inquiry=${inquiry.id}`, entryWords(language).message, language)}</p>
<h2>${words.timeLine}</h2>
!${inquiry.timeLine.length === 0 ? html`<p>${words.nothingYet}</p>` : html`<ol class="line">!${inquiry.timeLine.map((entry) => entryItem(entry, words, language))}</ol>`}
!${codesAndPictures(inquiry.id, detail, language)}`;
  const shell = { language, title: inquiry.studio, path: `/inquiries/${inquiry.id}`, head: researchHead() };
  return page({ ...shell, rehearsal: inquiry.rehearsal }, main);
}

function entryItem(entry: TimeLineEntry, words: AllWords, language: Language): string {
  return html`<li class="${entry.source}"><time datetime="${entry.at}" class="soft">${dateTime(entry.at, language)}</time> · ${words.sources[entry.source]}: !${told(entry, words, language)}</li>`;
}

function told(entry: TimeLineEntry, words: AllWords, language: Language): string {
  switch (entry.source) {
    case 'attempt': {
      const step = `${words.steps[entry.step] ?? entry.step}, ${words.channels[entry.channel] ?? entry.channel} ${entry.ordinal}`;
      return html`<strong>${words.events[entry.kind] ?? entry.kind}</strong> (${step})!${entry.reason === null ? '' : html` <code>${entry.reason}</code>`}`;
    }
    case 'message':
      return messageMarkup(entry, words, language);
    case 'call':
      return callMarkup(entry, language);
    case 'messenger':
      return messengerMarkup(entry, language);
    case 'disposition':
      return html`<strong>${words.reportPage.dispositionNames[entry.name as keyof typeof words.reportPage.dispositionNames] ?? entry.name}</strong> (${words.rule} <code>${entry.rule}</code>)${entry.reason === null ? '' : `: ${entry.reason}`}`;
  }
}

/** The letter of a studio is plain text in its own box; its HTML is never shown. */
function messageMarkup(message: Message, words: AllWords, language: Language): string {
  const from = message.fromDomain === null ? '' : `${words.from} ${message.fromDomain}. `;
  return html`<strong>${words.events[message.kind] ?? message.kind}</strong>!${message.inJunk ? html` — <span class="alarm">${words.inJunk}</span>` : ''}
!${machineSigns(message, words)}
<div class="soft">${from}${words.subject}: ${message.subject ?? '—'}</div>
<pre class="letter">${message.text}</pre>
!${
    message.quotes.length === 0
      ? ''
      : table(
          words.price,
          [words.price, words.kind, inquiryWords(language).inWords],
          message.quotes.map((quote) => quoteRow(quote, words, language)),
        )
  }`;
}

/** A suspicion is shown with every sign and its evidence, so that a person can judge it. */
function machineSigns({ machineSuspected, machineReasons }: Message, words: AllWords): string {
  if (!machineSuspected) return '';
  const signs = machineReasons.map(({ sign, evidence }) => `${words.machineSigns[sign] ?? sign} (${evidence})`);
  return html`<div class="alarm">${words.machineSuspected}${signs.length === 0 ? '' : `: ${signs.join('; ')}`}</div>`;
}

function quoteRow(quote: Quote, words: AllWords, language: Language): string[] {
  const show = (minor: number): string => money(minor, quote.currency, language);
  const { lowMinor: low, highMinor: high } = quote;
  const amount =
    low !== null && low === high
      ? show(low)
      : `${low === null ? '…' : show(low)} – ${high === null ? '…' : show(high)}`;
  const { bases, roles, vat } = quoteWords(language);
  const role = quote.isMain ? html`<strong>${words.mainPrice}</strong>` : text(roles[quote.role] ?? quote.role);
  return [
    text(amount),
    html`!${role}, ${bases[quote.basis] ?? quote.basis}, ${vat[quote.vat] ?? quote.vat}`,
    html`<q>${quote.snippet}</q>`,
  ];
}
