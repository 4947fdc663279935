import type { Database } from '../../../platform/database/connect.ts';
import type { Id, InquiryId } from '../../../platform/ids.ts';
import type { CallMatchMethod } from '../../calls/match-call.ts';
import type { MessageSense, MessengerMessage } from '../message.ts';

export type MessengerMessageId = Id<'messengerMessage'>;

/** False when the source has told of this message before. */
export async function insertMessengerMessage(
  tx: Database,
  given: { id: MessengerMessageId; source: string; message: MessengerMessage; sense: MessageSense; by: string },
): Promise<boolean> {
  const { externalId, channel, direction, theirs, oursE164, sentAt, body } = given.message;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('messenger_messages')
    .values({
      id: given.id,
      source: given.source,
      external_id: externalId,
      channel,
      direction,
      theirs,
      ours_e164: oursE164,
      sent_at: sentAt,
      body,
      sense: given.sense,
      entered_by: given.by,
    })
    .onConflict((conflict) => conflict.constraint('messenger_messages_external_id_unique').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Appends one decision about whose message it is; the latest counts. */
export async function insertMessengerAttribution(
  tx: Database,
  decision: {
    messageId: MessengerMessageId;
    inquiryId: InquiryId | null;
    method: CallMatchMethod | 'person' | 'dismissed' | 'ambiguous' | 'none';
    candidates: readonly InquiryId[];
    note: string;
    decidedBy: string;
  },
): Promise<void> {
  await tx
    .insertInto('messenger_attributions')
    .values({
      message_id: decision.messageId,
      inquiry_id: decision.inquiryId,
      method: decision.method,
      candidates: JSON.stringify(decision.candidates),
      note: decision.note,
      decided_by: decision.decidedBy,
    })
    .execute();
}

export type StoredMessengerMessage = { direction: string; sentAt: Date; inquiryId: InquiryId | null };

/** The message, locked until the end of the transaction: attributions of one message wait for each other. */
export async function lockMessengerMessage(
  tx: Database,
  id: MessengerMessageId,
): Promise<StoredMessengerMessage | null> {
  const row = await tx
    .selectFrom('messenger_messages')
    .select(['direction', 'sent_at as sentAt'])
    .select(({ selectFrom }) =>
      selectFrom('current_messenger_attributions')
        .select('inquiry_id')
        .whereRef('message_id', '=', 'messenger_messages.id')
        .as('inquiryId'),
    )
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : (row as StoredMessengerMessage);
}
