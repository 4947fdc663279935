import { type AttachmentReading, rowsOf } from '../../services/reading/attachments/attachment-reading.ts';
import { materialOf } from '../../services/reading/attachments/material.ts';
import { materialLinks } from '../../services/reading/attachments/noted-links.ts';
import { asksOfUs } from '../../services/reading/attachments/primary-of-reply.ts';
import { readQuotes } from '../../services/reading/quotes/read-quotes.ts';
import type { Quote } from '../../services/reading/quotes/types.ts';

export type FileReport = ReturnType<typeof reportOf> | { file: string; error: string };

/** What `zerkalo inspect file` tells of one file: what it is, what it says, and the prices that the quote grammar finds in it. */
export function reportOf(file: string, reading: AttachmentReading) {
  const { name, format, bytes, unread, notes, text, links } = reading;
  const material = materialOf(reading);
  const { quotes, main } = readQuotes(text, { part: 'file' });
  return {
    file,
    name,
    kind: material.kind,
    template: material.template,
    reasons: material.reasons,
    format,
    bytes,
    unread,
    notes,
    text,
    rows: rowsOf(text),
    quotes: quotes.map(inUnits),
    main: main === null ? null : inUnits(main),
    /** Whether its prices compete for the primary quote of a reply. */
    asksOfUs: asksOfUs(material),
    links: materialLinks(text, links),
  };
}

/** A quote with amounts in units of its currency; offsets count in `text`. */
function inUnits({ exact, currency, basis, vat, vatRate, approximate, role, derived, label, start, end }: Quote) {
  const units = (amount: string | null): number | null => (amount === null ? null : Number(amount));
  const [low, high] = [units(exact.low), units(exact.high)];
  return { low, high, currency, basis, vat, vatRate, approximate, role, derived, label, start, end };
}
