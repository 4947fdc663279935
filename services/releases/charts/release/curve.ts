import type { ReleaseDocument } from '../../release/release-document.ts';
import type { Language } from '../../words/language.ts';
import { duration, percent } from '../../words/number-words.ts';
import { type ChartSize, type Mark, textMark } from '../chart-frame.ts';
import type { Plot } from '../draw-chart.ts';
import { ink, palette } from '../palette.ts';
import { isShown, rowsIn, type ShownRow, totalRow } from './released.ts';

const HEIGHT = 250;
const AXIS_ROOM = 30;
const LABEL_ROOM = 48;

/** How long it took: the share answered at each published time with its interval; the median as a labelled line. */
export function curvePlot(document: ReleaseDocument, language: Language, size: ChartSize): Plot {
  const rows = rowsIn(document, 'delay-curve');
  const end = document.wave.windowDays * 24;
  return {
    height: HEIGHT + AXIS_ROOM,
    draw: ({ left, top, width }) => {
      const grid = { left: left + LABEL_ROOM, width: width - LABEL_ROOM - 26 };
      // Readers care about hours on the first day and about days later: logarithmic in 1 + hours, from 0.
      const at = (hours: number): number => grid.left + (Math.log1p(hours) / Math.log1p(end)) * grid.width;
      const high = (value: number): number => top + HEIGHT - (value / 100) * (HEIGHT - 8);
      const shares = [0, 25, 50, 75, 100].flatMap((value): Mark[] => [
        line(grid.left, high(value), grid.left + grid.width, high(value), ink.faint, 1),
        textMark(percent(value / 100, 0, language), left + LABEL_ROOM - 8, high(value) - 7, {
          align: 'right',
          fill: ink.soft,
        }),
      ]);
      const times = rows.map(hoursOf).filter((_, n) => size === 'wide' || n % 2 === (rows.length - 1) % 2);
      const ticks = [0, ...times].map((hours) =>
        textMark(duration(hours * 60, language), at(hours), top + HEIGHT + 8, { align: 'center', fill: ink.soft }),
      );
      const shown = rows.filter(isShown);
      return {
        option: {},
        marks: [
          ...shares,
          ...ticks,
          ...medianMarks(document, at, { top, bottom: top + HEIGHT, language }),
          ...joined(shown, at, high),
          ...shown.flatMap((row) => pointMarks(row, at(hoursOf(row)), high, language)),
        ],
      };
    },
  };
}

function hoursOf({ cell }: { readonly cell: Readonly<Record<string, string>> }): number {
  return Number(cell.within_hours);
}

/** Between the points nothing is published: a thin line guides the eye. */
function joined(shown: readonly ShownRow[], at: (hours: number) => number, high: (value: number) => number): Mark[] {
  const corners = [{ x: at(0), y: high(0) }, ...shown.map((row) => ({ x: at(hoursOf(row)), y: high(row.value) }))];
  return corners.slice(1).map(({ x, y }, n) => {
    const from = corners[n] ?? { x, y };
    return line(from.x, from.y, x, y, palette.skyBlue, 1.5);
  });
}

function pointMarks(row: ShownRow, x: number, high: (value: number) => number, language: Language): Mark[] {
  const y = high(row.value);
  return [
    line(x, high(row.lower ?? row.value), x, high(row.upper ?? row.value), palette.blue, 3),
    {
      type: 'circle',
      silent: true,
      shape: { cx: x, cy: y, r: 5.5 },
      style: { fill: palette.blue, stroke: ink.paper, lineWidth: 1.5 },
    },
    textMark(percent(row.value / 100, 0, language), x - 8, y - 18, { align: 'right', bold: true, fill: palette.blue }),
  ];
}

function medianMarks(
  document: ReleaseDocument,
  at: (hours: number) => number,
  { top, bottom, language }: { top: number; bottom: number; language: Language },
): Mark[] {
  const row = totalRow(document, 'delay_median');
  if (!isShown(row)) return [];
  const name = document.variables.find(({ id }) => id === row.variable)?.name[language] ?? row.variable;
  const x = at(row.value);
  return [
    { ...line(x, top, x, bottom, palette.vermillion, 1.5, [5, 4]) },
    textMark(name, x - 6, top + 2, { align: 'right', fill: palette.vermillion }),
  ];
}

function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  lineWidth: number,
  lineDash: number[] = [],
): Mark {
  return { type: 'line', silent: true, shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth, lineDash } };
}
