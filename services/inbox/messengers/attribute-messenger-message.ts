import { recordAct } from '../../design/campaigns/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId } from '../../platform/ids.ts';
import { inquiryExists } from '../calls/store/known-numbers.ts';
import { insertMessengerAttribution, lockMessengerMessage, type MessengerMessageId } from './store/messages.ts';
import { tellContact } from './store-message.ts';

export type MessageAttributed = { readonly kind: 'attributed' | 'dismissed' | 'message_unknown' | 'inquiry_unknown' };

/**
 * A person says whose message it was; `inquiryId` null: it concerns none and leaves the queue. Supersedes what was decided before;
 * written to the audit log. Whoever wrote it is known from then on.
 */
export async function attributeMessengerMessage(
  tx: Database,
  decision: { messageId: MessengerMessageId; inquiryId: InquiryId | null; note: string; by: string },
): Promise<MessageAttributed> {
  const { messageId, inquiryId, note, by } = decision;
  const message = await lockMessengerMessage(tx, messageId);
  if (message === null) return { kind: 'message_unknown' };
  if (inquiryId !== null && !(await inquiryExists(tx, inquiryId))) return { kind: 'inquiry_unknown' };
  const method = inquiryId === null ? 'dismissed' : 'person';
  const candidates = inquiryId === null ? [] : [inquiryId];
  await insertMessengerAttribution(tx, { messageId, inquiryId, method, candidates, note, decidedBy: by });
  await recordAct(tx, { actor: by, action: 'messenger.attributed', subject: messageId, detail: { inquiryId, note } });
  const concerned = inquiryId ?? message.inquiryId;
  const kind = inquiryId === null ? 'unrelated' : 'messenger';
  if (concerned !== null) await tellContact(tx, { ...message, messageId, inquiryId: concerned }, 'person', kind);
  return { kind: inquiryId === null ? 'dismissed' : 'attributed' };
}
