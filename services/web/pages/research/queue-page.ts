import { html } from 'ghtml';
import type { UncertainAttempt } from '../../../api/research/store/queues.ts';
import type { DisputeFilter, ListedDispute } from '../../../releases/benchmark/store/disputes.ts';
import type { Language } from '../../../releases/words/language.ts';
import { dateTime } from '../../../releases/words/number-words.ts';
import { pageWords } from '../../words/catalogue.ts';
import { type QueueWords, queueWords } from '../../words/research-queue-words.ts';
import { inLanguage, link, page, table, text } from '../layout.ts';
import { researchHead } from './campaign-frame.ts';
import { disputeList } from './dispute-list.ts';
import { postButton } from './form-parts.ts';

export const queueNames = ['messages', 'calls', 'attempts', 'disputes'] as const;
export type QueueName = (typeof queueNames)[number];

/** Something that came in and belongs to no inquiry, or was given to one by a person. */
export type QueueItem = {
  readonly source: 'mail' | 'messenger' | 'call';
  readonly id: string;
  readonly at: Date;
  readonly head: string;
  readonly text: string;
  readonly studio: string | null;
  readonly inquiryId: string | null;
  readonly candidates: readonly { readonly inquiryId: string; readonly studio: string }[];
};

export type QueueShown = {
  readonly name: QueueName | null;
  readonly counts: Readonly<Record<QueueName, number>>;
  readonly open: readonly QueueItem[];
  readonly decided: readonly QueueItem[];
  readonly attempts: readonly UncertainAttempt[];
  readonly disputes: readonly { readonly slug: string; readonly title: string; readonly replies: number }[];
  readonly ofStudios: { readonly rows: readonly ListedDispute[]; readonly filter: DisputeFilter };
  readonly mayDecide: boolean;
  /** What could not be decided, and what was typed for it. */
  readonly fault: { readonly id: string; readonly message: string; readonly word: string } | null;
  readonly rehearsal: boolean;
};

/** What waits for a person; a queue is a list of cards with the decision on each. */
export function queuePage(shown: QueueShown, language: Language): string {
  const words = queueWords(language);
  const { name, counts, fault } = shown;
  const labels = { messages: words.mails, calls: words.calls, attempts: words.attempts, disputes: words.disputes };
  const tabs = queueNames.map(
    (one) =>
      html`<a href="${inLanguage(`/queues/${one}`, language)}"!${one === name ? ' aria-current="page"' : ''}>${labels[one]} (${counts[one]})</a>`,
  );
  const heading = name === null ? words.heading : labels[name];
  const main = html`<h1>${heading}</h1><nav class="tabs" aria-label="${words.heading}">!${tabs}</nav>
!${fault === null ? '' : html`<div class="notice warn" role="alert"><p>${words.failed} <a href="#whose-${fault.id}">${fault.message}</a></p></div>`}
!${name === null ? html`<p>${words.what}</p>` : body(name, shown, words, language)}`;
  const filter = name === 'disputes' ? `?state=${shown.ofStudios.filter}` : '';
  const path = name === null ? '/queues' : `/queues/${name}${filter}`;
  return page({ language, title: heading, path, rehearsal: shown.rehearsal, head: researchHead() }, main);
}

function body(name: QueueName, shown: QueueShown, words: QueueWords, language: Language): string {
  if (name === 'attempts') return attempts(shown.attempts, words, language);
  if (name === 'disputes')
    return html`!${disputeList(shown.ofStudios, language)}
<h2>${words.betweenCoders}</h2><p>${words.disputesWhat}</p>!${
      shown.disputes.length === 0
        ? html`<p>${words.empty}</p>`
        : table(
            words.disputes,
            [words.campaign, words.replies],
            shown.disputes.map(({ slug, title, replies }) => [
              link(`/campaigns/${slug}/coding`, title, language),
              text(replies),
            ]),
          )
    }
<p>!${link('/desk/disputes', words.settle, language)}</p>`;
  const cards = (items: readonly QueueItem[]): string[] => items.map((item) => card(item, shown, words, language));
  return html`!${shown.open.length === 0 ? html`<p>${words.empty}</p>` : cards(shown.open)}
!${shown.decided.length === 0 ? '' : html`<h2>${words.decided}</h2><p class="soft">${words.decidedNote}</p>!${cards(shown.decided)}`}`;
}

function card(item: QueueItem, { mayDecide, fault, name }: QueueShown, words: QueueWords, language: Language): string {
  const action = inLanguage(`/queues/${name}/${item.id}`, language);
  const hidden = { source: item.source };
  const known = item.candidates.map(({ inquiryId, studio }) =>
    postButton(action, words.candidate(studio), { ...hidden, whose: inquiryId }, 'small'),
  );
  const id = `whose-${item.id}`;
  const typed = fault?.id === item.id ? fault.word : '';
  const decide = html`<p>!${known.join(' ')}</p>
<form method="post" action="${action}" class="row"><input type="hidden" name="source" value="${item.source}">
<div class="field"><label for="${id}">${words.whose}</label><br><input id="${id}" name="whose" required maxlength="253" value="${typed}"!${typed === '' ? '' : ' aria-invalid="true"'}></div>
<div class="field"><button type="submit">${words.decide}</button></div></form>
<p>!${postButton(action, item.inquiryId !== null && item.source === 'mail' ? words.release : words.dismiss, { ...hidden, whose: '-' }, 'small')}</p>`;
  return html`<article class="card"><h3>${item.head}</h3>
<p class="soft"><time datetime="${item.at.toISOString()}">${dateTime(item.at.toISOString(), language)}</time>!${item.inquiryId === null ? '' : html` · !${link(`/inquiries/${item.inquiryId}`, item.studio ?? item.inquiryId, language)}`}</p>
!${item.text === '' ? '' : html`<pre class="letter tall" tabindex="0">${item.text}</pre>`}
!${mayDecide ? decide : ''}</article>`;
}

function attempts(rows: readonly UncertainAttempt[], words: QueueWords, language: Language): string {
  const shared = pageWords(language);
  const cells = rows.map((row) => [
    link(`/inquiries/${row.inquiryId}`, row.studio, language),
    link(`/campaigns/${row.campaign}/live`, row.campaign, language),
    text(`${shared.steps[row.step] ?? row.step}, ${shared.channels[row.channel] ?? row.channel}`),
    text(dateTime(row.at.toISOString(), language)),
    html`<code>${row.reason ?? ''}</code>`,
  ]);
  const heads = [words.studio, words.campaign, words.step, words.at, words.reason];
  return html`<p>${words.attemptsWhat}</p>!${rows.length === 0 ? html`<p>${words.empty}</p>` : table(words.attempts, heads, cells)}`;
}
