import { addresses } from './addresses.ts';
import { contacts } from './contacts.ts';
import type { Found, KnownNames } from './found.ts';
import { knownNames } from './known-names.ts';
import { names } from './names.ts';
import type { RedactedSpan } from './offsets.ts';
import { sendersNames } from './sender-names.ts';
import { signatureBlock } from './signature-block.ts';

/** Version of these rules; it stands beside every code that was given by their text. */
export const redactor = 'redaction-rules/2';

/** Longer texts are cut before they are read: nobody codes a book. */
const maxLength = 60_000;

export type Redaction = { readonly text: string; readonly spans: readonly RedactedSpan[] };

/**
 * Takes out of a letter who wrote it and who got it: signature, telephone numbers, addresses of every kind, names of people and
 * firms. Each is replaced by a token of its role ("[name]", "[phone]"), so that what was said, prices above all, stays legible.
 * Linear in the length of the text. E12; the offsets of `spans` lead from one text to the other.
 * @param part 'line' for a subject, which has no signature
 */
export function redact(original: string, known: KnownNames, part: 'letter' | 'line' = 'letter'): Redaction {
  const text = original.slice(0, maxLength);
  const block = part === 'letter' ? signatureBlock(text) : [];
  const fixed = [
    ...block,
    ...contacts(text),
    ...addresses(text),
    ...knownNames(text, known),
    ...sendersNames(text, known.sender),
  ];
  return replace(text, [...fixed, ...names(text, { known, block })]);
}

/** Of pieces that overlap the one that was found by the earlier rule stays; it is widened where the other reaches further. */
function replace(text: string, found: readonly Found[]): Redaction {
  const ordered = found.map((one, rank) => ({ ...one, rank })).toSorted((a, b) => a.start - b.start || a.rank - b.rank);
  const merged: (Found & { rank: number })[] = [];
  for (const next of ordered) {
    const last = merged.at(-1);
    if (last === undefined || next.start >= last.end) {
      merged.push(next);
      continue;
    }
    const stronger = next.rank < last.rank ? next : last;
    merged[merged.length - 1] = { ...stronger, start: last.start, end: Math.max(last.end, next.end) };
  }
  return assemble(text, merged);
}

function assemble(text: string, pieces: readonly Found[]): Redaction {
  const spans: RedactedSpan[] = [];
  let out = '';
  let from = 0;
  for (const { start, end, kind, token = `[${kind}]` } of pieces) {
    out += text.slice(from, start);
    spans.push({ start, end, at: out.length, kind, token });
    out += token;
    from = end;
  }
  return { text: out + text.slice(from), spans };
}
