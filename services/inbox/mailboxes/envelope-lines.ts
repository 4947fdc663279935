import { addressesIn, readMessageIds } from '../mime/addresses.ts';
import { headerEnd } from '../mime/charset.ts';
import { mailLimits } from '../mime/mail-limits.ts';

export type Envelope = { recipients: string[]; references: string[] };

const recipientFields = new Set([
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-rcpt-to',
  'to',
  'cc',
]);
const referenceFields = new Set(['in-reply-to', 'references']);

/**
 * Recipients and referenced Message-IDs from the raw header, without parsing the mail: enough to choose the key that a mail is
 * stored under before anything about it is decided. Linear in the header, which is cut at the intake's bound.
 */
export function envelopeOf(raw: Uint8Array): Envelope {
  const head = raw.subarray(0, Math.min(headerEnd(raw), mailLimits.headersBytes));
  const fields = Buffer.from(head)
    .toString('latin1')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const recipients: string[] = [];
  const references: string[] = [];
  for (const field of fields.slice(0, mailLimits.headerCount)) {
    const colon = field.indexOf(':');
    const name = field.slice(0, Math.max(colon, 0)).toLowerCase();
    const value = field.slice(colon + 1);
    if (recipientFields.has(name)) recipients.push(...addressesIn([value]));
    else if (referenceFields.has(name)) references.push(...readMessageIds(value));
  }
  return {
    recipients: [...new Set(recipients)].slice(0, mailLimits.addresses),
    references: [...new Set(references)].slice(0, mailLimits.messageIds),
  };
}
