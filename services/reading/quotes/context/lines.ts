import { isMarked, nextZone, type Zone, type ZoneState } from './zones.ts';

/** A line of thought: soft-wrapped lines of a mail joined. Offsets into the whole text; `raw` keeps the line breaks. */
export type TextLine = {
  readonly raw: string;
  readonly start: number;
  readonly zone: Zone;
  readonly afterBlank: boolean;
};

const longestLine = 4000;
const wrapFrom = 50;
const wrapTo = 120;
const startsItem = /^\s*(?:[-*•–—·▪●◦]|\d{1,2}[.)]|[a-zа-я]\))\s/iu;
const startsLow = /^\s*[\p{Ll}\d(«"$€£₽]/u;
const endsThought = /(?:[.!?:;|…]|руб\.?|₽|€|\$)\s*$/iu;
const columns = /\||\t|\S {3,}\S/u;

type Physical = { readonly text: string; readonly start: number };

/** A letter quotes and is signed; a file that came with it ("Дата: …", "С уважением" on its first page) is all new. */
export type PartOfReply = 'letter' | 'file';

/** Lines of thought of a text with their zones, one by one. Lines over 4,000 characters are cut at a space. */
export function* textLines(text: string, part: PartOfReply = 'letter'): Generator<TextLine> {
  let blank = false;
  let zones: ZoneState = { rest: 'new', signature: 0 };
  let open: { raw: string; start: number; zone: Zone; afterBlank: boolean; width: number } | null = null;
  for (const line of physicalLines(text)) {
    if (line.text.trim() === '') {
      blank = true;
      continue;
    }
    const marked = part === 'letter' && isMarked(line.text);
    const end = line.start + line.text.length;
    if (!marked && part === 'letter') zones = nextZone(zones, line.text, text, end);
    const zone = marked ? 'quoted' : zones.rest;
    if (open !== null && !blank && open.zone === zone && continues(open, line)) {
      open.raw = text.slice(open.start, end);
      open.width = line.text.length;
    } else {
      if (open !== null) yield open;
      open = { raw: line.text, start: line.start, zone, afterBlank: blank, width: line.text.length };
    }
    blank = false;
  }
  if (open !== null) yield open;
}

function continues(open: { readonly raw: string; readonly width: number }, line: Physical): boolean {
  const wrapped = open.width >= wrapFrom && open.width <= wrapTo && open.raw.length < longestLine;
  return (
    wrapped &&
    !endsThought.test(open.raw.slice(-12)) &&
    startsLow.test(line.text) &&
    !startsItem.test(line.text) &&
    !columns.test(line.text)
  );
}

function* physicalLines(text: string): Generator<Physical> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 ? text.length : newline;
    for (let from = start; from < stop; ) {
      const to = stop - from > longestLine ? cutAt(text, from) : stop;
      yield { text: text.slice(from, to).replace(/\r$/u, ''), start: from };
      from = to;
    }
    if (stop === start) yield { text: '', start };
    start = stop + 1;
  }
}

/** A space in the last tenth of the allowed length, or a hard cut. */
function cutAt(text: string, from: number): number {
  const limit = from + longestLine;
  const space = text.slice(limit - longestLine / 10, limit).search(/\s\S*$/u);
  return space < 0 ? limit : limit - longestLine / 10 + space + 1;
}
