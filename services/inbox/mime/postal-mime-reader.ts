/** Adapter: raw mail bytes to a bounded `ParsedMail` by way of postal-mime. The only file that knows the parser. */
import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, decodeWords, type Email } from 'postal-mime';
import { addressesIn, flattenAddresses, normaliseAddress, readMessageIds } from './addresses.ts';
import { decodeBytes, headerEnd, headersToUtf8, looksBroken } from './charset.ts';
import { type FlowedMail, hideFlowed, joinFlowed } from './flowed.ts';
import { mailLimits } from './mail-limits.ts';
import type { MailAttachment, MailFault, MailHeaders, ParsedMail, ReportPart } from './parsed-mail.ts';
import { usefulPart } from './useful-part.ts';

const parserOptions = {
  forceRfc822Attachments: true,
  maxNestingDepth: mailLimits.nestingDepth,
  maxHeadersSize: mailLimits.headersBytes,
} as const;

/**
 * Reads one mail. Never rejects for what the mail contains: what had to be cut or guessed is named in `faults`.
 * @param raw the mail as the mailbox handed it over (RFC 5322 octets, an mbox `From ` line is allowed)
 */
export async function readMail(raw: Uint8Array): Promise<ParsedMail> {
  const faults = new Set<MailFault>();
  const bounded = usefulPart(raw);
  if (bounded.length < raw.length) faults.add('truncated');
  const flow = hideFlowed(headersToUtf8(withoutEnvelopeLine(bounded)));
  const bytes = flow.bytes;
  const email = await parseGuarded(bytes, faults);
  const rescued = looksBroken(`${email.text ?? ''}${email.html ?? ''}`) ? await rescueText(bytes, email) : email;
  if (rescued !== email) faults.add('charset-guessed');
  return toParsedMail(rescued, flow, faults);
}

/** Before the header a file may have empty lines and the separator line of an mbox (RFC 4155). */
function withoutEnvelopeLine(raw: Uint8Array): Uint8Array {
  const head = new TextDecoder('latin1').decode(raw.subarray(0, 4_096));
  const skipped = /^(?:[ \t]*\r?\n)*(?:>?From [^\n]*\n)?/.exec(head)?.[0].length ?? 0;
  return raw.subarray(skipped);
}

async function parseGuarded(bytes: Uint8Array, faults: Set<MailFault>): Promise<Email> {
  if (countMultiparts(bytes) > mailLimits.multiparts) {
    faults.add('too-many-parts');
    return PostalMime.parse(bytes.subarray(0, Math.min(headerEnd(bytes), mailLimits.headersBytes)), parserOptions);
  }
  try {
    return await PostalMime.parse(bytes, parserOptions);
  } catch {
    // The parser rejects only what exceeds its limits: keep the envelope, which attribution can still use.
    faults.add('too-deep');
    const head = bytes.subarray(0, Math.min(headerEnd(bytes), mailLimits.headersBytes - 1024));
    return PostalMime.parse(head, parserOptions);
  }
}

function countMultiparts(bytes: Uint8Array): number {
  return new TextDecoder('latin1').decode(bytes).match(/boundary\s{0,9}=/gi)?.length ?? 0;
}

/**
 * Second reading of a mail whose text did not decode: text parts are renamed to an unknown type, so that the parser hands
 * them over as bytes (transfer encoding undone), and their character set is guessed here.
 */
async function rescueText(bytes: Uint8Array, email: Email): Promise<Email> {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const renamed = latin.replace(/^(content-type:\s{0,40})text\/(plain|html)/gim, '$1tex-/$2');
  const second = await parseGuarded(Buffer.from(renamed, 'latin1'), new Set());
  const parts = { 'tex-/plain': '', 'tex-/html': '' };
  for (const part of second.attachments) {
    if (part.mimeType !== 'tex-/plain' && part.mimeType !== 'tex-/html') continue;
    if (part.disposition !== 'attachment') parts[part.mimeType] += decodeBytes(contentOf(part));
  }
  const bare = /^content-type:/im.test(latin.slice(0, headerEnd(bytes)))
    ? ''
    : decodeBytes(bytes.subarray(headerEnd(bytes)));
  return { ...email, text: parts['tex-/plain'] || bare || email.text, html: parts['tex-/html'] || email.html };
}

