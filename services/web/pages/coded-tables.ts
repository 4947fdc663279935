import { html } from 'ghtml';
import type { CodedItem, Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { pageWords } from '../words/catalogue.ts';
import { table } from './layout.ts';
import { estimateRow, heads } from './report-tables.ts';

/** Items of the codebook, each with its shares, or why there are none; never without how well the coders agreed. */
export function codedTables({ coded }: Report, language: Language): string {
  return coded.map((item) => codedItem(item, language)).join('\n');
}

function codedItem({ question, alpha, doubleCoded, withheld, anchors }: CodedItem, language: Language): string {
  const words = pageWords(language).reportPage;
  const shown = alpha === null ? null : alpha.toFixed(2).replace('.', language === 'ru' ? ',' : '.');
  const rows = anchors.map(({ label, share }) => estimateRow(share, null, language, label));
  return html`<h3>${question}</h3>
<p>${words.codedNote(shown, doubleCoded)}!${withheld ? html` ${words.withheld}` : ''}</p>
!${rows.length === 0 ? '' : table(question, heads(language), rows)}`;
}
