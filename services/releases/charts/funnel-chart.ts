import type { Report } from '../report/report-schema.ts';
import { reportWords } from '../words/catalogue.ts';
import type { Language } from '../words/language.ts';
import { percent } from '../words/number-words.ts';
import { type ChartSize, type Mark, type RectMark, textMark } from './chart-frame.ts';
import { chartTexts } from './chart-texts.ts';
import { drawChart, emptyPlot, type Plot } from './draw-chart.ts';
import { ink, palette } from './palette.ts';

const ROW = 42;
const BAR = 16;

/** Where they are lost: one left-aligned bar per stage with its count, its share of the first stage and of the one before. */
export function funnelChart(report: Report, language: Language, size: ChartSize): string {
  const words = reportWords(language);
  const n = report.funnel.stages[0]?.count ?? 0;
  const texts = chartTexts(report, funnelTitle(report, language), words.whereLostMeasure, n, language);
  return drawChart(texts, n === 0 ? emptyPlot(words.whyNoInterval.nothing_counted) : plotOf(report, language), size);
}

/** The finding: how many came as far as a price. */
export function funnelTitle({ funnel }: Report, language: Language): string {
  const words = reportWords(language);
  const n = funnel.stages[0]?.count ?? 0;
  const priced = funnel.stages.find(({ stage }) => stage === 'quote')?.count ?? 0;
  return n === 0 ? words.noWindowOver : words.whereLost(priced, n);
}

function plotOf({ funnel }: Report, language: Language): Plot {
  const words = reportWords(language);
  const full = funnel.stages[0]?.count ?? 1;
  return {
    height: funnel.stages.length * ROW,
    draw: ({ left, top, width }) => ({
      option: {},
      marks: funnel.stages.flatMap(({ stage, count, ofFirst, ofPrevious }, row): Mark[] => {
        const y = top + row * ROW;
        const share = ofFirst.value === null ? '' : percent(ofFirst.value, ofFirst.n, language);
        const before = ofPrevious?.value ?? null;
        const passed = before === null ? '' : ` · ${words.ofPrevious(percent(before, ofPrevious?.n ?? 0, language))}`;
        return [
          textMark(words.stages[stage] ?? stage, left, y),
          textMark(row === 0 ? String(count) : `${count} · ${share}${passed}`, left + width, y, {
            align: 'right',
            fill: ink.soft,
          }),
          bar(left, y + 18, width, ink.faint),
          bar(left, y + 18, (width * count) / full, palette.blue),
        ];
      }),
    }),
  };
}

function bar(x: number, y: number, width: number, fill: string): RectMark {
  return { type: 'rect', silent: true, shape: { x, y, width, height: BAR }, style: { fill } };
}
