/** Where a line stands: text written to us, text of ours quoted back, or the block under the closing formula. */
export type Zone = 'new' | 'quoted' | 'signature';

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
const longestSignature = 14;
const quoteMark = /^\s{0,3}(?:>|&gt;)/u;
const separator =
  /^\s*(?:-{3,}|_{3,}|={3,})\s*(?:исходное|пересылаемое|пересланное|оригинальное|original|ursprüngliche|weitergeleitete|forwarded|начало переад)/iu;
const header =
  /^\s*\*{0,2}(?:от|from|von|отправлено|дата|sent|date|gesendet|datum|кому|to|an|копия|cc|тема|subject|betreff)\*{0,2}\s*:\s*\S/iu;
const attribution =
  /(?:написал(?:а|\(а\))?|пишет|писал(?:а|\(а\))?|wrote|schrieb(?: am.{0,40})?|пользователь.{0,80}написал)\s*:?\s*$/iu;
const datedAttribution =
  /^\s*(?:(?:on|am|le)\s.{4,120}|.{0,80}\d{4}.{0,120})(?:wrote|schrieb|написал|пишет).{0,80}:\s*$/iu;
const closing =
  /^\s*(?:--\s?$|—\s?$|с (?:уважением|наилучшими|благодарностью|теплом)|всего доброго|хорошего дня|(?:best|kind|warm|many)\s+(?:regards|wishes)|regards|sincerely|yours|cheers|thanks,|thank you,|mit (?:freundlichen|besten|herzlichen|sonnigen)|freundliche grüße|viele grüße|beste grüße|liebe grüße|herzliche grüße|schöne grüße|mfg|lg)(?![\p{L}])/iu;
const postscript = /^\s*(?:p\.?\s?s\.?|ps|постскриптум|з\.?ы\.?)[\s:.,)-]/iu;
const startsItem = /^\s*(?:[-*•–—·▪●◦]|\d{1,2}[.)]|[a-zа-я]\))\s/iu;
const startsLow = /^\s*[\p{Ll}\d(«"$€£₽]/u;
const endsThought = /(?:[.!?:;|…]|руб\.?|₽|€|\$)\s*$/iu;
const columns = /\||\t|\S {3,}\S/u;

type Physical = { readonly text: string; readonly start: number };

/** Splits a text into lines of thought with their zones, in one pass. Lines over 4,000 characters are cut at a space. */
export function textLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  const physical = physicalLines(text);
  let blank = false;
  let zones: ZoneState = { rest: 'new', signature: 0 };
  let open: { raw: string; start: number; zone: Zone; afterBlank: boolean; width: number } | null = null;
  for (const [index, line] of physical.entries()) {
    if (line.text.trim() === '') {
      blank = true;
      continue;
    }
    zones = nextZone(zones, line.text, physical, index);
    const zone = quoteMark.test(line.text) ? 'quoted' : zones.rest;
    if (open !== null && !blank && open.zone === zone && continues(open, line)) {
      open.raw = text.slice(open.start, line.start + line.text.length);
      open.width = line.text.length;
    } else {
      if (open !== null) lines.push(open);
      open = { raw: line.text, start: line.start, zone, afterBlank: blank, width: line.text.length };
    }
    blank = false;
  }
  if (open !== null) lines.push(open);
  return lines;
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

type ZoneState = { readonly rest: Zone; readonly signature: number };

function nextZone(state: ZoneState, text: string, physical: readonly Physical[], index: number): ZoneState {
  if (state.rest === 'quoted') return state;
  const head = text.slice(0, 400);
  const next = physical[index + 1]?.text.slice(0, 200) ?? '';
  if (separator.test(head) || (header.test(head) && header.test(next))) return { rest: 'quoted', signature: 0 };
  // An attribution with quote marks below it covers only the marked lines.
  if (isAttribution(head) && !marksFollow(physical, index)) return { rest: 'quoted', signature: 0 };
  if (postscript.test(head)) return { rest: 'new', signature: 0 };
  if (state.rest === 'signature') {
    return state.signature >= longestSignature
      ? { rest: 'new', signature: 0 }
      : { rest: 'signature', signature: state.signature + 1 };
  }
  return closing.test(head) && head.length < 90 ? { rest: 'signature', signature: 0 } : state;
}

function isAttribution(head: string): boolean {
  if (!/(?:wrote|schrieb|писал|пишет)/iu.test(head)) return false;
  return (/:\s*$/u.test(head) && datedAttribution.test(head)) || (/[<@\d]/u.test(head) && attribution.test(head));
}

function marksFollow(physical: readonly Physical[], index: number): boolean {
  return [1, 2].some((step) => quoteMark.test(physical[index + step]?.text.slice(0, 10) ?? ''));
}

function physicalLines(text: string): Physical[] {
  const lines: Physical[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 ? text.length : newline;
    for (let from = start; from < stop || from === start; ) {
      const to = stop - from > longestLine ? cutAt(text, from) : stop;
      lines.push({ text: text.slice(from, to).replace(/\r$/u, ''), start: from });
      from = Math.max(to, from + 1);
    }
    start = stop + 1;
  }
  return lines;
}

/** A space in the last tenth of the allowed length, or a hard cut. */
function cutAt(text: string, from: number): number {
  const limit = from + longestLine;
  const space = text.slice(limit - longestLine / 10, limit).search(/\s\S*$/u);
  return space < 0 ? limit : limit - longestLine / 10 + space + 1;
}
