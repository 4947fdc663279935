import type { Report } from '../report/report-schema.ts';
import { reportWords } from '../words/catalogue.ts';
import type { Language } from '../words/language.ts';
import { percent } from '../words/number-words.ts';
import { type Box, CHART_WIDTH, type ChartSize, type Mark, textMark } from './chart-frame.ts';
import { chartTexts } from './chart-texts.ts';
import { drawChart, emptyPlot, type Plot } from './draw-chart.ts';
import { ink, palette } from './palette.ts';
import { wrapText } from './wrap-text.ts';

/** The text of a row takes one line, on a narrow picture two. */
const ROW: Readonly<Record<ChartSize, number>> = { wide: 46, narrow: 62 };
const LINE = 16;
/** The margins of the frame on both sides. */
const FRAME = 28;
const AXIS = 26;

type Row = Report['thenAndNow']['rows'][number];

/** The shares of 2014 as hollow diamonds, whose n nobody knows, beside ours as dots with their intervals. */
export function thenChart(report: Report, language: Language, size: ChartSize): string {
  const words = reportWords(language);
  const n = report.rates.AR1.n;
  const rows = report.thenAndNow.rows.filter(({ unit }) => unit === 'share');
  const texts = chartTexts(report, thenTitle(report, language), words.thenAndNowMeasure, n, language);
  return drawChart(
    texts,
    n === 0 ? emptyPlot(words.whyNoInterval.nothing_counted) : plotOf(rows, language, size),
    size,
  );
}

export function thenTitle({ rates }: Report, language: Language): string {
  const words = reportWords(language);
  return rates.AR1.n === 0 ? words.noWindowOver : words.thenAndNow(rates.AR1.n);
}

function plotOf(rows: readonly Row[], language: Language, size: ChartSize): Plot {
  return {
    height: rows.length * ROW[size] + AXIS,
    draw: (box) => {
      const at = (share: number): number => box.left + 8 + share * (box.width - 16);
      const bottom = box.top + rows.length * ROW[size];
      const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((share): Mark[] => [
        line(at(share), box.top, at(share), bottom, ink.faint, 1),
        textMark(percent(share, 0, language), at(share), bottom + 6, { align: 'center', fill: ink.soft }),
      ]);
      return {
        option: {},
        marks: [
          ...ticks,
          ...rows.flatMap((row, index) => rowMarks(row, box.top + index * ROW[size], { box, at, size }, language)),
        ],
      };
    },
  };
}

type Place = { readonly box: Box; readonly at: (share: number) => number; readonly size: ChartSize };

function rowMarks({ id, published, ours }: Row, y: number, { box, at, size }: Place, language: Language) {
  const words = reportWords(language);
  const middle = y + ROW[size] - 17;
  const now = ours?.value ?? null;
  const told =
    now === null ? '—' : `${words.ofN(ours?.numerator ?? 0, ours?.n ?? 0)} · ${percent(now, ours?.n ?? 0, language)}`;
  const text = `${words.thenRows[id]}: ${told}; 2014: ${percent(published, 0, language)}`;
  const lines = wrapText(text, CHART_WIDTH[size] - FRAME, 12);
  const marks: Mark[] = lines.map((line, n) => textMark(line, box.left, y + 2 + n * LINE));
  if (now !== null) {
    const { lower, upper } = ours?.interval ?? { lower: null, upper: null };
    marks.push(line(at(lower ?? now), middle, at(upper ?? now), middle, palette.blue, 3));
    marks.push({
      type: 'circle',
      silent: true,
      shape: { cx: at(now), cy: middle, r: 6 },
      style: { fill: palette.blue, stroke: ink.paper, lineWidth: 1.5 },
    });
  }
  return [...marks, diamond(at(published), middle)];
}

function line(x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth: number): Mark {
  return { type: 'line', silent: true, shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth } };
}

function diamond(x: number, y: number): Mark {
  const points = [
    [x, y - 9],
    [x + 9, y],
    [x, y + 9],
    [x - 9, y],
  ] as [number, number][];
  return {
    type: 'polygon',
    silent: true,
    shape: { points },
    style: { fill: 'transparent', stroke: palette.vermillion, lineWidth: 2 },
  };
}
