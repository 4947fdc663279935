import { sql } from 'kysely';
import type { Database } from '../../platform/database/connect.ts';
import { addEvidence, type EvidenceRow } from '../../platform/evidence/store.ts';
import { type CampaignId, type EvidenceId, type MessageId, newId } from '../../platform/ids.ts';
import { type FolderPlace, moveCursor } from './cursors.ts';

export type ArrivedMessage = FolderPlace & {
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

/**
 * One transaction: the message, its evidence, the work of reading it, and the cursor behind it. A crash before it repeats the
 * fetch, a crash after it repeats nothing.
 */
export async function recordMessage(db: Database, message: ArrivedMessage): Promise<Recorded> {
  return db.transaction().execute(async (tx) => {
    const recorded = await insertOnce(tx, message);
    await moveCursor(tx, message, message.uid);
    return recorded;
  });
}

async function insertOnce(tx: Database, message: ArrivedMessage): Promise<Recorded> {
  if (await placeIsKnown(tx, message)) return { kind: 'known' };
  const original = await contentOwner(tx, message.account, message.evidence.sha256);
  if (original === undefined) await addEvidence(tx, message.evidence);
  const messageId = newId<MessageId>();
  await tx
    .insertInto('messages')
    .values({
      id: messageId,
      account: message.account,
      mailbox: message.mailbox,
      uidvalidity: message.uidValidity,
      uid: message.uid,
      internal_at: message.internalAt,
      ingested_at: sql`field_now()`,
      sha256: message.evidence.sha256,
      bytes: message.bytes,
      truncated: message.truncated,
      in_junk: message.isJunk,
      campaign_id: message.campaignId,
      evidence_id: original?.evidenceId ?? message.evidence.id,
      duplicate_of: original?.messageId ?? null,
    })
    .execute();
  if (original !== undefined) return { kind: 'duplicate', messageId, of: original.messageId };
  await tx.insertInto('message_work').values({ message_id: messageId }).execute();
  return { kind: 'new', messageId };
}

async function placeIsKnown(tx: Database, { account, mailbox, uidValidity, uid }: ArrivedMessage): Promise<boolean> {
  const { rows } = await sql`
    select from messages
    where account = ${account} and mailbox = ${mailbox} and uidvalidity = ${uidValidity} and uid = ${uid}`.execute(tx);
  return rows.length > 0;
}

async function contentOwner(
  tx: Database,
  account: string,
  sha256: string,
): Promise<{ messageId: MessageId; evidenceId: EvidenceId } | undefined> {
  const row = await tx
    .selectFrom('messages')
    .select(['id', 'evidence_id'])
    .where('account', '=', account)
    .where('sha256', '=', sha256)
    .where('duplicate_of', 'is', null)
    .executeTakeFirst();
  return row && { messageId: row.id as MessageId, evidenceId: row.evidence_id as EvidenceId };
}
