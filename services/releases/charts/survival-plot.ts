import type { Language } from '../words/language.ts';
import { percent } from '../words/number-words.ts';
import { textMark } from './chart-frame.ts';
import type { Plot } from './draw-chart.ts';
import { ink, palette } from './palette.ts';

const PLOT_HEIGHT = 250;
const AXIS_ROOM = 30;
const RISK_ROOM = 40;
const LABEL_ROOM = 48;

/** A product-limit curve as it is drawn: the share that had the event, with its band and the numbers at risk under the axis. */
export type DrawnCurve = {
  readonly curve: readonly { minutes: number; waiting: number; lower: number | null; upper: number | null }[];
  /** Ticks of the axis with how many are followed still. */
  readonly atRisk: readonly { minutes: number; n: number }[];
  readonly endMinutes: number;
  readonly medianMinutes: number | null;
  readonly medianLabel: string;
  readonly riskLabel: string;
  /** Where a time stands on the axis, growing with it. */
  readonly placeOf: (minutes: number) => number;
  readonly tickLabel: (minutes: number) => string;
  readonly color: string;
};

export function survivalPlot(drawn: DrawnCurve, language: Language): Plot {
  const { atRisk, placeOf, endMinutes } = drawn;
  const places = atRisk.map(({ minutes }) => placeOf(minutes));
  const labels = new Map(atRisk.map(({ minutes }) => [placeOf(minutes), drawn.tickLabel(minutes)]));
  return {
    height: PLOT_HEIGHT + AXIS_ROOM + RISK_ROOM,
    draw: ({ left, top, width }) => {
      const grid = { left: left + LABEL_ROOM, top: top + 8, width: width - LABEL_ROOM - 24, height: PLOT_HEIGHT - 8 };
      const end = placeOf(endMinutes);
      const risk = atRisk.map(({ minutes, n }) => {
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
              customValues: places,
              formatter: (place: number) => labels.get(place) ?? '',
              color: ink.soft,
              fontSize: 12,
            },
            axisTick: { show: true, customValues: places },
            axisLine: { onZero: true },
            splitLine: { show: false },
          },
          yAxis: shareAxis(language),
          series: [...bandOf(drawn), curveOf(drawn)],
        },
        marks: [textMark(drawn.riskLabel, left, top + PLOT_HEIGHT + AXIS_ROOM, { fill: ink.soft }), ...risk],
      };
    },
  };
}

function shareAxis(language: Language) {
  return {
    type: 'value' as const,
    min: 0,
    max: 1,
    interval: 0.25,
    axisLabel: { formatter: (share: number) => percent(share, 0, language), color: ink.soft, fontSize: 12 },
    splitLine: { lineStyle: { color: ink.faint } },
  };
}

type Corner = [place: number, share: number];
type Point = DrawnCurve['curve'][number];

/** The steps from zero to the end of the view, so that the last level is drawn too. */
function steps({ curve, atRisk, endMinutes, placeOf }: DrawnCurve, share: (point: Point) => number): Corner[] {
  const corners = curve.map((point): Corner => [placeOf(point.minutes), share(point)]);
  const last = corners.at(-1)?.[1] ?? 0;
  // While windows run the curve ends where nobody is followed any longer, not at the end of the window.
  const followed = atRisk.findLast(({ n }) => n > 0)?.minutes ?? 0;
  const seen = Math.max(followed, curve.at(-1)?.minutes ?? 0);
  return [[0, 0], ...corners, [placeOf(Math.min(seen, endMinutes)), last]];
}

function curveOf(drawn: DrawnCurve) {
  const { medianMinutes, medianLabel, placeOf, color } = drawn;
  return {
    type: 'line' as const,
    step: 'end' as const,
    silent: true,
    showSymbol: false,
    data: steps(drawn, ({ waiting }) => 1 - waiting),
    lineStyle: { color, width: 2.5 },
    ...(medianMinutes === null
      ? {}
      : { markLine: verticalLine(placeOf(medianMinutes), medianLabel, palette.vermillion) }),
  };
}

/** The band as two stacked steps: an invisible lower bound and the filled distance to the upper one. */
function bandOf(drawn: DrawnCurve) {
  const level = {
    type: 'line' as const,
    step: 'end' as const,
    stack: 'band',
    silent: true,
    showSymbol: false,
    lineStyle: { opacity: 0 },
  };
  const low = (point: Point): number => 1 - (point.upper ?? point.waiting);
  const high = (point: Point): number => 1 - (point.lower ?? point.waiting);
  return [
    { ...level, data: steps(drawn, low) },
    {
      ...level,
      data: steps(drawn, (point) => high(point) - low(point)),
      areaStyle: { color: palette.skyBlue, opacity: 0.35 },
    },
  ];
}

/** A labelled line across the plot at one value of the horizontal axis. */
function verticalLine(at: number, label: string, color: string) {
  return {
    symbol: 'none' as const,
    silent: true,
    lineStyle: { color, type: 'dashed' as const, width: 1.5 },
    label: { formatter: () => label, color, fontSize: 12, position: 'insideEndTop' as const, rotate: 0 },
    data: [{ xAxis: at }],
  };
}
