import { recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { MessageId } from '../../platform/ids.ts';
import { insertMachineDecision } from '../store/machine-composed.ts';
import { readAnswer } from '../store/message-classes.ts';

export type MachineDecided = { readonly kind: 'decided' | 'message_unknown' | 'not_read' };

/** A person says whether a machine composed an answer. The rule's suspicion stays beside it; the audit log keeps who and why. */
export async function decideMachineComposed(
  db: Database,
  given: { messageId: MessageId; suspected: boolean; reason: string; by: string },
): Promise<MachineDecided> {
  const { messageId, suspected, reason, by } = given;
  return db.transaction().execute(async (tx): Promise<MachineDecided> => {
    const read = await readAnswer(tx, messageId);
    if (read.kind !== 'found') return { kind: read.kind };
    await insertMachineDecision(tx, { messageId, suspected, reason, decidedBy: by });
    await recordAct(tx, {
      actor: by,
      action: 'message.machine_decided',
      subject: messageId,
      detail: { suspected, reason },
    });
    return { kind: 'decided' };
  });
}
