import { type Line, lineOf } from '../amounts/line.ts';
import { type MoneySpan, spansOf } from '../amounts/span.ts';
import type { Language } from '../types.ts';
import { type PartOfReply, type TextLine, textLines } from './lines.ts';
import { moneySpans } from './money-spans.ts';
import { sentenceStarts } from './sentences.ts';
import { type Table, tableAfter } from './table.ts';
import type { Zone } from './zones.ts';

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
  /** Offset of its sentence's start; equal for prices of one sentence. */
  readonly sentenceStart: number;
  /** From the sentence's start or the previous money expression to this one. */
  readonly lead: string;
  /** From this one to the next money expression or the sentence's end. */
  readonly tail: string;
  /** From the line's start to this one. */
  readonly row: string;
  /** Last line above that names a list or section. */
  readonly heading: string;
  /** Line that opened the block of an option ("Пакет «Старт»") when this is the first price of that block. */
  readonly section: string;
  /** Which money expression of its line this is. */
  readonly order: number;
  readonly inTable: boolean;
};

export type Mentions = {
  readonly mentions: readonly Mention[];
  readonly opening: readonly TextLine[];
  readonly truncated: boolean;
};

const longestOpening = 400;
const reachBack = 400;
const longestLead = 160;
const reachOn = 120;
const longestHeading = 70;
const mostPerLine = 400;

/** Money expressions of a text in order, at most `limit`, and its first lines for what is said about all of them. */
export function mentionsOf(text: string, lang: Language, limit: number, part: PartOfReply = 'letter'): Mentions {
  const mentions: Mention[] = [];
  const opening: TextLine[] = [];
  let heading = '';
  let section = '';
  let table: Table | null = null;
  let index = 0;
  const alone = text.length <= 60 && text.trim().length <= 40 && !text.trim().includes('\n');
  for (const textLine of textLines(text, part)) {
    if (opening.length < longestOpening) opening.push(textLine);
    const line = lineOf(textLine.raw, lang);
    const spans = spansOf(line, mostPerLine);
    table = tableAfter(table, line, spans, textLine.afterBlank);
    const kept = moneySpans(line, spans, { heading, table, alone });
    // The head of a table names columns, not what stands below it.
    if (kept.length === 0) {
      heading = table?.head === true ? '' : headingOf(line.folded, heading);
      if (table?.head !== true && opensOption.test(line.folded) && line.folded.length <= longestHeading)
        section = line.folded.trim();
    } else {
      // "Вариант А. Готовое решение, 260 000": the row opens its own block.
      if (opensOption.test(line.folded))
        section = tight(line.folded.slice(0, kept[0]?.start)).slice(0, longestHeading).trim();
      mentions.push(...describe(line, textLine, index, kept, { heading, section, table }));
      section = '';
    }
    if (mentions.length > limit) return { mentions: mentions.slice(0, limit), opening, truncated: true };
    index++;
  }
  return { mentions, opening, truncated: false };
}

const opensOption =
  /^[\s#*«"\d.)-]{0,6}(?:вариант|пакет|тариф|комплектация|опция|option|package|plan|tier|variante|paket|tarif)(?!\p{L})/u;

/** Dot leaders, column gaps and line breaks as one space. */
function tight(text: string): string {
  return text.replace(/(?:\s|\.{3,}|_{3,}|·{3,}|…)+/gu, ' ');
}

function headingOf(folded: string, before: string): string {
  const text = folded.trim();
  // Points of a list belong to the heading above them.
  if (/^[-*•·▪●◦]\s/u.test(text) && !text.endsWith(':')) return before;
  return /[:?]$/u.test(text) ? text.slice(-120) : text.length <= longestHeading ? text : '';
}

function describe(
  line: Line,
  textLine: TextLine,
  index: number,
  spans: readonly MoneySpan[],
  place: { readonly heading: string; readonly section: string; readonly table: Table | null },
): Mention[] {
  const { heading, section, table } = place;
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
      sentence: tight(line.folded.slice(from, to)),
      sentenceStart: textLine.start + (starts[at] ?? 0),
      lead: tight(line.folded.slice(Math.max(from, previous), span.start)).slice(-longestLead),
      tail: tight(line.folded.slice(span.end, Math.min(to, next))),
      row: tight(line.folded.slice(Math.max(0, span.start - reachBack), span.start)).slice(-longestLead),
      heading,
      section: order === 0 ? section : '',
      order,
      inTable: table !== null || /\||\t| {3}/u.test(line.folded.slice(Math.max(0, span.start - 6), span.start)),
    };
  });
}
