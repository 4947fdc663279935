import { recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId } from '../../platform/ids.ts';
import { insertStop } from './store/note.ts';

export type StopAsking = { readonly inquiryId: InquiryId; readonly actor: string; readonly reason: string };

/**
 * A person stops the asking at one studio: it began unpaid work that the rule did not see (E9), or it knows who writes. What is
 * planned is refused at the claim; the courtesy close still goes. Harmless when it was stopped before.
 */
export async function stopAsking(
  db: Database,
  { inquiryId, actor, reason }: StopAsking,
): Promise<'stopped' | 'already'> {
  return db.transaction().execute(async (tx) => {
    const stopped = await insertStop(tx, { inquiryId, reason: 'person', evidence: reason, decidedBy: actor });
    if (!stopped) return 'already';
    await recordAct(tx, { actor, action: 'inquiry.asking_stopped', subject: inquiryId, detail: { reason } });
    return 'stopped';
  });
}
