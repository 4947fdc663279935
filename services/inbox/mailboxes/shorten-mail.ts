import { headerEnd } from '../mime/charset.ts';

/** `truncated`: the mail was too large, could not be fetched or may not be kept; `bytes` is then its header or less. */
export type KeptMail = { bytes: Uint8Array; truncated: boolean };

/** The header of a mail that is too large, without its body, at most `maxBytes`. */
export function headerAlone(raw: Uint8Array, maxBytes: number): KeptMail {
  const end = Math.min(headerEnd(raw), maxBytes);
  return { bytes: Buffer.concat([raw.subarray(0, end), Buffer.from('\r\n')]), truncated: true };
}

/** Stands for a mail that breaks the connection each time it is asked for; unique by its place. */
export function unfetchable(place: { mailbox: string; uidValidity: string; uid: number }): KeptMail {
  const name = `${encodeURIComponent(place.mailbox)};UIDVALIDITY=${place.uidValidity}/;UID=${place.uid}`;
  return { bytes: Buffer.from(`X-Zerkalo-Unfetchable: ${name}\r\n\r\n`), truncated: true };
}

/** Stands for a mail of a campaign whose raw data was shredded (E13): that it came is recorded, what it says is not kept. */
export function withheld(sha256: string): KeptMail {
  return { bytes: Buffer.from(`X-Zerkalo-Withheld: sha256=${sha256}\r\n\r\n`), truncated: true };
}
