import type { DelayReport, Report } from '../report/report-schema.ts';
import { reportWords } from '../words/catalogue.ts';
import type { Language } from '../words/language.ts';
import { duration, percent } from '../words/number-words.ts';
import { type ChartSize, textMark } from './chart-frame.ts';
import { chartTexts } from './chart-texts.ts';
import { drawChart, emptyPlot, type Plot } from './draw-chart.ts';
import { ink, palette } from './palette.ts';

const PLOT_HEIGHT = 250;
const AXIS_ROOM = 30;
const RISK_ROOM = 40;
const LABEL_ROOM = 48;

/** Readers care about hours on the first day and about days later: the axis is logarithmic in 1 + hours and starts at 0. */
function placeOf(minutes: number): number {
  return Math.log1p(minutes / 60);
}

/** How long it took: share answered by time since delivery, with its band and the numbers still waiting under the axis. */
export function delayChart(report: Report, language: Language, size: ChartSize): string {
  const words = reportWords(language);
  const { delay, wave } = report;
  const { value } = delay.median;
  const notReached = report.interim ? words.medianNotReachedYet : words.medianNotReached(wave.windowDays);
  const title = value === null ? notReached : words.howLong(duration(value, language));
  const texts = chartTexts(
    report,
    delay.n === 0 ? words.nobodyFollowed : title,
    words.howLongMeasure(wave.windowDays),
    delay.n,
    language,
  );
  const plot = delay.n === 0 ? emptyPlot(words.whyNoInterval.nothing_counted) : plotOf(report, language, size);
  return drawChart(texts, plot, size);
}

function plotOf({ delay }: Report, language: Language, size: ChartSize): Plot {
  const words = reportWords(language);
  const ticks = delay.atRisk.filter((_, index) => size === 'wide' || index % 2 === 0);
  return {
    height: PLOT_HEIGHT + AXIS_ROOM + RISK_ROOM,
    draw: ({ left, top, width }) => {
      const grid = { left: left + LABEL_ROOM, top: top + 8, width: width - LABEL_ROOM - 20, height: PLOT_HEIGHT - 8 };
      const end = placeOf(delay.windowMinutes);
      const risk = ticks.map(({ minutes, n }) => {
        const x = grid.left + (placeOf(minutes) / end) * grid.width;
        return textMark(String(n), x, top + PLOT_HEIGHT + AXIS_ROOM + 18, { align: 'center' });
      });
      return {
        option: {
          grid,
          xAxis: {
            type: 'value',
            min: 0,
            max: end,
            axisLabel: {
              customValues: ticks.map(({ minutes }) => placeOf(minutes)),
              formatter: (place: number) => duration(Math.round(Math.expm1(place) * 60), language),
              color: ink.soft,
              fontSize: 12,
            },
            axisTick: { show: true, customValues: ticks.map(({ minutes }) => placeOf(minutes)) },
            axisLine: { onZero: true },
            splitLine: { show: false },
          },
          yAxis: {
            type: 'value',
            min: 0,
            max: 1,
            interval: 0.25,
            axisLabel: { formatter: (share: number) => percent(share, 0, language), color: ink.soft, fontSize: 12 },
            splitLine: { lineStyle: { color: ink.faint } },
          },
          series: [...bandOf(delay), curveOf(delay, words.median, language)],
        },
        marks: [textMark(`${words.waiting}, n`, left, top + PLOT_HEIGHT + AXIS_ROOM, { fill: ink.soft }), ...risk],
      };
    },
  };
}

type Corner = [place: number, share: number];

/** The steps from zero to the end of the view, so that the last level is drawn too. */
function steps(
  { curve, atRisk, windowMinutes }: DelayReport,
  share: (point: DelayReport['curve'][number]) => number,
): Corner[] {
  const corners = curve.map((point): Corner => [placeOf(point.minutes), share(point)]);
  const last = corners.at(-1)?.[1] ?? 0;
  // While windows run the curve ends where nobody is followed any longer, not at the end of the window.
  const followed = atRisk.findLast(({ n }) => n > 0)?.minutes ?? 0;
  const seen = Math.max(followed, curve.at(-1)?.minutes ?? 0);
  return [[0, 0], ...corners, [placeOf(Math.min(seen, windowMinutes)), last]];
}

function curveOf(delay: DelayReport, medianLabel: string, language: Language) {
  const { value } = delay.median;
  return {
    type: 'line' as const,
    step: 'end' as const,
    silent: true,
    showSymbol: false,
    data: steps(delay, ({ waiting }) => 1 - waiting),
    lineStyle: { color: palette.blue, width: 2.5 },
    ...(value === null
      ? {}
      : { markLine: verticalLine(placeOf(value), `${medianLabel} ${duration(value, language)}`, palette.vermillion) }),
  };
}

/** The band as two stacked steps: an invisible lower bound and the filled distance to the upper one. */
function bandOf(delay: DelayReport) {
  const level = {
    type: 'line' as const,
    step: 'end' as const,
    stack: 'band',
    silent: true,
    showSymbol: false,
    lineStyle: { opacity: 0 },
  };
  const low = (point: DelayReport['curve'][number]): number => 1 - (point.upper ?? point.waiting);
  const high = (point: DelayReport['curve'][number]): number => 1 - (point.lower ?? point.waiting);
  return [
    { ...level, data: steps(delay, low) },
    {
      ...level,
      data: steps(delay, (point) => high(point) - low(point)),
      areaStyle: { color: palette.skyBlue, opacity: 0.35 },
    },
  ];
}

/** A labelled line across the plot at one value of the horizontal axis. */
export function verticalLine(at: number, label: string, color: string) {
  return {
    symbol: 'none' as const,
    silent: true,
    lineStyle: { color, type: 'dashed' as const, width: 1.5 },
    label: { formatter: () => label, color, fontSize: 12, position: 'insideEndTop' as const, rotate: 0 },
    data: [{ xAxis: at }],
  };
}
