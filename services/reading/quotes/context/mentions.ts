import type { Line } from '../amounts/group.ts';
import { type MoneySpan, spansOf } from '../amounts/span.ts';
import { compare, decimalOf } from '../decimal.ts';
import { fold } from '../fold.ts';
import { tokenize } from '../tokens.ts';
import { counted, identifier, mayFollowBare, priceCue } from './cue-words.ts';
import type { TextLine, Zone } from './lines.ts';
import { sentenceStarts } from './sentences.ts';
import { type Table, tableAfter } from './table.ts';

/** A money expression with the words around it; all texts folded and bounded. */
export type Mention = {
  readonly span: MoneySpan;
  readonly currency: string | null;
  readonly line: number;
  readonly zone: Zone;
  readonly start: number;
  readonly end: number;
  readonly snippet: string;
  readonly sentence: string;
  /** From the sentence's start or the previous money expression to this one. */
  readonly lead: string;
  /** From this one to the next money expression or the sentence's end. */
  readonly tail: string;
  /** From the line's start to this one. */
  readonly row: string;
  /** Last line above that names a list or section. */
  readonly heading: string;
  /** Which money expression of its line this is. */
  readonly order: number;
  readonly inTable: boolean;
};

const reachBack = 160;
const reachOn = 120;
const cueReach = 60;
const longestHeading = 70;
const smallestBare = decimalOf('1000');
const mostPerLine = 400;

/** Money expressions of all lines in order, at most `limit`; bare numbers stay only where the words say money. */
export function mentionsOf(lines: readonly TextLine[], limit: number): { mentions: Mention[]; truncated: boolean } {
  const mentions: Mention[] = [];
  let heading = '';
  let table: Table | null = null;
  const alone = lines.length === 1 && (lines[0]?.raw.trim().length ?? 0) <= 40;
  for (const [index, textLine] of lines.entries()) {
    const folded = fold(textLine.raw);
    const line: Line = { raw: textLine.raw, folded, tokens: tokenize(folded) };
    const spans = spansOf(line, mostPerLine);
    table = tableAfter(table, line, spans, textLine.afterBlank);
    const kept = spans.filter((span) => isMoney(line, span, heading, table, alone, spans.length));
    if (kept.length === 0) heading = headingOf(folded);
    else mentions.push(...describe(line, textLine, index, kept, heading, table));
    if (mentions.length > limit) return { mentions: mentions.slice(0, limit), truncated: true };
  }
  return { mentions, truncated: false };
}

function headingOf(folded: string): string {
  const text = folded.trim();
  return text.endsWith(':') ? text.slice(-120) : text.length <= longestHeading ? text : '';
}

/** A number is money when a currency stands with it, or a multiplier or a word of price without a counted thing behind it. */
function isMoney(
  line: Line,
  span: MoneySpan,
  heading: string,
  table: Table | null,
  alone: boolean,
  spanCount: number,
): boolean {
  if (span.named) return true;
  const after = line.folded.slice(span.end, span.end + 40);
  const before = line.folded.slice(Math.max(0, span.start - cueReach), span.start);
  if (/^\s?%/u.test(after) || counted.test(after) || identifier.test(before)) return false;
  if (span.multiplied) return true;
  if (span.words) return false;
  if (table?.holds(span) === true) return true;
  if (alone && line.tokens.length - (span.next - span.from) <= 2 && (span.shaped || spanCount === 1)) return true;
  return isBarePrice(line, span, before, after, heading);
}

function isBarePrice(line: Line, span: MoneySpan, before: string, after: string, heading: string): boolean {
  const value = span.low ?? span.high;
  if (value === null || compare(value, smallestBare) < 0) return false;
  const digits = line.folded.slice(span.start, span.end);
  const year = /^(?:19|20)\d\d$/u.test(digits);
  const glued = /[\p{L}\d/+#@_:.-]$/u.test(before) || /^[\p{L}\d/@_:-]/u.test(after) || /^\s?\(?\d/u.test(after);
  if (year || glued || /\d{8,}/u.test(digits)) return false;
  const word = /^\s*(\p{L}+)/u.exec(after)?.[1];
  if (word !== undefined && !mayFollowBare.test(word)) return false;
  const near = before.slice(before.search(/[^.!?;]*$/u));
  return priceCue.test(near) || (near.trim().length <= 2 && priceCue.test(heading));
}

function describe(
  line: Line,
  textLine: TextLine,
  index: number,
  spans: readonly MoneySpan[],
  heading: string,
  table: Table | null,
): Mention[] {
  const starts = sentenceStarts(line.raw);
  let at = 0;
  return spans.map((span, order) => {
    while ((starts[at + 1] ?? Number.POSITIVE_INFINITY) <= span.start) at++;
    const from = Math.max(starts[at] ?? 0, span.start - reachBack);
    const to = Math.min(starts[at + 1] ?? line.raw.length, span.end + reachOn);
    const previous = spans[order - 1]?.end ?? 0;
    const next = spans[order + 1]?.start ?? line.raw.length;
    return {
      span,
      currency: span.currency ?? (span.named ? null : (table?.currency ?? null)),
      line: index,
      zone: textLine.zone,
      start: textLine.start + span.start,
      end: textLine.start + span.end,
      snippet: line.raw.slice(Math.max(from, span.start - 60), Math.min(line.raw.length, span.end + 60)).trim(),
      sentence: line.folded.slice(from, to),
      lead: line.folded.slice(Math.max(from, previous), span.start),
      tail: line.folded.slice(span.end, Math.min(to, next)),
      row: line.folded.slice(Math.max(0, span.start - reachBack), span.start),
      heading,
      order,
      inTable: table !== null || /\||\t| {3}/u.test(line.folded.slice(Math.max(0, span.start - 6), span.start)),
    };
  });
}
