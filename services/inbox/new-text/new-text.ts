/**
 * What a person newly wrote in a mail: without the quoted inquiry, attributions, forwarded mail and signature.
 * Answers written between quoted lines are kept. Linear in the length of the text.
 */
import type { ParsedMail } from '../mime/parsed-mail.ts';
import { htmlToText, quoteBegins } from './html-text.ts';
import { answerBefore, attributionAt, headerBlockAt, isQuoted, isSeparator } from './quote-lines.ts';
import { isClosing, isDeviceLine, isPostscript, isSignatureMark } from './signature.ts';

const maxLength = 200_000;
const maxLines = 5_000;
/** A longer tail under two dashes is a divider inside the letter, not a signature. */
const maxSignatureLines = 45;

type Reading = { readonly text: string; readonly foundQuote: boolean };

/**
 * @param source a parsed mail, or a bare text body
 * @returns lines joined with `\n`, trimmed; '' when nothing is new
 */
export function newText(source: Pick<ParsedMail, 'text' | 'html'> | string): string {
  if (typeof source === 'string') return readNew(source).text;
  const hasText = source.text.trim() !== '';
  const plain = readNew(source.text);
  if (source.html.trim() === '' || (plain.foundQuote && plain.text !== '')) return plain.text;
  const rich = readNew(htmlToText(source.html));
  if (!hasText || (rich.foundQuote && rich.text !== '')) return rich.text;
  // Some clients put a stub such as "your program does not show HTML" into the text part.
  return plain.text.length * 5 < rich.text.length ? rich.text : plain.text;
}

/** New text with the signature left in: the footers of machines stand there ("do not reply to this mail"). */
export function writtenText(mail: Pick<ParsedMail, 'text' | 'html'>): string {
  return readNew(wholeText(mail), 'keep-signature').text;
}

/** The whole text of a mail, quotes included; HTML is read when there is no text part. */
export function wholeText(mail: Pick<ParsedMail, 'text' | 'html'>): string {
  return mail.text.trim() !== '' ? mail.text : htmlToText(mail.html);
}

/** What a line means for the reading: `stop` = the old mail begins, `skip` = these lines are quoted, `keep` = text. */
type Step =
  | { readonly act: 'stop'; readonly answer: string }
  | { readonly act: 'skip'; readonly answer: string; readonly span: number }
  | { readonly act: 'keep' };

function readNew(raw: string, signature: 'cut-signature' | 'keep-signature' = 'cut-signature'): Reading {
  const lines = normalise(raw);
  const lastQuoted = lines.findLastIndex(isQuoted);
  const kept: string[] = [];
  let begun = false;
  let foundQuote = false;
  let inSignature = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const step = quoteStep(lines, at);
    if (step.act !== 'keep') {
      if (step.answer !== '') kept.push(step.answer);
      if (step.act === 'stop') return { text: joined(kept), foundQuote: true };
      foundQuote = true;
      inSignature = false;
      at += step.span - 1;
      continue;
    }
    if (begun && isDeviceLine(line)) {
      // Phones put their line between the answer and the quote.
      if (lastQuoted < at) break;
      continue;
    }
    if (inSignature && isPostscript(line)) inSignature = false;
    else if (!inSignature && begun && signature === 'cut-signature') inSignature = startsSignature(lines, at);
    if (inSignature) continue;
    begun ||= isFilled(line);
    kept.push(line);
  }
  return { text: joined(kept), foundQuote };
}

function quoteStep(lines: readonly string[], at: number): Step {
  const line = lines[at] ?? '';
  if (line === '') return { act: 'keep' };
  if (isQuoted(line) || isWrappedQuote(lines, at)) return { act: 'skip', answer: '', span: 1 };
  if (line === quoteBegins || isSeparator(line) || headerBlockAt(lines, at)) return { act: 'stop', answer: '' };
  const split = answerBefore(line);
  const answer = line.slice(0, split);
  const attribution = split > 0 ? { span: 1, sure: true } : attributionAt(lines, at);
  if (!attribution) return { act: 'keep' };
  if (isQuoted(nextFilled(lines, at + attribution.span))) return { act: 'skip', answer, span: attribution.span };
  return attribution.sure ? { act: 'stop', answer } : { act: 'keep' };
}

function normalise(raw: string): string[] {
  return raw
    .slice(0, maxLength)
    .replaceAll('\u00A0', ' ')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, maxLines)
    .map((line) => line.trimEnd());
}

function startsSignature(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!isSignatureMark(line) && !isClosing(line)) return false;
  let filled = 0;
  for (let next = at + 1; next < lines.length && next < at + 120 && filled <= maxSignatureLines; next += 1) {
    const below = lines[next] ?? '';
    if (isQuoted(below) || below === quoteBegins || isSeparator(below) || headerBlockAt(lines, next)) break;
    if (isFilled(below)) filled += 1;
  }
  return filled <= maxSignatureLines;
}

/** The rest of a quoted line that a mail server broke without repeating the mark: small letter between two quoted lines. */
function isWrappedQuote(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? '';
  const after = lines[at + 1] ?? '';
  return isQuoted(before) && before.length >= 60 && isQuoted(after) && /^\p{Ll}/u.test(lines[at] ?? '');
}

function nextFilled(lines: readonly string[], from: number): string {
  for (let at = from; at < lines.length && at < from + 5; at += 1) {
    const line = lines[at] ?? '';
    if (isFilled(line)) return line;
  }
  return '';
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

/** Joins what was kept and drops rules and blank lines at both ends. */
function joined(kept: readonly string[]): string {
  const isEdge = (line: string | undefined): boolean => line !== undefined && /^[\s_=*~-]*$/.test(line);
  let start = 0;
  let end = kept.length;
  while (start < end && isEdge(kept[start])) start += 1;
  while (end > start && isEdge(kept[end - 1])) end -= 1;
  return kept
    .slice(start, end)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
