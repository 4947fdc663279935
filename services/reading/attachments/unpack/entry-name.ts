import { attachmentLimits } from '../attachment-limits.ts';

const utf8Flag = 0x800;

/**
 * The path of a file in an archive (APPNOTE 4.4.17): UTF-8 when marked so or when it reads as such, else code page 866, which
 * Russian archivers write. Nothing is ever stored under it, so steps upward are only taken out for the eye.
 */
export function entryName(raw: Uint8Array, flags: number): string {
  const bytes = raw.subarray(0, attachmentLimits.nameLength * 2);
  return decoded(bytes, (flags & utf8Flag) !== 0)
    .replaceAll('\\', '/')
    .replace(/\p{Cc}/gu, '')
    .split('/')
    .filter((part, at, all) => part !== '..' && part !== '.' && (part !== '' || at === all.length - 1))
    .join('/')
    .slice(0, attachmentLimits.nameLength);
}

function decoded(bytes: Uint8Array, marked: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !marked }).decode(bytes);
  } catch {
    return new TextDecoder('ibm866').decode(bytes);
  }
}
