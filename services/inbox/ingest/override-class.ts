import { recordAct } from '../../design/campaigns/store.ts';
import { noteAnswer } from '../../field/follow-ups/note-answer.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { MessageId } from '../../platform/ids.ts';
import type { EventKind } from '../classify/vote.ts';
import { insertClass, readAnswer } from '../store/message-classes.ts';

/** `by`: the person's id or name, as the audit log shall show it. */
export type PersonsClass = { messageId: MessageId; kind: EventKind; reason: string; by: string };
export type ClassOverridden = { readonly kind: 'overridden' | 'message_unknown' | 'not_read' };

/**
 * A person says what a message is. The reading and its votes stay as they were; the person's word stands over them and supersedes
 * earlier words, the contact is told, and the audit log keeps who, what and why.
 */
export async function overrideClass(
  db: Database,
  { messageId, kind, reason, by }: PersonsClass,
): Promise<ClassOverridden> {
  return db.transaction().execute(async (tx): Promise<ClassOverridden> => {
    const read = await readAnswer(tx, messageId);
    if (read.kind !== 'found') return { kind: read.kind };
    await insertClass(tx, { messageId, kind, reason, decidedBy: by });
    const detail = { from: read.classBefore, to: kind, reason };
    await recordAct(tx, { actor: by, action: 'message.class_overridden', subject: messageId, detail });
    if (read.answer !== null) {
      // A report that a person calls an answer ends nothing any more.
      const final = kind === 'bounce' && read.answer.final;
      await noteAnswer(tx, { ...read.answer, kind, final, source: 'mail', sourceId: messageId, letter: null });
    }
    return { kind: 'overridden' };
  });
}
