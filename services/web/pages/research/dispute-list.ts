import { html } from 'ghtml';
import type { DisputeFilter, ListedDispute } from '../../../releases/benchmark/store/disputes.ts';
import type { Language } from '../../../releases/words/language.ts';
import { dateTime } from '../../../releases/words/number-words.ts';
import { researchDisputeWords } from '../../words/research-dispute-words.ts';
import { inLanguage, link, table, text } from '../layout.ts';

const filters: readonly DisputeFilter[] = ['open', 'answered', 'all'];

/** Codes that studios dispute, oldest first, with the filter in the address. */
export function disputeList(
  { rows, filter }: { readonly rows: readonly ListedDispute[]; readonly filter: DisputeFilter },
  language: Language,
): string {
  const words = researchDisputeWords(language);
  const choices = filters.map(
    (one) =>
      html`<a href="${inLanguage(`/queues/disputes?state=${one}`, language)}"!${one === filter ? ' aria-current="true"' : ''}>${words.states[one]}</a>`,
  );
  const cells = rows.map(({ id, domain, item, release, at, state }) => [
    link(`/queues/disputes/${id}`, domain, language),
    html`<code>${item}</code>`,
    text(release),
    text(dateTime(at.toISOString(), language)),
    text(words.state[state]),
  ]);
  return html`<h2>${words.heading}</h2><p>${words.what}</p>
<nav class="steps" aria-label="${words.filter}">!${choices}</nav>
!${rows.length === 0 ? html`<p>${words.empty}</p>` : table(words.heading, words.heads, cells)}`;
}
