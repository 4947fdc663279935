import { mailLimits } from './mail-limits.ts';

/** What of a mail is read: its octets up to the limit of bytes or of lines, whichever comes first. */
export function usefulPart(raw: Uint8Array): Uint8Array {
  const end = Math.min(raw.length, mailLimits.rawBytes);
  let lines = 0;
  for (let at = raw.indexOf(0x0a); at >= 0 && at < end; at = raw.indexOf(0x0a, at + 1)) {
    lines += 1;
    if (lines >= mailLimits.rawLines) return raw.subarray(0, at + 1);
  }
  return raw.subarray(0, end);
}
