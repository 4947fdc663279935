import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/connect.ts';
import { type EvidenceDeps, keepAll, keepBytes } from '../../platform/evidence/evidence.ts';
import { campaignsOfMails } from '../store/campaign-of-mail.ts';
import type { ArrivedMessage } from '../store/messages.ts';
import { envelopeOf } from './envelope-lines.ts';
import type { ImapMailbox } from './imap-mailbox.ts';
import { headerAlone, type KeptMail, withheld } from './shorten-mail.ts';

export type TakeInDeps = {
  db: Database;
  evidence: EvidenceDeps;
  limits: { mailBytes: number; headerBytes: number };
};

/** `size` is what the server announced, undefined when it did not. */
export type Waiting = { uid: number; size: number | undefined; internalAt: Date };

/** Fetches one mail, at most its header when it is too large. Undefined when it was expunged meanwhile. */
export async function fetchMail(
  mailbox: ImapMailbox,
  { uid, size }: Waiting,
  { mailBytes, headerBytes }: TakeInDeps['limits'],
): Promise<KeptMail | undefined> {
  const tooLarge = size !== undefined && size > mailBytes;
  const raw = await mailbox.raw(uid, tooLarge ? headerBytes : mailBytes + 1);
  if (raw === undefined) return undefined;
  // The size a server announces is its word; the bytes that came are the fact.
  return tooLarge || raw.byteLength > mailBytes ? headerAlone(raw, headerBytes) : { bytes: raw, truncated: false };
}

export type Fetched = Waiting & { kept: KeptMail };

/**
 * Keeps the raw bytes of mails as evidence on the disk before anything about them is decided, and returns what the store records of
 * them. A file without a row is harmless; keeping a mail twice keeps one file.
 */
export async function keepMails(deps: TakeInDeps, mails: readonly Fetched[]): Promise<ArrivedMessage[]> {
  const campaigns = await campaignsOfMails(
    deps.db,
    mails.map(({ kept }) => envelopeOf(kept.bytes)),
  );
  const filed = mails.map((mail, at) => ({ mail, campaignId: campaigns[at] ?? null }));
  const rows = await keepAll(
    deps.evidence,
    filed.map(({ mail, campaignId }) => ({ ...rawMail, campaignId, bytes: mail.kept.bytes })),
  );
  return Promise.all(
    filed.map(async ({ mail: { uid, size, internalAt, kept }, campaignId }, at): Promise<ArrivedMessage> => {
      const row = rows[at];
      // Never taken for a shredded one: a mail without its answer stops the pass, and the next one fetches it again.
      if (row === undefined) throw new RangeError(`mail ${uid} was kept without an answer`);
      const raw = row === 'key_destroyed' ? await keepNote(deps, kept) : { evidence: row, truncated: kept.truncated };
      return { uid, internalAt, bytes: size ?? kept.bytes.byteLength, campaignId, ...raw };
    }),
  );
}

const rawMail = { kind: 'mail.raw', mediaType: 'message/rfc822' } as const;

/** In place of a mail whose campaign was shredded. */
async function keepNote(
  { evidence }: TakeInDeps,
  { bytes }: KeptMail,
): Promise<Pick<ArrivedMessage, 'evidence' | 'truncated'>> {
  const note = withheld(createHash('sha256').update(bytes).digest('hex'));
  const row = await keepBytes(evidence, { ...rawMail, campaignId: null, bytes: note.bytes });
  if (row === 'key_destroyed') throw new Error('the installation’s key cannot be destroyed');
  return { evidence: row, truncated: note.truncated };
}
