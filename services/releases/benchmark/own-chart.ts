import type { ChartSize } from '../charts/chart-frame.ts';
import { type Box, type Mark, textMark } from '../charts/chart-frame.ts';
import { drawChart, emptyPlot, type Plot } from '../charts/draw-chart.ts';
import { ink, palette } from '../charts/palette.ts';
import type { Row } from '../cube/row.ts';
import type { Language } from '../words/language.ts';
import { duration, percent } from '../words/number-words.ts';
import type { OwnClock } from './clocks.ts';
import type { OwnBenchmark } from './own-benchmark.ts';
import { ownChartWords } from './own-chart-words.ts';

const HEIGHT = 260;
const AXIS_ROOM = 34;
const LABEL_ROOM = 48;
const LINE = 16;
/** Of the picture a label may take to the right of its line. */
const LABEL_WIDTH = 150;

/** Hours matter on the first day and days later: logarithmic in 1 + hours, from nought. */
function placeOf(hours: number): number {
  return Math.log1p(hours);
}

/**
 * A studio's own clocks as labelled marks on the frozen curve of all studios: grey steps with their band, no other studio's point.
 * Nothing but published cells of the release is drawn.
 */
export function ownChart(one: OwnBenchmark, language: Language, size: ChartSize): string {
  const words = ownChartWords(language);
  const curve = (one.peers?.curve ?? []).filter(({ status }) => status === 'published');
  const n = curve[0]?.n ?? null;
  const human = one.own.firstHumanAfterHours;
  const texts = {
    title: human === null ? words.silent : words.answered(duration(human * 60, language)),
    measure: words.measure,
    context: n === null ? '' : `n = ${n}`,
    source: `${one.release}, sha256:${one.sha256.slice(0, 12)}`,
    mark: one.rehearsal ? words.rehearsal : null,
  };
  const plot = curve.length === 0 ? emptyPlot(words.nothing) : plotOf(curve, one.own.clocks, language, size);
  return drawChart(texts, plot, size);
}

function plotOf(curve: readonly Row[], clocks: readonly OwnClock[], language: Language, size: ChartSize): Plot {
  const hoursOf = ({ cell }: Row): number => Number(cell.within_hours);
  const end = Math.max(...curve.map(hoursOf));
  const ticks = [0, ...curve.map(hoursOf)].filter((_, at) => size === 'wide' || at % 2 === 0);
  const labels = new Map(ticks.map((hours) => [placeOf(hours), duration(hours * 60, language)]));
  const steps = (share: (row: Row) => number): [number, number][] => [
    [0, 0],
    ...curve.map((row): [number, number] => [placeOf(hoursOf(row)), share(row) / 100]),
  ];
  return {
    height: HEIGHT + AXIS_ROOM,
    draw: (box) => {
      const grid = {
        left: box.left + LABEL_ROOM,
        top: box.top + 8,
        width: box.width - LABEL_ROOM - 24,
        height: HEIGHT - 8,
      };
      return {
        option: {
          grid,
          xAxis: {
            type: 'value',
            min: 0,
            max: placeOf(end),
            axisLabel: {
              customValues: [...labels.keys()],
              formatter: (place: number) => labels.get(place) ?? '',
              color: ink.soft,
              fontSize: 12,
            },
            axisTick: { show: true, customValues: [...labels.keys()] },
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
          series: [
            { ...band, data: steps(({ lower, value }) => lower ?? value ?? 0) },
            {
              ...band,
              data: steps(({ lower, upper, value }) => (upper ?? value ?? 0) - (lower ?? value ?? 0)),
              areaStyle: { color: ink.faint, opacity: 0.6 },
            },
            {
              ...line,
              data: steps(({ value }) => value ?? 0),
              lineStyle: { color: ink.grey, width: 2.5 },
              itemStyle: { color: ink.grey },
            },
          ],
        },
        marks: ownMarks(clocks, grid, end, language),
      };
    },
  };
}

const line = { type: 'line' as const, step: 'end' as const, silent: true, symbolSize: 5 };
/** Two stacked steps: an invisible lower bound and the filled distance to the upper one. */
const band = { ...line, stack: 'band', showSymbol: false, lineStyle: { opacity: 0 } };

const MARKED = ['ack', 'human', 'subst', 'quote'] as const;

/** Each clock that stopped: a line in its place and its name beside it, one below the other so that near ones stay legible. */
function ownMarks(clocks: readonly OwnClock[], grid: Box, end: number, language: Language): Mark[] {
  const words = ownChartWords(language);
  const shown = MARKED.flatMap((name) => {
    const hours = clocks.find(({ clock }) => clock === name)?.hours ?? null;
    return hours === null || hours > end ? [] : [{ name, hours }];
  });
  return shown.flatMap(({ name, hours }, at): Mark[] => {
    const x = grid.left + (placeOf(hours) / placeOf(end)) * grid.width;
    const right = grid.left + grid.width - x < LABEL_WIDTH;
    const label = `${words.marks[name]} ${duration(hours * 60, language)}`;
    const fill = name === 'human' ? palette.vermillion : palette.blue;
    return [
      {
        type: 'line',
        silent: true,
        shape: { x1: x, y1: grid.top, x2: x, y2: grid.top + grid.height },
        style: { stroke: fill, lineWidth: 1.5, ...(name === 'human' ? {} : { lineDash: [4, 3] }) },
        z: 3,
      },
      textMark(label, right ? x - 5 : x + 5, grid.top + 4 + at * LINE, {
        fill,
        bold: name === 'human',
        align: right ? 'right' : 'left',
      }),
    ];
  });
}
