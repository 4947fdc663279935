import { recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type CodingTaskId, type MessageId, newId, type UserId } from '../../platform/ids.ts';
import { redactor } from '../redaction/redact.ts';
import { type CodeFault, type Codes, codeFaults } from '../rubric/rubric.ts';
import { type RedactedReply, redactReply } from './redact-reply.ts';
import {
  codedBy,
  countDisputes,
  type Dispute,
  findDispute,
  insertThirdPass,
  openDisputes,
  type SettlingProgress,
} from './store/disputes.ts';
import { insertObservations } from './store/observations.ts';
import { replyToCode } from './store/reply.ts';

export type ShownDispute = { readonly reply: RedactedReply; readonly disputed: Dispute['items'] };

/** Replies whose coders differ, redacted, with the two codes of each disputed item; only those that this coder may settle. */
export async function disputesFor(db: Database, coder: UserId, limit: number): Promise<ShownDispute[]> {
  const shown: ShownDispute[] = [];
  for (const { messageId, items } of await openDisputes(db, coder, limit)) {
    const reply = await replyToCode(db, messageId);
    if (reply !== null) shown.push({ reply: redactReply(reply), disputed: items });
  }
  return shown;
}

/** How many replies the coder has settled, and how many wait that he may settle. */
export async function settlingProgress(db: Database, coder: UserId): Promise<SettlingProgress> {
  return countDisputes(db, coder);
}

export type Settled =
  | { readonly kind: 'settled' }
  | { readonly kind: 'no_dispute' }
  | { readonly kind: 'coded_by_you' }
  | { readonly kind: 'faulty'; readonly faults: readonly CodeFault[] };

/** The third pass: a coder who did neither of the two settles every disputed item of a reply at once; written to the audit log. */
export async function settleDispute(
  db: Database,
  { messageId, coder, codes, why }: { messageId: MessageId; coder: UserId; codes: Codes; why: string },
): Promise<Settled> {
  return db.transaction().execute(async (tx): Promise<Settled> => {
    if (await codedBy(tx, messageId, coder)) return { kind: 'coded_by_you' };
    const dispute = await findDispute(tx, messageId);
    const reply = dispute === null ? null : await replyToCode(tx, messageId);
    if (dispute === null || reply === null) return { kind: 'no_dispute' };
    const asked = reply.rubric.items.filter(({ code }) => dispute.items.some(({ item }) => item === code));
    const faults = codeFaults(asked, codes);
    if (faults.length > 0) return { kind: 'faulty', faults };
    const taskId = newId<CodingTaskId>();
    if (!(await insertThirdPass(tx, taskId, messageId, coder))) return { kind: 'no_dispute' };
    await insertObservations(tx, { taskId, round: 1, coder, codes, redactor });
    await recordAct(tx, { actor: coder, action: 'coding.settled', subject: messageId, detail: { codes, why } });
    return { kind: 'settled' };
  });
}
