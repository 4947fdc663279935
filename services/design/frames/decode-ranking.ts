import iconv from 'iconv-lite';

export type RankingEncoding = 'utf-8' | 'utf-16le' | 'windows-1251';

/** What a file is that is no text at all: Excel's own formats begin with these bytes (zip, OLE); no text holds a NUL in UTF-8. */
export function isNotText(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if (
    (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) ||
    (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
  ) {
    return true;
  }
  return !(a === 0xff && b === 0xfe) && bytes.subarray(0, 4_096).includes(0);
}

/**
 * Text of a ranking file. A byte order mark decides; else the bytes are UTF-8 if they are valid UTF-8 throughout (chance
 * agreement is next to impossible for Cyrillic in another encoding), else Windows-1251, the encoding of Russian Excel.
 */
export function decodeRanking(bytes: Uint8Array): { readonly text: string; readonly encoding: RankingEncoding } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return { text: iconv.decode(buffer, 'utf-16le'), encoding: 'utf-16le' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(buffer), encoding: 'utf-8' };
  } catch {
    return { text: iconv.decode(buffer, 'windows-1251'), encoding: 'windows-1251' };
  }
}
