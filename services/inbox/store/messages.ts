import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import { addEvidence, type EvidenceRow } from '../../platform/evidence/store.ts';
import { type CampaignId, type EvidenceId, type MessageId, newId } from '../../platform/ids.ts';
import { type FolderPlace, moveCursor } from './cursors.ts';

export type ArrivedMessage = {
  uid: number;
  internalAt: Date;
  /** Size as the server announced it; what is kept may be less (`truncated`). */
  bytes: number;
  truncated: boolean;
  campaignId: CampaignId | null;
  evidence: EvidenceRow;
};

export type Recorded =
  | { kind: 'new'; messageId: MessageId }
  /** The same bytes lie in this account already: in another folder, or under an older UIDVALIDITY. */
  | { kind: 'duplicate'; messageId: MessageId; of: MessageId }
  | { kind: 'known' };

type Original = { messageId: MessageId; evidenceId: EvidenceId };

/**
 * One transaction for a portion of one folder, in the order of its UIDs: the messages, their evidence, the work of reading them,
 * and the cursor behind the last. A crash before it repeats the fetch, a crash after it repeats nothing.
 */
export async function recordMessages(
  db: Database,
  place: FolderPlace,
  messages: readonly ArrivedMessage[],
): Promise<Recorded[]> {
  return db.transaction().execute(async (tx) => {
    const recorded = await insertOnce(tx, place, messages);
    await moveCursor(tx, place, Math.max(...messages.map(({ uid }) => uid)));
    return recorded;
  });
}

async function insertOnce(tx: Database, place: FolderPlace, messages: readonly ArrivedMessage[]): Promise<Recorded[]> {
  const known = await knownUids(tx, place, messages);
  const originals = await contentOwners(tx, place.account, messages);
  const fresh: MessageId[] = [];
  const evidence: EvidenceRow[] = [];
  const rows: { message: ArrivedMessage; id: MessageId; original: Original | undefined }[] = [];
  const recorded = messages.map((message): Recorded => {
    if (known.has(message.uid)) return { kind: 'known' };
    const { sha256 } = message.evidence;
    const original = originals.get(sha256);
    const messageId = newId<MessageId>();
    rows.push({ message, id: messageId, original });
    if (original !== undefined) return { kind: 'duplicate', messageId, of: original.messageId };
    originals.set(sha256, { messageId, evidenceId: message.evidence.id });
    evidence.push(message.evidence);
    fresh.push(messageId);
    return { kind: 'new', messageId };
  });
  if (evidence.length > 0) await addEvidence(tx, evidence);
  if (rows.length > 0) await insertRows(tx, place, rows);
  if (fresh.length > 0) {
    const work = fresh.map((id) => ({ message_id: id }));
    await tx.insertInto('message_work').values(work).execute();
  }
  return recorded;
}

async function insertRows(
  tx: Database,
  { account, mailbox, uidValidity, isJunk }: FolderPlace,
  rows: readonly { message: ArrivedMessage; id: MessageId; original: Original | undefined }[],
): Promise<void> {
  const values = rows.map(({ message, id, original }) => ({
    id,
    account,
    mailbox,
    uidvalidity: uidValidity,
    uid: message.uid,
    internal_at: message.internalAt,
    ingested_at: sql<Date>`field_now()`,
    sha256: message.evidence.sha256,
    bytes: message.bytes,
    truncated: message.truncated,
    in_junk: isJunk,
    campaign_id: message.campaignId,
    evidence_id: original?.evidenceId ?? message.evidence.id,
    duplicate_of: original?.messageId ?? null,
  }));
  await tx.insertInto('messages').values(values).execute();
}

async function knownUids(
  tx: Database,
  { account, mailbox, uidValidity }: FolderPlace,
  messages: readonly ArrivedMessage[],
): Promise<Set<number>> {
  const { rows } = await sql<{ uid: string }>`
    select uid from messages
    where account = ${account} and mailbox = ${mailbox} and uidvalidity = ${uidValidity}
      and uid = any(${messages.map(({ uid }) => uid)}::bigint[])`.execute(tx);
  return new Set(rows.map(({ uid }) => Number(uid)));
}

async function contentOwners(
  tx: Database,
  account: string,
  messages: readonly ArrivedMessage[],
): Promise<Map<string, Original>> {
  const { rows } = await sql<Original & { sha256: string }>`
    select sha256, id as "messageId", evidence_id as "evidenceId" from messages
    where account = ${account} and duplicate_of is null
      and sha256 = any(${messages.map(({ evidence }) => evidence.sha256)}::text[])`.execute(tx);
  return new Map(rows.map(({ sha256, ...original }) => [sha256, original]));
}
