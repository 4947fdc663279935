import { html } from 'ghtml';
import type { Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { FIELDWORK_HEADINGS } from '../words/fieldwork-words.ts';
import { estimateRow, heads } from './estimate-rows.ts';
import { table } from './layout.ts';

/** AAPOR rates, and AR2 weighted to the frame. */
export function fieldworkSection({ fieldwork }: Report, language: Language): string {
  const { rates, weighted } = fieldwork;
  const rows = (list: typeof rates): string[][] => list.map((one) => estimateRow(one, null, language));
  return html`!${table(FIELDWORK_HEADINGS.rates[language], heads(language), rows(rates), 'caption')}
!${table(FIELDWORK_HEADINGS.weighted[language], heads(language), rows([weighted.process, weighted.frame]), 'caption')}`;
}
