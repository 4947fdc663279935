import { html } from 'ghtml';
import type { Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { reportDetailWords } from '../words/report-detail-words.ts';
import { estimateRow, heads } from './estimate-rows.ts';
import { table } from './layout.ts';

/** Who noticed, and the headline with and without them and without answers of machines. */
export function detectionSection({ ways }: Report, language: Language): string {
  const words = reportDetailWords(language);
  const { doubted, doubtedOpenly, machine, unmasked, bracket, rows } = ways;
  const noticed = [doubted, doubtedOpenly, machine, unmasked].map((one) => estimateRow(one, null, language));
  // The first way is the headline itself, which stands above.
  const both = rows
    .flatMap(({ AR2, AR1, median }) => [AR2, AR1, median])
    .map((one) => estimateRow(one, null, language));
  const ends = [bracket.silent, bracket.leftOut, bracket.answered, bracket.withCalls];
  return html`<p>${words.waysNote(ways.judgedBy)}</p>
!${table(words.detection, heads(language), noticed, 'caption')}
!${table(words.waysTable, heads(language), both, 'caption')}
!${table(
    words.bracket,
    heads(language),
    ends.map((one) => estimateRow(one, null, language)),
    'caption',
  )}
<p>!${ways.dependsOnUnmasked ? html`${words.depends} ` : ''}${words.calls(ways.unattributedCalls)}</p>`;
}
