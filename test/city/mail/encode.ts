import iconv from 'iconv-lite';
import type { Charset } from '../answers/manner.ts';

/** Whether every letter of the text exists in the charset. */
export function fits(text: string, charset: Charset): boolean {
  return iconv.decode(iconv.encode(text, charset), charset) === text;
}

/** RFC 2047 encoded words, at most 45 bytes of text each, so that no line passes the 76 columns of the RFC. */
export function headerWords(text: string, charset: Charset): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let part = '';
  for (const letter of text) {
    if (iconv.encode(part + letter, charset).length > 36) {
      words.push(part);
      part = '';
    }
    part += letter;
  }
  words.push(part);
  return words.map((word) => `=?${charset}?B?${iconv.encode(word, charset).toString('base64')}?=`).join('\r\n ');
}

/** RFC 2045 base64 in lines of 76 columns. */
export function base64Lines(text: string, charset: Charset): string {
  const flat = iconv.encode(text, charset).toString('base64');
  return (flat.match(/.{1,76}/g) ?? []).join('\r\n');
}

/** RFC 2045 quoted-printable: soft breaks before column 76, spaces at line ends encoded. */
export function quotedPrintable(text: string, charset: Charset): string {
  return text
    .split(/\r?\n/)
    .map((line) => softBroken(quotedLine(iconv.encode(line, charset))))
    .join('\r\n');
}

function quotedLine(bytes: Buffer): string[] {
  return [...bytes].map((byte, index) => {
    const plain = (byte >= 33 && byte <= 126 && byte !== 61) || (byte === 32 && index < bytes.length - 1);
    return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function softBroken(pieces: readonly string[]): string {
  let line = '';
  let out = '';
  for (const piece of pieces) {
    if (line.length + piece.length > 75) {
      out += `${line}=\r\n`;
      line = '';
    }
    line += piece;
  }
  return out + line;
}
