import { createHash } from 'node:crypto';
import type { Database } from '../../platform/database/connect.ts';
import { type EvidenceDeps, keepBytes } from '../../platform/evidence/evidence.ts';
import type { EvidenceRow } from '../../platform/evidence/store.ts';
import type { CampaignId } from '../../platform/ids.ts';
import { campaignsOfMails } from '../store/campaign-of-mail.ts';
import type { FolderPlace } from '../store/cursors.ts';
import { type Recorded, recordMessages } from '../store/messages.ts';
import { envelopeOf } from './envelope-lines.ts';
import type { ImapMailbox } from './imap-mailbox.ts';
import { headerAlone, type KeptMail, unfetchable, withheld } from './shorten-mail.ts';

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
 * Stores mails before anything about them is decided: raw bytes as evidence on the disk, then messages, work and cursor in one
 * transaction. Running it twice for one mail records it once.
 */
export async function takeInAll(deps: TakeInDeps, place: FolderPlace, mails: readonly Fetched[]): Promise<Recorded[]> {
  const campaigns = await campaignsOfMails(
    deps.db,
    mails.map(({ kept }) => envelopeOf(kept.bytes)),
  );
  // Side by side, so that one wait of the disk serves many files.
  const arrived = await Promise.all(
    mails.map(async ({ uid, size, internalAt, kept }, at) => {
      const campaignId = campaigns[at] ?? null;
      const { evidence, truncated } = await keepRaw(deps, campaignId, kept);
      return { uid, internalAt, bytes: size ?? kept.bytes.byteLength, truncated, campaignId, evidence };
    }),
  );
  return recordMessages(deps.db, place, arrived);
}

export async function takeIn(
  deps: TakeInDeps,
  place: FolderPlace,
  waiting: Waiting,
  kept: KeptMail,
): Promise<Recorded> {
  const [recorded] = await takeInAll(deps, place, [{ ...waiting, kept }]);
  if (recorded === undefined) throw new Error('one mail was stored without an answer');
  return recorded;
}

/** Records that a mail is there which cannot be fetched, so that the mails behind it are reached. */
export async function passOver(deps: TakeInDeps, place: FolderPlace, waiting: Waiting): Promise<Recorded> {
  return takeIn(deps, place, waiting, unfetchable({ ...place, uid: waiting.uid }));
}

async function keepRaw(
  { evidence }: TakeInDeps,
  campaignId: CampaignId | null,
  { bytes, truncated }: KeptMail,
): Promise<{ evidence: EvidenceRow; truncated: boolean }> {
  const mail = { kind: 'mail.raw', mediaType: 'message/rfc822' };
  const row = await keepBytes(evidence, { ...mail, campaignId, bytes });
  if (row !== 'key_destroyed') return { evidence: row, truncated };
  const note = withheld(createHash('sha256').update(bytes).digest('hex'));
  const kept = await keepBytes(evidence, { ...mail, campaignId: null, bytes: note.bytes });
  if (kept === 'key_destroyed') throw new Error('the installation’s key cannot be destroyed');
  return { evidence: kept, truncated: note.truncated };
}
