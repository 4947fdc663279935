import type { Bounds } from '../../measures/survival/innermost-intervals.ts';

export type QuoteCell =
  | { readonly kind: 'read'; readonly bounds: Bounds | null }
  | { readonly kind: 'refused'; readonly fault: string };

const AMOUNT = String.raw`(\d{1,12}(?:\.\d{1,2})?)`;
const POINT = new RegExp(`^${AMOUNT}$`);
const RANGE = new RegExp(`^${AMOUNT}\\s*\\.\\.\\s*${AMOUNT}$`);
const FROM = new RegExp(`^from\\s+${AMOUNT}$`, 'i');
const UP_TO = new RegExp(`^to\\s+${AMOUNT}$`, 'i');
const HOW = 'write 300000, 300000..450000, from 250000 or to 400000, without a currency sign or blanks between digits';

/** A price as an interval of amounts above 0. An empty cell is no price. */
export function readQuoteCell(text: string): QuoteCell {
  if (text === '') return { kind: 'read', bounds: null };
  const bounds = boundsOf(text);
  if (bounds === null) return { kind: 'refused', fault: `"${text.slice(0, 40)}" is not a price; ${HOW}` };
  const [lo, hi] = bounds;
  if (lo === 0 || hi === 0)
    return { kind: 'refused', fault: 'a price of 0; leave the cell empty where no price was named' };
  if (lo !== null && hi !== null && lo > hi) return { kind: 'refused', fault: `"${text}" ends below its start` };
  return { kind: 'read', bounds };
}

function boundsOf(text: string): Bounds | null {
  const point = POINT.exec(text)?.[1];
  if (point !== undefined) return [Number(point), Number(point)];
  const range = RANGE.exec(text);
  if (range !== null) return [Number(range[1]), Number(range[2])];
  const from = FROM.exec(text)?.[1];
  if (from !== undefined) return [Number(from), null];
  const upTo = UP_TO.exec(text)?.[1];
  return upTo === undefined ? null : [null, Number(upTo)];
}
