import type { Database } from '../../platform/database/connect.ts';
import type { MessageId } from '../../platform/ids.ts';
import { type RedactedReply, redactReply } from '../../reading/coding/redact-reply.ts';
import { replyToCode } from '../../reading/coding/store/reply.ts';
import type { RubricItem } from '../../reading/rubric/rubric.ts';
import { findListedDispute, type ListedDispute, type PassCode, passesOfItem } from './store/disputes.ts';

/** A disputed code with all that an answer is to be based on. */
export type DisputedCode = {
  readonly dispute: ListedDispute;
  /** Null where the codebook or the reply is not at hand any more. */
  readonly item: RubricItem | null;
  readonly reply: RedactedReply | null;
  /** What each pass said of the item, the first coder first. */
  readonly passes: readonly PassCode[];
  /** Where it leads when it is upheld. */
  readonly way: 'third_coder' | 'second_coder' | 'erratum';
};

/** A dispute beside the redacted letter and the codes of every pass; null when there is none by this id. */
export async function disputedCode(db: Database, id: string): Promise<DisputedCode | null> {
  const dispute = await findListedDispute(db, id);
  if (dispute === null) return null;
  const stored = await replyToCode(db, dispute.messageId as MessageId);
  const reply = stored === null ? null : redactReply(stored);
  const passes = await passesOfItem(db, dispute.messageId, dispute.item);
  const way = wayOf(passes.map(({ pass }) => pass));
  return { dispute, reply, item: reply?.items.find(({ code }) => code === dispute.item) ?? null, passes, way };
}

/** What upholding leads to, by the passes that were drawn for the reply. */
export function wayOf(passes: readonly number[]): 'third_coder' | 'second_coder' | 'erratum' {
  if (passes.includes(3)) return 'erratum';
  return passes.includes(2) ? 'third_coder' : 'second_coder';
}
