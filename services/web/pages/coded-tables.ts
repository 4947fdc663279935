import { html } from 'ghtml';
import type { CodedItem, Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { number } from '../../releases/words/number-words.ts';
import { pageWords } from '../words/catalogue.ts';
import { boundsText, countText, term, valueText } from './estimate-rows.ts';

/** Items of the codebook in one table, each with its shares, or why there are none; never without how well the coders agreed. */
export function codedTables({ coded }: Report, language: Language): string {
  const words = pageWords(language).reportPage;
  const columns = [words.measure, words.value, words.counts, words.interval];
  return html`<p>${words.codedNote} ${words.denominator}: ${words.denominators.studios_judged ?? ''}.</p>
<div class="scroll" role="region" aria-label="${words.coded}" tabindex="0"><table class="grouped">
<caption class="spoken">${words.coded}</caption>
<thead><tr>!${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
!${coded.map((item) => codedItem(item, language))}
</table></div>`;
}

function codedItem({ question, alpha, doubleCoded, withheld, anchors }: CodedItem, language: Language): string {
  const words = pageWords(language).reportPage;
  const agreement = words.agreement(alpha === null ? null : number(alpha, language, 2), doubleCoded);
  const rows = anchors.map(
    ({ label, share }) => html`<tr><th scope="row">!${term(share, language, label)}</th>
<td>${valueText(share, null, language)}</td><td>${countText(share, language)}</td><td>${boundsText(share, null, language)}</td></tr>`,
  );
  return html`<tbody><tr class="group"><th scope="rowgroup" colspan="4">${question} <span class="soft">${agreement}</span></th></tr>
!${withheld ? html`<tr><td colspan="4">${words.withheld}</td></tr>` : rows}</tbody>`;
}
