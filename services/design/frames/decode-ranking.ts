import iconv from 'iconv-lite';

export type RankingEncoding = 'utf-8' | 'utf-16le' | 'windows-1251';

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
