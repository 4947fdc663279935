import type { CustomSeriesRenderItem } from 'echarts';
import type { PriceReport, Report } from '../report/report-schema.ts';
import { budgetWords } from '../words/budget-text.ts';
import { reportWords } from '../words/catalogue.ts';
import type { Language } from '../words/language.ts';
import { money, number } from '../words/number-words.ts';
import { type ChartSize, type Mark, textMark } from './chart-frame.ts';
import { chartTexts } from './chart-texts.ts';
import { drawChart, emptyPlot, type Plot } from './draw-chart.ts';
import { ink, palette } from './palette.ts';

const BARS_HEIGHT = 190;
const DOTS_HEIGHT = 46;
const LINES_ROOM = 40;
const AXIS_ROOM = 52;

/** What it costs: quotes of one budget arm on a logarithmic axis in 1-2-5 bins, with median and mean as labelled lines. */
export function priceChart(report: Report, prices: PriceReport, language: Language, size: ChartSize): string {
  const words = reportWords(language);
  const texts = chartTexts(
    report,
    priceTitle(prices, language),
    words.whatItCostsMeasure(budgetWords(prices, language)),
    prices.n,
    language,
  );
  return drawChart(
    texts,
    prices.n === 0 ? emptyPlot(words.whyNoInterval.nothing_counted) : plotOf(prices, language),
    size,
  );
}

/** The finding: median and mean. */
export function priceTitle({ n, currency, median, mean }: PriceReport, language: Language): string {
  const words = reportWords(language);
  const show = (minor: number | null): string => (minor === null ? '' : money(minor, currency, language));
  return n === 0 ? words.noPrices : words.whatItCosts(show(median.value), show(mean.value));
}

/** Where a price stands on the axis. */
function placeOf(minor: number): number {
  return Math.log10(minor);
}

type Grid = { readonly left: number; readonly width: number };

function plotOf(prices: PriceReport, language: Language): Plot {
  const words = reportWords(language);
  const { edges } = prices.histogram;
  const [least = 1, most = 10] = [edges[0], edges.at(-1)];
  return {
    height: LINES_ROOM + BARS_HEIGHT + DOTS_HEIGHT + AXIS_ROOM,
    draw: ({ left, top, width }) => {
      const grid: Grid = { left: left + 34, width: width - 34 - 20 };
      const axis = { type: 'value' as const, min: placeOf(least), max: placeOf(most), splitLine: { show: false } };
      const barsTop = top + LINES_ROOM;
      return {
        option: {
          grid: [
            { ...grid, top: barsTop, height: BARS_HEIGHT },
            { ...grid, top: barsTop + BARS_HEIGHT, height: DOTS_HEIGHT },
          ],
          xAxis: [
            { ...axis, gridIndex: 0, show: false },
            { ...axis, gridIndex: 1, ...edgeLabels(edges, language), name: words.priceAxis(prices.currency ?? '') },
          ],
          yAxis: [countAxis(words.quotesAxis), { gridIndex: 1, type: 'value', min: 0, max: 1, show: false }],
          series: [barSeries(prices), markSeries(prices)],
        },
        marks: [
          ...centreMarks(prices, language, grid, { top, bottom: barsTop + BARS_HEIGHT + DOTS_HEIGHT }),
          textMark(legend(prices, language), left, barsTop + BARS_HEIGHT + DOTS_HEIGHT + 38, { fill: ink.soft }),
        ],
      };
    },
  };
}

function edgeLabels(edges: readonly number[], language: Language) {
  const customValues = edges.map(placeOf);
  return {
    axisLabel: {
      customValues,
      formatter: (place: number) => number(Math.round(10 ** place) / 100_000, language, 1),
      color: ink.soft,
      fontSize: 12,
    },
    axisTick: { show: true, customValues },
    axisLine: { onZero: false },
    nameLocation: 'middle' as const,
    nameGap: 22,
    nameTextStyle: { color: ink.soft, fontSize: 12 },
  };
}

