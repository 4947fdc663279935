import { html } from 'ghtml';
import type { EffectsReport } from '../../releases/report/effects-schema.ts';
import type { Report } from '../../releases/report/report-schema.ts';
import type { Language } from '../../releases/words/language.ts';
import { number } from '../../releases/words/number-words.ts';
import { reportDetailWords } from '../words/report-detail-words.ts';
import { estimateRow, heads } from './estimate-rows.ts';
import { table, text } from './layout.ts';

type Test = EffectsReport[number]['AR2Test'];

/** Differences by the factors of the design with their intervals, p and Holm's p. */
export function effectsSection({ effects }: Report, language: Language): string {
  const words = reportDetailWords(language);
  const [, ...columns] = heads(language);
  const rows = effects.flatMap(({ factor, level, base, AR2, AR2Test, meanWaiting, delayTest }) =>
    [[AR2, AR2Test] as const, [meanWaiting, delayTest] as const].map(([estimate, test]) => [
      html`${words.factors[factor]}: ${words.against(level, base)}`,
      ...estimateRow(estimate, null, language),
      ...testCells(test, language),
    ]),
  );
  const named = [words.factor, heads(language)[0] ?? '', ...columns, words.p, words.holm];
  return html`<p>${words.effectsNote}</p>
!${table(words.effectsHeading, named, rows)}`;
}

function testCells({ method, p, holm, permutations }: Test, language: Language): string[] {
  const words = reportDetailWords(language);
  const drawn = permutations === null ? words.exact : words.permutations(number(permutations, language));
  const how = method === 'log_rank_chi_square' ? words.chiSquare : drawn;
  return [html`${pText(p, language)} <span class="of">${how}</span>`, text(pText(holm, language))];
}

/** Three digits; what would round to nothing is "below". */
function pText(p: number | null, language: Language): string {
  if (p === null) return '—';
  return p < 0.001 ? `<\u202f${number(0.001, language, 3)}` : number(p, language, 3);
}
