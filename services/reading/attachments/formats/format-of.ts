import type { AttachmentFormat } from '../attachment-reading.ts';

/** What the first bytes say; a zip may turn out to be an office file. */
export type Container = Extract<
  AttachmentFormat,
  'pdf' | 'rtf' | 'html' | 'text' | 'zip' | 'image' | 'old_office' | 'other'
>;

/** Magic numbers as Latin-1, with the byte they stand at. */
type Magic = readonly (readonly [at: number, bytes: string])[];
const pictures: readonly Magic[] = [
  [[0, '\x89PNG\r\n']],
  [[0, '\xff\xd8\xff']],
  [[0, 'GIF87a']],
  [[0, 'GIF89a']],
  [
    [0, 'RIFF'],
    [8, 'WEBP'],
  ],
  [[0, 'II*\0']],
  [[0, 'MM\0*']],
  [
    [0, 'BM'],
    [6, '\0\0\0\0'],
  ],
  ...['heic', 'heix', 'mif1', 'msf1', 'avif'].map((brand): Magic => [[4, `ftyp${brand}`]]),
];
const zips: readonly Magic[] = [[[0, 'PK\x03\x04']], [[0, 'PK\x05\x06']], [[0, 'PK\x07\x08']]];
const compound: Magic = [[0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']];
const drawing =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?(?:<!DOCTYPE svg[^>]{0,200}>\s*)?<svg[\s>]/i;
const markup = /<(?:!doctype html|html|head|body|table|div|p)(?:\s|>)/i;
const headLength = 1_024;

/** Recognises a file by its content (magic numbers); its name and its declared type are not asked. */
export function formatOf(bytes: Uint8Array): Container {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headLength)).toString('latin1');
  // ISO 32000-1, implementation note 13: readers accept the header anywhere in the first 1,024 bytes.
  if (head.includes('%PDF-')) return 'pdf';
  if (zips.some((magic) => carries(head, magic))) return 'zip';
  if (carries(head, compound)) return 'old_office';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (pictures.some((magic) => carries(head, magic)) || drawing.test(head)) return 'image';
  if (!isText(bytes)) return 'other';
  return markup.test(wide(head)) ? 'html' : 'text';
}

function carries(head: string, magic: Magic): boolean {
  return magic.every(([at, bytes]) => head.startsWith(bytes, at));
}

/** UTF-16 text read as bytes has a zero at each second place. */
function wide(head: string): string {
  return head.replaceAll('\0', '');
}

function isText(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const looked = bytes.subarray(0, 65_536);
  let odd = 0;
  for (const byte of looked) {
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) odd += 1;
  }
  return odd * 200 <= looked.length;
}

/** Whether a compound file of old kind is a newer office file under a password (MS-OFFCRYPTO 2.3.1). */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const wanted = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted);
}

/** Which office file an archive is by the paths in it; `zip` for any other archive. */
export function officeFormatOf(names: readonly string[]): AttachmentFormat {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^\[Content_Types\]\.xml$/i)) {
    if (has(/^word\/document\d*\.xml$/i)) return 'docx';
    if (has(/^xl\/workbook\.xml$/i)) return 'xlsx';
    if (has(/^ppt\/presentation\.xml$/i)) return 'pptx';
    return 'other';
  }
  if (has(/^content\.xml$/) && has(/^META-INF\/manifest\.xml$/)) return 'odt';
  return has(/^Index\/(?:Document|Tables\/)/) ? 'other' : 'zip';
}
