/** The prose of a delivery report: parted from the returned mail, and searched for the address that failed. */
import type { ParsedMail } from '../mime/parsed-mail.ts';

export type Notice = { readonly text: string; readonly returned: string };

const copyMarks: readonly RegExp[] = [
  /^[ \t>]*[-=_*]{2,}[^\n]{0,20}(?:copy of|original message|returned message|unsent message|message headers? follow|message header|header of the|mensaje original|исходно\S+ (?:письм|сообщ)|nachricht folgt|ursprüngliche)[^\n]{0,120}$/imu,
  /^[ \t]*(?:below (?:this line )?is a copy|original (?:message|mail)(?: headers?)?(?: follows?)?:?[ \t]*$|the (?:first \d+ lines|headers) of (?:your|the) original|a copy of (?:your|the) (?:original )?message (?:follows|is)|your original message(?: (?:follows|is (?:attached|below))|:?[ \t]*$)|--- below this line)/im,
  /^(?:>[ \t]?)?(?:Received|Return-Path|X-Google-[\w-]+|ARC-Seal|DKIM-Signature):[ \t]/im,
];

/** Splits a report's text at the first sign of the returned mail. */
export function splitNotice(text: string): Notice {
  let at = text.length;
  for (const mark of copyMarks) {
    const found = mark.exec(text)?.index ?? at;
    if (found > 0 && found < at) at = found;
  }
  return { text: text.slice(0, at), returned: text.slice(at, at + 100_000) };
}

const address =
  '[^\\s<>()\\[\\],;:"\'`*]{1,128}@(?:[\\p{L}\\p{N}_-]{1,63}\\.){1,9}[\\p{L}\\p{N}-]{2,63}(?![\\p{L}\\p{N}])';
const at = (pattern: string): RegExp => new RegExp(pattern.replaceAll('ADDR', `(${address})`), 'iu');

/** How surely a line names the failed address, best first. */
const shapes: readonly (readonly [number, RegExp])[] = [
  [8, at('^[ \\t]*(?:final|failed|failing|intended|original)[- ]recipient[^:]{0,20}:[^\\n]{0,20}?ADDR')],
  [7, at('^[ \\t]*[*>•-]{0,3}[ \\t]*[<"\'(]?ADDR[>"\')]?[ \\t]*:?[ \\t]*$')],
  [
    6,
    at(
      '^[ \\t]*[*>•-]{0,3}[ \\t]*[<"\'(]?ADDR[>"\')]?(?::|[ \\t]*<mailto:|[ \\t]+<|[ \\t]*[[(]|[ \\t]+on[ \\t]|\\.\\.\\.)',
    ),
  ],
  [5, at('(?:recipients?|получател\\S+|empfänger|destinatari\\S+)[^\\n]{0,12}:[ \\t]*[<"]?ADDR')],
  [5, at('rcpt to:?[ \\t]*<?ADDR')],
  [
    4,
    at(
      '(?:deliver\\S*|delivery|sent|addressed|доставлено|доставить|zugestellt)[^\\n]{0,40} (?:to|an|для|по адресу|for)[^\\n]{0,30}?[<"\' ]ADDR',
    ),
  ],
  [4, at('^[ \\t]*<?ADDR>?[ \\t]+[^\\s]')],
  [2, at('[<("\' ]ADDR')],
  [1, at('^[ \\t]*to:[ \\t]*[^\\n]{0,80}?ADDR')],
];

/** A line of this shape names the address by itself, so that even one of ours is believed. */
const surely = 5;

/**
 * The address a report's prose is about.
 * @param own addresses that hardly can have failed, ours and the reporter's: named only when no other is
 */
export function failedAddress(notice: string, own: ReadonlySet<string>): string | null {
  let best = { address: '', score: 0 };
  let bestOwn = { address: '', score: surely - 1 };
  for (const line of notice.slice(0, 60_000).split(/\r?\n/).slice(0, 600)) {
    if (!line.includes('@') || line.length > 1_000 || /mail from:/i.test(line)) continue;
    // "To:" in a notice repeats the header of our mail, which may name somebody else.
    const repeated = /^[ \t]*(?:to|from|cc|sender|an|von|кому|от)[ \t]*:/iu.test(line);
    for (const [score, shape] of shapes) {
      const found = shape.exec(line)?.[1]?.toLowerCase();
      if (!found || isMachineAddress(found)) continue;
      const weight = repeated ? 1 : score;
      if (own.has(found) && weight > bestOwn.score) bestOwn = { address: found, score: weight };
      if (!own.has(found) && weight > best.score) best = { address: found, score: weight };
      if (!own.has(found)) break;
    }
  }
  return best.address || bestOwn.address || null;
}

/** Mailboxes that send reports or help with them; never the address that failed. */
export function isMachineAddress(address: string): boolean {
  return /^(?:mailer-?daemon|mail-?daemon|postmaster|maildaemon|double-bounce|noreply|no-reply|abuse)@/i.test(address);
}

/** Header of the returned mail: the part of that type, else what follows the notice. */
export function returnedText(mail: Pick<ParsedMail, 'reports'>, notice: Notice): string {
  const part = mail.reports.find((report) => report.type === 'text/rfc822-headers' || report.type === 'message/rfc822');
  return part?.text ?? notice.returned;
}

/** One field of a returned header, unfolded; '' when it is not there. Quoting marks before the lines are allowed. */
export function returnedField(returned: string, name: 'To' | 'From' | 'Message-ID' | 'Subject'): string {
  const pattern = new RegExp(`^(?:>[ \\t]?)?${name}:[ \\t]*([^\\n]{0,2000}(?:\\n[ \\t][^\\n]{0,2000}){0,20})`, 'im');
  return (pattern.exec(returned.slice(0, 60_000).replaceAll('\r', ''))?.[1] ?? '').replace(/\s+/g, ' ').trim();
}
