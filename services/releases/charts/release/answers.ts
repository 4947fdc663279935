import type { ReleaseDocument } from '../../release/release-document.ts';
import type { Language } from '../../words/language.ts';
import { number, percent } from '../../words/number-words.ts';
import { releaseWords } from '../../words/release-words.ts';
import { rowText } from '../../words/row-text.ts';
import { type Box, type ChartSize, type Mark, textMark } from '../chart-frame.ts';
import type { Plot } from '../draw-chart.ts';
import { ink, inkOn, palette } from '../palette.ts';
import { type DotRow, dotPlot, shareAxis } from './dot-plot.ts';
import { isShown, totalRow } from './released.ts';

const BAR = 40;
/** Further down what the headline would be if it were counted otherwise: only where it may be seen. */
const ALSO: readonly string[] = ['AR2_without_doubted', 'AR2_machine_not_counted'];
const ROWS = [
  ['AR2', palette.black],
  ['mode_email', palette.blue],
  ['mode_voice', palette.orange],
  ['substantive', palette.green],
  ['AR1', palette.black],
  ['undelivered', palette.vermillion],
  ['within_business_day', palette.purple],
  ['AR2_without_doubted', palette.black],
  ['AR2_machine_not_counted', palette.black],
] as const;

/** Variables of the table of all studios that this picture draws. */
export const ANSWER_VARIABLES: readonly string[] = ROWS.map(([variable]) => variable);

/** Who answered: a bar of the numbers that are published, and each share with its interval; what is hidden is said to be. */
export function answersPlot(document: ReleaseDocument, language: Language, size: ChartSize): Plot {
  const rows = ROWS.flatMap(([variable, color]): DotRow[] => {
    const row = totalRow(document, variable);
    if (row === null || (ALSO.includes(variable) && !isShown(row))) return [];
    const name = document.variables.find(({ id }) => id === variable)?.name[language] ?? variable;
    const dots = isShown(row) ? [{ value: row.value, lower: row.lower, upper: row.upper, color }] : [];
    return [{ text: `${name}: ${rowText(row, language)}`, dots }];
  });
  const dots = dotPlot(
    rows,
    shareAxis((value) => percent(value / 100, 0, language), ''),
    size,
  );
  const parts = barParts(document, language);
  if (parts.length === 0) return dots;
  return {
    height: BAR + 16 + dots.height,
    draw: (box) => {
      const under = dots.draw({ ...box, top: box.top + BAR + 16 });
      return { option: under.option, marks: [...barMarks(parts, box), ...under.marks] };
    },
  };
}

type Part = { readonly label: string; readonly count: number; readonly told: boolean; readonly fill: string };

/**
 * Parts of the bar by published counts. The last part is what is left of n: it is drawn, since it follows from the others, but no
 * count stands there that no row holds.
 */
function barParts(document: ReleaseDocument, language: Language): Part[] {
  const words = releaseWords(language);
  const answered = totalRow(document, 'AR2');
  if (!isShown(answered) || answered.numerator === null || answered.n === null) return [];
  const part = (label: string, variable: string, fill: string): Part[] => {
    const row = totalRow(document, variable);
    const count = isShown(row) ? (row.numerator ?? 0) : 0;
    return count > 0 ? [{ label, count, told: true, fill }] : [];
  };
  const byMode = [
    ...part(words.byEmail, 'mode_email', palette.blue),
    ...part(words.byVoice, 'mode_voice', palette.orange),
  ];
  const answers = byMode.length > 0 ? byMode : part(words.answered, 'AR2', palette.blue);
  const silent = { label: words.noAnswer, count: answered.n - answered.numerator, told: false, fill: ink.grey };
  return [...answers, silent, ...part(words.lost, 'undelivered', palette.vermillion)];
}

function barMarks(parts: readonly Part[], { left, top, width }: Box): Mark[] {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  let x = left;
  return parts.flatMap(({ label, count, told, fill }): Mark[] => {
    const room = (width * count) / all;
    const shape = { x: x + 0.5, y: top, width: Math.max(0, room - 1), height: BAR };
    const full = told ? `${label} ${number(count, 'en')}` : label;
    const text = full.length * 7.6 + 10 < room ? full : told && room > 26 ? String(count) : '';
    const middle = x + room / 2;
    x += room;
    const rect: Mark = { type: 'rect', silent: true, shape, style: { fill } };
    return text === ''
      ? [rect]
      : [rect, textMark(text, middle, top + BAR / 2 - 7, { size: 13, bold: true, fill: inkOn(fill), align: 'center' })];
  });
}
