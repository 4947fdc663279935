import { html } from 'ghtml';
import type { Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { FIELDWORK_HEADINGS } from '../words/fieldwork-words.ts';
import { estimateRow, heads } from './estimate-rows.ts';
import { table } from './layout.ts';

/** AAPOR rates, AR2 weighted to the frame and, once the silent were asked why, adjusted by what they say. */
export function fieldworkSection({ fieldwork }: Report, language: Language): string {
  const { rates, weighted, debriefed } = fieldwork;
  const rows = (list: typeof rates): string[][] => list.map((one) => estimateRow(one, null, language));
  return html`!${table(FIELDWORK_HEADINGS.rates[language], heads(language), rows(rates), 'caption')}
!${table(FIELDWORK_HEADINGS.weighted[language], heads(language), rows([weighted.process, weighted.frame]), 'caption')}
!${debriefed === null ? '' : table(FIELDWORK_HEADINGS.debriefed[language], heads(language), rows([debriefed]), 'caption')}`;
}
