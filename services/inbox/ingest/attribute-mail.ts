import { recordAct } from '../../design/campaigns/store.ts';
import { noteAnswer } from '../../field/follow-ups/note-answer.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId, MessageId } from '../../platform/ids.ts';
import { inquiryExists } from '../calls/store/known-numbers.ts';
import { readAnswer } from '../store/message-classes.ts';
import { insertPersonsAttribution } from '../store/readings.ts';

/** `inquiryId` null: it belongs to none that we know, and waits again. */
export type PersonsMailAttribution = { messageId: MessageId; inquiryId: InquiryId | null; note: string; by: string };
export type MailAttributed = {
  readonly kind: 'attributed' | 'released' | 'message_unknown' | 'not_read' | 'inquiry_unknown';
};

/** A person says whose mail it is. Supersedes the rule and earlier words, tells the contact, and is kept in the audit log. */
export async function attributeMail(
  db: Database,
  { messageId, inquiryId, note, by }: PersonsMailAttribution,
): Promise<MailAttributed> {
  return db.transaction().execute(async (tx): Promise<MailAttributed> => {
    const before = await readAnswer(tx, messageId);
    if (before.kind !== 'found') return { kind: before.kind };
    if (inquiryId !== null && !(await inquiryExists(tx, inquiryId))) return { kind: 'inquiry_unknown' };
    await insertPersonsAttribution(tx, { messageId, inquiryId, decidedBy: by });
    await recordAct(tx, { actor: by, action: 'mail.attributed', subject: messageId, detail: { inquiryId, note } });
    const after = await readAnswer(tx, messageId);
    const heard = after.kind === 'found' && after.answer !== null ? after.answer : before.answer;
    if (heard !== null) {
      // A mail that was taken for an answer and is none any more is noted as unrelated.
      const kind = inquiryId === null ? 'unrelated' : before.classBefore;
      await noteAnswer(tx, { ...heard, kind, source: 'mail', sourceId: messageId, letter: null });
    }
    return { kind: inquiryId === null ? 'released' : 'attributed' };
  });
}
