import type { Charset } from '../answers/manner.ts';
import { base64Lines, headerWords, quotedPrintable } from './encode.ts';

export type Body = { text: string; html: string | null };

export type Attachment = { name: string; mediaType: string; bytes: Buffer };

export type MessageShape = {
  /** In order, as name and value; values with other letters than ASCII are encoded. */
  headers: readonly (readonly [string, string])[];
  body: Body;
  attachments: readonly Attachment[];
  charset: Charset;
  transfer: 'quoted-printable' | 'base64';
  /** Any token; parts are divided by it. */
  boundary: string;
};

/** The bytes of a message (RFC 5322, MIME): one part of text, or text and HTML as alternatives, then the files. */
export function messageBytes(shape: MessageShape): Buffer {
  const top = shape.headers.map(([name, value]) => `${name}: ${value}`);
  const content = contentLines(shape);
  const { attachments, boundary } = shape;
  const lines =
    attachments.length === 0
      ? content
      : [
          `Content-Type: multipart/mixed; boundary="${boundary}m"`,
          '',
          `--${boundary}m`,
          ...content,
          ...attachments.flatMap((file) => [`--${boundary}m`, ...fileLines(file)]),
          `--${boundary}m--`,
          '',
        ];
  return Buffer.from([...top, 'MIME-Version: 1.0', ...lines].join('\r\n'), 'latin1');
}

/** Written byte by byte in the letter's own charset, so the lines are octets, not characters. */
function contentLines({ body, boundary, charset, transfer }: MessageShape): string[] {
  const part = (type: string, content: string) => [
    `Content-Type: ${type}; charset=${charset}`,
    `Content-Transfer-Encoding: ${transfer}`,
    '',
    transfer === 'base64' ? base64Lines(content, charset) : quotedPrintable(content, charset),
  ];
  if (body.html === null) return [...part('text/plain', body.text), ''];
  return [
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...part('text/plain', body.text),
    `--${boundary}`,
    ...part('text/html', body.html),
    `--${boundary}--`,
    '',
  ];
}

/** The name in UTF-8 by RFC 2231, as today's clients write it. */
function fileLines({ name, mediaType, bytes }: Attachment): string[] {
  return [
    `Content-Type: ${mediaType}`,
    `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(bytes.toString('base64').match(/.{1,76}/g) ?? []),
  ];
}

/** `"Name" <address>` with the name as encoded words where it needs them. */
export function mailbox(name: string, address: string, charset: Charset): string {
  return /^[\x20-\x7e]*$/.test(name)
    ? `"${name.replace(/["\\]/g, '')}" <${address}>`
    : `${headerWords(name, charset)} <${address}>`;
}

/** A date as RFC 5322 wants it, in Moscow time. */
export function mailDate(epochMs: number): string {
  const local = new Date(epochMs + 3 * 3600_000).toUTCString();
  return local.replace(/GMT$/, '+0300');
}
