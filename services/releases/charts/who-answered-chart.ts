import type { CustomSeriesRenderItem } from 'echarts';
import type { Estimate } from '../report/estimate.ts';
import type { Report } from '../report/report-schema.ts';
import { reportWords } from '../words/catalogue.ts';
import { estimateText } from '../words/estimate-text.ts';
import type { Language } from '../words/language.ts';
import { percent } from '../words/number-words.ts';
import { type ChartSize, textMark } from './chart-frame.ts';
import { chartTexts } from './chart-texts.ts';
import { drawChart, emptyPlot, type Plot } from './draw-chart.ts';
import { ink, inkOn, palette } from './palette.ts';

const PARTS = [
  ['email', palette.blue],
  ['phone', palette.orange],
  ['messenger', palette.green],
  ['silent', ink.grey],
  ['other', palette.purple],
  ['undelivered', palette.vermillion],
] as const;
type PartName = (typeof PARTS)[number][0];

const BAR_HEIGHT = 44;
const ROW_HEIGHT = 44;

/** Who answered: one stacked bar of all that was sent or lost by the studio, and under it each share with its interval. */
export function whoAnsweredChart(report: Report, language: Language, size: ChartSize): string {
  const words = reportWords(language);
  const measure = words.whoAnsweredMeasure(report.wave.windowDays);
  const texts = chartTexts(report, whoAnsweredTitle(report, language), measure, report.rates.AR1.n, language);
  return drawChart(
    texts,
    report.rates.AR1.n === 0 ? emptyPlot(words.whyNoInterval.nothing_counted) : plotOf(report, language),
    size,
  );
}

/** The finding: how many answered. */
export function whoAnsweredTitle({ rates: { AR2 }, wave }: Report, language: Language): string {
  const words = reportWords(language);
  if (AR2.value === null) return words.noWindowOver;
  const counted = { x: AR2.numerator ?? 0, n: AR2.n, percent: percent(AR2.value, AR2.n, language) };
  return words.whoAnswered(counted, wave.windowDays);
}

function estimateOf(report: Report, part: PartName): Estimate {
  if (part === 'silent' || part === 'undelivered') return report.rates[part];
  return report.modes[part];
}

function plotOf(report: Report, language: Language): Plot {
  const words = reportWords(language);
  const parts = PARTS.map(([name, color]) => ({ name, color, estimate: estimateOf(report, name) })).filter(
    ({ name, estimate }) => (estimate.numerator ?? 0) > 0 || name === 'email' || name === 'silent',
  );
  const rows = [{ name: 'answered' as const, color: palette.black, estimate: report.rates.AR2 }, ...parts];
  return {
    height: BAR_HEIGHT + 18 + rows.length * ROW_HEIGHT + 26,
    draw: ({ left, top, width }) => {
      const dotsTop = top + BAR_HEIGHT + 18;
      const grid = { left: left + 6, width: width - 24 };
      return {
        option: {
          grid: [
            { ...grid, top, height: BAR_HEIGHT },
            { ...grid, top: dotsTop, height: rows.length * ROW_HEIGHT },
          ],
          xAxis: [{ gridIndex: 0, type: 'value', max: report.rates.AR1.n, show: false }, shareAxis(1, language)],
          yAxis: [
            { gridIndex: 0, type: 'category', data: [''], show: false },
            { gridIndex: 1, type: 'category', data: rows.map(({ name }) => name), inverse: true, show: false },
          ],
          series: [
            ...parts.map(({ name, color, estimate }) =>
              barPart(words.segments[name], color, estimate, width / report.rates.AR1.n),
            ),
            dots(rows),
          ],
        },
        marks: rows.map(({ name, estimate }, row) =>
          textMark(
            `${words.segments[name]}: ${estimateText(estimate, null, language)}`,
            left + 6,
            dotsTop + row * ROW_HEIGHT + 4,
          ),
        ),
      };
    },
  };
}

function barPart(label: string, color: string, { numerator }: Estimate, pixelsPerCase: number) {
  const x = numerator ?? 0;
  const room = x * pixelsPerCase;
  const text = room > label.length * 7 + 30 ? `${label} ${x}` : room > 18 ? String(x) : '';
  return {
    type: 'bar' as const,
    stack: 'all',
    barWidth: BAR_HEIGHT,
    silent: true,
    data: [x],
    itemStyle: { color, borderColor: ink.paper, borderWidth: 1 },
    label: {
      show: text !== '',
      formatter: () => text,
      color: inkOn(color),
      fontSize: 13,
      fontWeight: 'bold' as const,
      textBorderWidth: 0,
    },
  };
}

function shareAxis(gridIndex: number, language: Language) {
  return {
    gridIndex,
    type: 'value' as const,
    min: 0,
    max: 1,
    interval: 0.25,
    axisLabel: { formatter: (share: number) => percent(share, 0, language), color: ink.soft, fontSize: 12 },
    splitLine: { lineStyle: { color: ink.faint } },
  };
}

function dots(rows: readonly { color: string; estimate: Estimate }[]) {
  const renderItem: CustomSeriesRenderItem = (_params, api) => {
    const row = rows[Number(api.value(1))];
    if (row === undefined || row.estimate.value === null) return null;
    const at = (share: number): number => api.coord([share, Number(api.value(1))])[0] ?? 0;
    const y = (api.coord([0, Number(api.value(1))])[1] ?? 0) + 9;
    const { interval, value } = row.estimate;
    const whisker = { x1: at(interval?.lower ?? value), x2: at(interval?.upper ?? value), y1: y, y2: y };
    return {
      type: 'group',
      silent: true,
      children: [
        { type: 'line', shape: whisker, style: { stroke: row.color, lineWidth: 3 } },
        {
          type: 'circle',
          shape: { cx: at(value), cy: y, r: 6 },
          style: { fill: row.color, stroke: ink.paper, lineWidth: 1.5 },
        },
      ],
    };
  };
  const data = rows.map(({ estimate }, row) => [estimate.value ?? 0, row]);
  return { type: 'custom' as const, xAxisIndex: 1, yAxisIndex: 1, silent: true, clip: false, renderItem, data };
}
