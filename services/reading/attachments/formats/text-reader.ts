import { attachmentLimits } from '../attachment-limits.ts';
import type { FileText } from '../attachment-reading.ts';
import { decodeText } from './html-reader.ts';

/** A text as it is, its lines ended alike; tabs keep parting the cells of rows. */
export function readText(bytes: Uint8Array): FileText {
  // Four bytes a letter is the most that any set takes.
  const whole = decodeText(bytes.subarray(0, attachmentLimits.textLength * 4));
  const text = whole
    .slice(0, attachmentLimits.textLength)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n\t]+\n/g, '\n')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, notes: whole.length > attachmentLimits.textLength ? ['cut'] : [], links: [] };
}
