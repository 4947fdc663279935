import type { Line } from '../amounts/line.ts';
import type { MoneySpan } from '../amounts/span.ts';
import { compare, decimalOf, toMinor } from '../decimal.ts';
import { counted } from '../lexicon/counted.ts';
import { identifier, mayFollowBare, priceCue, pricedFor } from './cue-words.ts';
import type { Table } from './table.ts';

/** What stands around the line: the heading above, a running table, and whether the line is the whole text. */
export type Place = { readonly heading: string; readonly table: Table | null; readonly alone: boolean };

const cueReach = 60;
const smallestBare = decimalOf('1000');
const listed = /^(?:\s*[,;]|\s+(?:и|and|und|или|or|oder)\s)[^\d.!?]*$/u;

/** The spans that are money; bare prices in a list share the currency its last price names ("80 000, 60 000 и 90 000 руб."). */
export function moneySpans(line: Line, spans: readonly MoneySpan[], place: Place): MoneySpan[] {
  const kept: MoneySpan[] = [];
  let next: MoneySpan | undefined;
  for (const span of spans.toReversed()) {
    const joined = next?.named === true && listed.test(line.folded.slice(span.end, next.start).slice(-80));
    next = undefined;
    if (isMoney(line, span, place, spans.length)) next = span;
    if (joined && !span.named && (span.multiplied || isBare(line, span)))
      next = { ...span, named: true, currency: kept[0]?.currency ?? null };
    if (next !== undefined) kept.unshift(next);
  }
  return kept;
}

/** A number is money when a currency stands with it, or a multiplier or a word of price without a counted thing behind it. */
function isMoney(line: Line, span: MoneySpan, place: Place, spanCount: number): boolean {
  if ([span.low, span.high].some((end) => end !== null && toMinor(end) === null)) return false;
  if (span.named) return true;
  const after = line.folded.slice(span.end, span.end + 40);
  const before = line.folded.slice(Math.max(0, span.start - cueReach), span.start);
  if (/^\s?%/u.test(after) || counted.test(after) || identifier.test(before)) return false;
  if (span.multiplied) return true;
  if (span.words) return false;
  if (place.table?.holds(span) === true) return true;
  if (place.alone && !glued(before, after) && isCell(line, span, spanCount)) return true;
  return isBarePrice(line, span, before, place.heading);
}

/** The whole text is one number, or a number shaped like a price with a word or two. */
function isCell(line: Line, span: MoneySpan, spanCount: number): boolean {
  const others = line.tokens.length - (span.next - span.from);
  const words = line.tokens.some((token) => token.kind === 'word');
  return others <= 2 && (span.shaped || (spanCount === 1 && !words));
}

/** The number is part of a code, a date, a phone or a ratio. */
function glued(before: string, after: string): boolean {
  return (
    /(?:[\p{L}\d/+#@_:.×*-]|\d\s)$/u.test(before) ||
    /^(?:[\p{L}\d/@_×*]|[:-][\p{L}\d])/u.test(after) ||
    /^\s?\(?\d/u.test(after)
  );
}

function isBarePrice(line: Line, span: MoneySpan, before: string, heading: string): boolean {
  if (!isBare(line, span)) return false;
  const near = before.slice(before.search(/[^.!?;]*$/u));
  return priceCue.test(near) || pricedFor.test(near) || (near.trim().length <= 2 && priceCue.test(heading));
}

/** A number of a thousand or more that is no year, code or count. */
function isBare(line: Line, span: MoneySpan): boolean {
  const value = span.low ?? span.high;
  if (value === null || compare(value, smallestBare) < 0) return false;
  const digits = line.folded.slice(span.start, span.end);
  const before = line.folded.slice(Math.max(0, span.start - 2), span.start);
  const after = line.folded.slice(span.end, span.end + 24);
  const year = /^(?:19|20)\d\d$/u.test(digits);
  if (year || glued(before, after) || /\d{8,}/u.test(digits)) return false;
  const word = /^\s*(\p{L}+)/u.exec(after)?.[1];
  return word === undefined || mayFollowBare.test(word);
}
