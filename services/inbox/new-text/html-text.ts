/**
 * HTML mail as text, with quote containers kept visible: quoted blocks become lines that start with `>`, and places where
 * a client says "the old mail begins here" become a line of their own. One pass, no DOM.
 */
import { Parser } from 'htmlparser2';
import { type Attributes, beginsOldMail, holdsQuote, holdsSignature, isHidden } from './html-marks.ts';

/** A line of this character alone: everything after it is the old mail. Private use, so no person types it. */
export const quoteBegins = '\uE000';

const blockTags = new Set(
  'p div tr table ul ol li h1 h2 h3 h4 h5 h6 pre section article header footer address center dl dt dd form body blockquote'.split(
    ' ',
  ),
);
/** Deeper trees are attacks: finding the partner of a closing tag costs a walk along the stack. */
const maxDepth = 1_000;
const chunk = 16_384;

type Frame = { readonly quoted: boolean; readonly hidden: boolean; readonly pre: boolean };

/** Lines of text under construction. */
class TextLines {
  readonly done: string[] = [];
  private line = '';

  add(piece: string): void {
    this.line += piece;
  }
  /** Ends the line even if it is empty, as `<br>` does; runs of empty lines become one. */
  end(quoteDepth: number, keepBlanks: boolean): void {
    const clean = keepBlanks ? this.line.trimEnd() : this.line.replace(/[ \t]+/g, ' ').trim();
    this.line = '';
    this.mark(quoteDepth > 0 ? `${'>'.repeat(Math.min(quoteDepth, 9))} ${clean}`.trimEnd() : clean);
  }
  /** Ends the line if it holds something, as the edge of a block does. */
  edge(quoteDepth: number, keepBlanks: boolean): void {
    if (this.line.trim() === '') this.line = '';
    else this.end(quoteDepth, keepBlanks);
  }
  mark(text: string): void {
    if (text !== '' || this.done.at(-1) !== '') this.done.push(text);
  }
}

/** @param html body of a mail, already bounded in size; broken markup is fine */
export function htmlToText(html: string): string {
  const lines = new TextLines();
  const frames: Frame[] = [];
  const depth = { quoted: 0, hidden: 0, pre: 0 };
  const count = (frame: Frame, by: 1 | -1): void => {
    if (frame.quoted) depth.quoted += by;
    if (frame.hidden) depth.hidden += by;
    if (frame.pre) depth.pre += by;
  };
  const parser = new Parser({
    onopentag(name: string, attributes: Attributes) {
      openLine(lines, name, attributes, depth);
      const frame = { quoted: holdsQuote(name, attributes), hidden: isHidden(name, attributes), pre: name === 'pre' };
      frames.push(frame);
      count(frame, 1);
      if (name === 'li' && depth.hidden === 0) lines.add('- ');
    },
    ontext(text) {
      if (depth.hidden === 0) addText(lines, text.replaceAll('\u00A0', ' ').replaceAll(quoteBegins, ''), depth);
    },
    onclosetag(name) {
      if (blockTags.has(name)) lines.edge(depth.quoted, depth.pre > 0);
      else if (name === 'td' || name === 'th') lines.add(' ');
      const frame = frames.pop();
      if (frame) count(frame, -1);
    },
  });
  for (let at = 0; at < html.length && frames.length < maxDepth; at += chunk) parser.write(html.slice(at, at + chunk));
  parser.end();
  lines.edge(depth.quoted, false);
  return lines.done
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function openLine(
  lines: TextLines,
  name: string,
  attributes: Attributes,
  depth: { quoted: number; hidden: number; pre: number },
): void {
  if (depth.hidden > 0) return;
  if (name === 'br') lines.end(depth.quoted, depth.pre > 0);
  if (blockTags.has(name) || name === 'hr') lines.edge(depth.quoted, depth.pre > 0);
  if (name === 'hr') lines.mark('________________________________');
  if (name === 'p' && lines.done.length > 0) lines.mark(depth.quoted > 0 ? '>' : '');
  if (beginsOldMail(name, attributes)) lines.mark(quoteBegins);
  else if (depth.quoted === 0 && holdsSignature(attributes)) lines.mark('--');
}

function addText(lines: TextLines, text: string, depth: { quoted: number; pre: number }): void {
  const pieces = depth.pre > 0 ? text.split(/\r?\n/) : [text.replace(/[\r\n\t ]+/g, ' ')];
  for (const [at, piece] of pieces.entries()) {
    lines.add(piece);
    if (at < pieces.length - 1) lines.end(depth.quoted, true);
  }
}