function countAxis(name: string) {
  return {
    gridIndex: 0,
    type: 'value' as const,
    minInterval: 1,
    name,
    nameGap: 8,
    nameTextStyle: { color: ink.soft, fontSize: 12 },
    axisLabel: { color: ink.soft, fontSize: 12 },
    splitLine: { lineStyle: { color: ink.faint } },
  };
}

function barSeries({ histogram: { edges, counts } }: PriceReport) {
  const renderItem: CustomSeriesRenderItem = (_params, api) => {
    const [x1 = 0, y1 = 0] = api.coord([api.value(0), api.value(2)]);
    const [x2 = 0, y2 = 0] = api.coord([api.value(1), 0]);
    const shape = { x: x1 + 1, y: y1, width: Math.max(0, x2 - x1 - 2), height: y2 - y1 };
    return { type: 'rect', silent: true, shape, style: { fill: palette.skyBlue } };
  };
  const data = counts.map((count, bin) => [placeOf(edges[bin] ?? 1), placeOf(edges[bin + 1] ?? 1), count]);
  return { type: 'custom' as const, silent: true, renderItem, data, encode: { x: [0, 1], y: 2 } };
}

/** Marks of single quotes: a disc for a price, a diamond for a range, triangles that point to the open end. */
const GLYPHS = { point: '●', range: '◆', from: '▷', upto: '◁' } as const;

function markSeries(prices: PriceReport) {
  const renderItem: CustomSeriesRenderItem = (params, api) => {
    const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
    const glyph = GLYPHS[prices.quotes[params.dataIndex]?.form ?? 'point'];
    return {
      type: 'text',
      silent: true,
      style: { text: glyph, x, y, fontSize: 13, fill: palette.blue, align: 'center', verticalAlign: 'middle' },
    };
  };
  // Three levels, so that equal and near prices do not hide one another.
  const data = prices.quotes.map(({ minor }, index) => [placeOf(minor), 0.25 + 0.25 * (index % 3)]);
  return { type: 'custom' as const, xAxisIndex: 1, yAxisIndex: 1, silent: true, clip: false, renderItem, data };
}

function legend(prices: PriceReport, language: Language): string {
  const words = reportWords(language);
  return (['point', 'range', 'from', 'upto'] as const)
    .filter((form) => prices.forms[form] > 0)
    .map((form) => `${GLYPHS[form]} ${words.quoteForms[form]}: ${prices.forms[form]}`)
    .join('    ');
}

/** Median and mean as labelled lines; each label in its own row above the bars, kept inside the picture. */
function centreMarks(
  prices: PriceReport,
  language: Language,
  grid: Grid,
  rows: { top: number; bottom: number },
): Mark[] {
  const words = reportWords(language);
  const { edges } = prices.histogram;
  const [low, high] = [placeOf(edges[0] ?? 1), placeOf(edges.at(-1) ?? 10)];
  const lines = [
    { label: words.median, value: prices.median.value, stroke: palette.vermillion },
    { label: words.mean, value: prices.mean.value, stroke: ink.strong },
  ];
  return lines.flatMap(({ label, value, stroke }, row): Mark[] => {
    if (value === null) return [];
    const x = Math.round(grid.left + ((placeOf(value) - low) / (high - low)) * grid.width);
    const y = rows.top + row * 17;
    const text = `${label} ${money(value, prices.currency, language)}`;
    const left = Math.max(grid.left, Math.min(x + 4, grid.left + grid.width - text.length * 7.6));
    const shape = { x1: x, y1: y + 2, x2: x, y2: rows.bottom };
    const lineDash = row === 0 ? [] : [5, 4];
    return [
      { type: 'line', silent: true, z: 10, shape, style: { stroke, lineWidth: 1.5, lineDash } },
      textMark(text, left, y, { fill: stroke, bold: true }),
    ];
  });
}