function toParsedMail(email: Email, flow: FlowedMail, faults: Set<MailFault>): ParsedMail {
  const headers = readHeaders(email, faults);
  const all = (name: string): readonly string[] => headers.get(name) ?? [];
  const first = (name: string): string => all(name)[0] ?? '';
  const text = cut(email.text ?? '', mailLimits.textLength, faults);
  const contentType = /^\s*([^\s;]+)/.exec(first('content-type'))?.[1]?.toLowerCase() ?? 'text/plain';
  return {
    headers,
    from: flattenAddresses(email.from ? [email.from] : [])[0] ?? null,
    sender: flattenAddresses(email.sender ? [email.sender] : [])[0] ?? null,
    replyTo: flattenAddresses(email.replyTo),
    to: flattenAddresses(email.to),
    cc: flattenAddresses(email.cc),
    deliveredTo: addressesIn(all('delivered-to')),
    xOriginalTo: addressesIn([...all('x-original-to'), ...all('x-original-recipient')]),
    envelopeTo: addressesIn([...all('envelope-to'), ...all('x-envelope-to'), ...all('x-rcpt-to')]),
    returnPath: headers.has('return-path') ? normaliseAddress(first('return-path')) : null,
    subject: (email.subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 2_000),
    messageId: readMessageIds(first('message-id'))[0] ?? null,
    inReplyTo: readMessageIds(all('in-reply-to').join(' ')),
    references: readMessageIds(all('references').join(' ')),
    date: isoDate(email.date),
    contentType,
    reportType: /report-type\s*=\s*"?([\w-]+)/i.exec(first('content-type'))?.[1]?.toLowerCase() ?? null,
    text: flow.flowed ? joinFlowed(text, flow.deleteSpace) : text,
    html: cut(email.html ?? '', mailLimits.htmlLength, faults),
    attachments: email.attachments
      .filter((part) => !reportTypeOf(part))
      .slice(0, mailLimits.attachments)
      .map(toAttachment),
    reports: email.attachments.flatMap(toReport).slice(0, mailLimits.attachments),
    faults: [...faults],
  };
}

function readHeaders(email: Email, faults: Set<MailFault>): MailHeaders {
  const headers = new Map<string, string[]>();
  if (email.headers.length > mailLimits.headerCount) faults.add('headers-cut');
  for (const header of email.headers.slice(0, mailLimits.headerCount)) {
    if (!/^[!-9;-~]+$/.test(header.key) || header.key.length > mailLimits.headerNameLength) continue;
    const value = decodeWords(header.value.slice(0, mailLimits.headerValueLength));
    const known = headers.get(header.key);
    if (known) known.push(value);
    else headers.set(header.key, [value]);
  }
  return headers;
}

function cut(text: string, limit: number, faults: Set<MailFault>): string {
  if (text.length <= limit) return text;
  faults.add('text-cut');
  return text.slice(0, limit);
}

function isoDate(date: string | undefined): string | null {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

const reportTypes: Readonly<Record<string, ReportPart['type']>> = {
  'message/delivery-status': 'message/delivery-status',
  'message/global-delivery-status': 'message/delivery-status',
  'message/disposition-notification': 'message/disposition-notification',
  'message/feedback-report': 'message/feedback-report',
  'text/rfc822-headers': 'text/rfc822-headers',
  'text/rfc822-header': 'text/rfc822-headers',
  'message/rfc822-headers': 'text/rfc822-headers',
  'message/rfc822': 'message/rfc822',
  'text/rfc822': 'message/rfc822',
};

function reportTypeOf(part: Attachment): ReportPart['type'] | undefined {
  return Object.hasOwn(reportTypes, part.mimeType) ? reportTypes[part.mimeType] : undefined;
}

function toReport(part: Attachment): ReportPart[] {
  const type = reportTypeOf(part);
  return type ? [{ type, text: decodeBytes(contentOf(part).subarray(0, mailLimits.reportLength)) }] : [];
}

function toAttachment(part: Attachment): MailAttachment {
  const content = contentOf(part);
  return {
    name: part.filename?.slice(0, 500) ?? null,
    type: part.mimeType || 'application/octet-stream',
    disposition: part.disposition,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  };
}

function contentOf(part: Attachment): Uint8Array {
  if (typeof part.content === 'string') return new TextEncoder().encode(part.content);
  return part.content instanceof Uint8Array ? part.content : new Uint8Array(part.content);
}
