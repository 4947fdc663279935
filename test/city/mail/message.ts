import type { Charset } from '../answers/manner.ts';
import { base64Lines, headerWords, quotedPrintable } from './encode.ts';

export type Body = { text: string; html: string | null };

export type MessageShape = {
  /** In order, as name and value; values with other letters than ASCII are encoded. */
  headers: readonly (readonly [string, string])[];
  body: Body;
  charset: Charset;
  transfer: 'quoted-printable' | 'base64';
  /** Any token; parts are divided by it. */
  boundary: string;
};

/** The bytes of a message (RFC 5322, MIME): one part of text, or text and HTML as alternatives. */
export function messageBytes({ headers, body, charset, transfer, boundary }: MessageShape): Buffer {
  const top = headers.map(([name, value]) => `${name}: ${value}`);
  // Written byte by byte in the letter's own charset, so the lines below are octets, not characters.
  const part = (type: string, content: string) => [
    `Content-Type: ${type}; charset=${charset}`,
    `Content-Transfer-Encoding: ${transfer}`,
    '',
    transfer === 'base64' ? base64Lines(content, charset) : quotedPrintable(content, charset),
  ];
  const lines =
    body.html === null
      ? [...top, 'MIME-Version: 1.0', ...part('text/plain', body.text), '']
      : [
          ...top,
          'MIME-Version: 1.0',
          `Content-Type: multipart/alternative; boundary="${boundary}"`,
          '',
          `--${boundary}`,
          ...part('text/plain', body.text),
          `--${boundary}`,
          ...part('text/html', body.html),
          `--${boundary}--`,
          '',
        ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
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
