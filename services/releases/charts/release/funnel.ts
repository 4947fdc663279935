import type { ReleaseDocument } from '../../release/release-document.ts';
import type { Language } from '../../words/language.ts';
import { releaseWords } from '../../words/release-words.ts';
import { rowText } from '../../words/row-text.ts';
import { CHART_WIDTH, type ChartSize, type Mark, type RectMark, textMark } from '../chart-frame.ts';
import type { Plot } from '../draw-chart.ts';
import { ink, palette } from '../palette.ts';
import { isShown, rowsIn } from './released.ts';

const BAR = 16;

/** Where they are lost: a left-aligned bar for each stage that may be told; a hidden stage keeps its line. */
export function funnelPlot(document: ReleaseDocument, language: Language, size: ChartSize): Plot {
  const words = releaseWords(language);
  const rows = rowsIn(document, 'funnel');
  // On a narrow picture the figures have a line of their own.
  const stacked = CHART_WIDTH[size] < 500;
  const row = stacked ? 58 : 42;
  return {
    height: rows.length * row,
    draw: ({ left, top, width }) => ({
      option: {},
      marks: rows.flatMap((one, n): Mark[] => {
        const y = top + n * row;
        const stage = one.cell.stage ?? '';
        const texts = [
          textMark(words.stages[stage] ?? stage, left, y),
          stacked
            ? textMark(rowText(one, language), left, y + 16, { fill: ink.soft })
            : textMark(rowText(one, language), left + width, y, { align: 'right', fill: ink.soft }),
        ];
        const under = y + (stacked ? 34 : 18);
        if (!isShown(one)) return texts;
        return [
          ...texts,
          bar(left, under, width, ink.faint),
          bar(left, under, (width * (one.numerator ?? 0)) / (one.n ?? 1), palette.blue),
        ];
      }),
    }),
  };
}

function bar(x: number, y: number, width: number, fill: string): RectMark {
  return { type: 'rect', silent: true, shape: { x, y, width, height: BAR }, style: { fill } };
}
