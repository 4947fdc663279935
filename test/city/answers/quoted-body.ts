import type { Language } from '../ledger-entries.ts';
import { escaped } from '../sites/layout.ts';

/** The inquiry as the studio's mail client has it before it: what is quoted below an answer. */
export type Quoted = { sender: string; address: string; to: string; subject: string; sentAt: number; text: string };

export type QuotedBody = { text: string; html: string | null };

export type QuoteStyle = (answer: string, quoted: Quoted) => QuotedBody;

const hoursEastOf: Record<Language, number> = { ru: 3, en: 1, de: 2 };

/** A moment (ms) by the clock on the wall of an office of that language in summer, in the pieces that clients print. */
export function wallClock(epochMs: number, language: Language) {
  const local = new Date(epochMs + hoursEastOf[language] * 3600_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth(),
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    clock: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
    digits: `${two(local.getUTCDate())}.${two(local.getUTCMonth() + 1)}.${local.getUTCFullYear()}`,
  };
}

export function arrows(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

export function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<div>${line === '' ? '<br>' : escaped(line)}</div>`)
    .join('');
}

/** Gmail's frame round an attribution line, the same in all languages; `line` ends before the address. */
export function gmailBody(answer: string, quoted: Quoted, line: string, end: string): QuotedBody {
  const link = `&lt;<a href="mailto:${quoted.address}">${quoted.address}</a>&gt;`;
  return {
    text: `${answer}\n\n${line} <${quoted.address}>${end}\n\n${arrows(quoted.text)}\n`,
    html: `<div dir="ltr">${paragraphs(answer)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(line)} ${link}${end}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${paragraphs(quoted.text)}</blockquote></div>`,
  };
}

/** Outlook's block of headers over the untouched inquiry; the caller gives the names in its language. */
export function outlookBody(answer: string, quoted: Quoted, heads: readonly (readonly [string, string])[]): QuotedBody {
  const shown = heads.map(([name, value]) => `<b>${name}:</b> ${escaped(value)}<br>`).join('');
  return {
    text: `${answer}\n\n${heads.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${quoted.text}\n`,
    html: `<div class="WordSection1">${paragraphs(answer)}<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${shown}</p></div>${paragraphs(quoted.text)}</div>`,
  };
}
