import { ink, palette } from './palette.ts';
import { wrapText } from './wrap-text.ts';

export type ChartSize = 'wide' | 'narrow';
/** Pixels; the narrow picture is for screens of 360 px, so that its text is not scaled below 12 px. */
export const CHART_WIDTH: Readonly<Record<ChartSize, number>> = { wide: 760, narrow: 340 };

/** What stands on the picture itself, so that it can travel without its page. */
export type ChartTexts = {
  /** The finding. */
  readonly title: string;
  /** The measure and its denominator. */
  readonly measure: string;
  /** Number of cases and dates. */
  readonly context: string;
  readonly source: string;
  /** The mark of a rehearsal or of an embargo; null where anybody may print the picture. */
  readonly mark: string | null;
};

/** Where the plot may draw, in pixels from the top left. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export type TextMark = {
  readonly type: 'text';
  readonly silent: true;
  readonly style: {
    text: string;
    x: number;
    y: number;
    fontSize: number;
    fontWeight: 'normal' | 'bold';
    fill: string;
    align: 'left' | 'center' | 'right';
    verticalAlign: 'top';
  };
};
export type LineMark = {
  readonly type: 'line';
  readonly silent: true;
  readonly shape: { x1: number; y1: number; x2: number; y2: number };
  readonly style: { stroke: string; lineWidth: number; lineDash?: number[] };
  /** Above the plot where it is more than 2. */
  readonly z?: number;
};
export type RectMark = {
  readonly type: 'rect';
  readonly silent: true;
  readonly shape: { x: number; y: number; width: number; height: number };
  readonly style: { fill: string };
};
type CircleMark = {
  readonly type: 'circle';
  readonly silent: true;
  readonly shape: { cx: number; cy: number; r: number };
  readonly style: { fill: string; stroke: string; lineWidth: number };
};
type PolygonMark = {
  readonly type: 'polygon';
  readonly silent: true;
  readonly shape: { points: [number, number][] };
  readonly style: { fill: string; stroke: string; lineWidth: number };
};
export type Mark = TextMark | LineMark | RectMark | CircleMark | PolygonMark;

const MARGIN = 14;

type Look = { size?: number; bold?: boolean; fill?: string; align?: TextMark['style']['align'] };

export function textMark(text: string, x: number, y: number, look: Look = {}): TextMark {
  const { size = 12, bold = false, fill = ink.strong, align = 'left' } = look;
  const fontWeight = bold ? 'bold' : 'normal';
  return {
    type: 'text',
    silent: true,
    style: { text, x, y, fontSize: size, fontWeight, fill, align, verticalAlign: 'top' },
  };
}

/** Lays out title, measure, context, mark and source around a plot of the given height. */
export function frameOf(texts: ChartTexts, size: ChartSize, plotHeight: number) {
  const width = CHART_WIDTH[size];
  const inner = width - 2 * MARGIN;
  let top = MARGIN;
  const marks: TextMark[] = [];
  const write = (text: string, fontSize: number, look: Look = {}): void => {
    for (const line of wrapText(text, inner, look.bold === true ? fontSize * 1.05 : fontSize)) {
      marks.push(textMark(line, MARGIN, top, { size: fontSize, ...look }));
      top += Math.round(fontSize * 1.35);
    }
  };
  if (texts.mark !== null) write(texts.mark, 14, { bold: true, fill: palette.vermillion });
  write(texts.title, 17, { bold: true });
  write(texts.measure, 12, { fill: ink.soft });
  write(texts.context, 12, { fill: ink.soft });
  const box: Box = { left: MARGIN, top: top + 10, width: inner, height: plotHeight };
  top = box.top + plotHeight + 12;
  write(texts.source, 12, { fill: ink.soft });
  return { marks, box, width, height: top + MARGIN - 4 };
}
