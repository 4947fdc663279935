/**
 * Text whose declared character set is missing or wrong. Russian mail of unknown set is KOI8-R or windows-1251, German is
 * windows-1252: the three are told apart by where their letters lie, not by a dictionary.
 */

const replacement = '\uFFFD';

/** Whether decoding left marks of a wrong character set. */
export function looksBroken(text: string): boolean {
  return text.includes(replacement);
}

/**
 * The most likely set of bytes that are not UTF-8. Lower-case letters dominate running text: in windows-1251 they are
 * 0xE0-0xFF, in KOI8-R 0xC0-0xDF. Bytes above 0x7F that are rare among ASCII letters are the umlauts of a western text.
 */
export function guessCharset(bytes: Uint8Array): 'utf-8' | 'koi8-r' | 'windows-1251' | 'windows-1252' {
  if (isUtf8(bytes)) return 'utf-8';
  let ascii = 0;
  let upperRow = 0;
  let lowerRow = 0;
  for (const byte of bytes) {
    if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) ascii += 1;
    else if (byte >= 0xe0) lowerRow += 1;
    else if (byte >= 0xc0) upperRow += 1;
  }
  const high = upperRow + lowerRow;
  if (high === 0 || (ascii > 40 && high * 8 < ascii)) return 'windows-1252';
  return lowerRow >= upperRow ? 'windows-1251' : 'koi8-r';
}

/** Decodes bytes: the declared set when it fits, else the guessed one. Never throws. */
export function decodeBytes(bytes: Uint8Array, declared?: string): string {
  if (declared) {
    try {
      const text = new TextDecoder(declared).decode(bytes);
      if (!looksBroken(text)) return text;
    } catch {
      // An unknown label (RangeError) is as good as none.
    }
  }
  return new TextDecoder(guessCharset(bytes)).decode(bytes);
}

/** Headers may carry raw 8-bit letters; the parser reads them as UTF-8, so other sets are rewritten first. */
export function headersToUtf8(raw: Uint8Array): Uint8Array {
  const end = headerEnd(raw);
  const head = raw.subarray(0, end);
  if (isUtf8(head)) return raw;
  const rewritten = new TextEncoder().encode(decodeBytes(head));
  const joined = new Uint8Array(rewritten.length + raw.length - end);
  joined.set(rewritten, 0);
  joined.set(raw.subarray(end), rewritten.length);
  return joined;
}

/** Offset of the first empty line, or the length when the mail is headers only. */
export function headerEnd(raw: Uint8Array): number {
  for (let at = raw.indexOf(0x0a); at >= 0; at = raw.indexOf(0x0a, at + 1)) {
    const next = raw[at + 1];
    if (next === 0x0a || (next === 0x0d && raw[at + 2] === 0x0a)) return at + 1;
  }
  return raw.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
