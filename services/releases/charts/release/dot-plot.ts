import { type Box, CHART_WIDTH, type ChartSize, type Mark, textMark } from '../chart-frame.ts';
import type { Plot } from '../draw-chart.ts';
import { ink, palette } from '../palette.ts';
import { wrapText } from '../wrap-text.ts';

const LINE = 16;
const MARK_ROOM = 24;
const AXIS_ROOM = 26;
const HEADING_ROOM = 24;
/** The margins of the frame on both sides. */
const FRAME = 28;

export type Dot = {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly color: string;
  /** A hollow dot for a second figure of the same row. */
  readonly hollow?: boolean;
};
/** A line of text and under it its dots with their intervals; without dots a heading, or a figure that is not there. */
export type DotRow = { readonly text: string; readonly dots: readonly Dot[]; readonly heading?: boolean };
export type DotAxis = {
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly least: number;
  readonly most: number;
  /** Where a value stands on the axis, growing with it. */
  readonly placeOf: (value: number) => number;
  readonly name: string;
  /** A value that is marked through all rows. */
  readonly line?: number;
};

/** Rows of dots with whiskers on one common axis. */
export function dotPlot(rows: readonly DotRow[], axis: DotAxis, size: ChartSize): Plot {
  const width = CHART_WIDTH[size] - FRAME;
  const laid = layOut(rows, width);
  const names = axis.name === '' ? [] : wrapText(axis.name, width, 12);
  return {
    height: laid.height + AXIS_ROOM + names.length * LINE,
    draw: (box) => {
      const at = scaleOf(axis, box);
      const bottom = box.top + laid.height;
      const lines = axis.ticks.flatMap(({ value, label }): Mark[] => [
        line(at(value), box.top, at(value), bottom, ink.faint, 1),
        textMark(label, at(value), bottom + 5, { align: 'center', fill: ink.soft }),
      ]);
      const zero =
        axis.line === undefined ? [] : [line(at(axis.line), box.top, at(axis.line), bottom, ink.strong, 1.5)];
      const name = names.map((text, n) =>
        textMark(text, box.left + box.width / 2, bottom + 23 + n * LINE, { align: 'center', fill: ink.soft }),
      );
      const marks = laid.rows.flatMap((row) => rowMarks(row, box, at));
      return { option: {}, marks: [...lines, ...zero, ...marks, ...name] };
    },
  };
}

type Laid = { readonly row: DotRow; readonly lines: readonly string[]; readonly top: number };

function layOut(rows: readonly DotRow[], width: number): { rows: Laid[]; height: number } {
  let top = 0;
  const laid = rows.map((row): Laid => {
    const lines = wrapText(row.text, width, 12.5);
    const one = { row, lines, top };
    top += (row.heading === true ? HEADING_ROOM - LINE : 0) + lines.length * LINE;
    top += row.dots.length > 0 ? MARK_ROOM : 8;
    return one;
  });
  return { rows: laid, height: top + 4 };
}

/** Room at both ends keeps dots and labels of the outermost ticks inside the picture. */
function scaleOf({ placeOf, least, most }: DotAxis, box: Box): (value: number) => number {
  const [low, high] = [placeOf(least), placeOf(most)];
  return (value) => {
    const share = (placeOf(Math.min(most, Math.max(least, value))) - low) / (high - low);
    return box.left + 18 + share * (box.width - 36);
  };
}

function rowMarks({ row, lines, top }: Laid, box: Box, at: (value: number) => number): Mark[] {
  const shift = row.heading === true ? HEADING_ROOM - LINE : 0;
  const texts = lines.map((text, n) =>
    textMark(text, box.left, box.top + top + shift + n * LINE, {
      bold: row.heading === true,
      fill: row.dots.length === 0 && row.heading !== true ? ink.soft : ink.strong,
    }),
  );
  const middle = box.top + top + shift + lines.length * LINE + 9;
  return [...texts, ...row.dots.flatMap((dot, n) => dotMarks(dot, at, middle + (n === 0 ? 0 : 9)))];
}

function dotMarks({ value, lower, upper, color, hollow }: Dot, at: (value: number) => number, y: number): Mark[] {
  return [
    line(at(lower ?? value), y, at(upper ?? value), y, color, 3),
    {
      type: 'circle',
      silent: true,
      shape: { cx: at(value), cy: y, r: 5.5 },
      style: { fill: hollow === true ? ink.paper : color, stroke: hollow === true ? color : ink.paper, lineWidth: 1.5 },
    },
  ];
}

function line(x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth: number): Mark {
  return { type: 'line', silent: true, shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth } };
}

/** Percent from nothing to all. */
export function shareAxis(label: (percent: number) => string, name: string): DotAxis {
  const ticks = [0, 25, 50, 75, 100].map((value) => ({ value, label: label(value) }));
  return { ticks, least: 0, most: 100, placeOf: (value) => value, name };
}

export const dotColours = [palette.blue, palette.orange, palette.green, palette.purple, palette.vermillion] as const;
