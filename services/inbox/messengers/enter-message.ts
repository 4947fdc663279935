import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId } from '../../platform/ids.ts';
import type { SheetFault } from '../calls/call-sheet.ts';
import { manualSource } from '../calls/enter-call.ts';
import { cellNumber } from '../calls/exports/cell-values.ts';
import { insertSource } from '../calls/store/sources.ts';
import { attributeMessengerMessage } from './attribute-messenger-message.ts';
import { type MessageSense, type MessengerChannel, messengerAddress } from './message.ts';
import type { MessengerMessageId } from './store/messages.ts';
import { storeMessage } from './store-message.ts';

/** A message as a person writes it down; `entryId` is minted with the form, so that sending it twice enters one message. */
export type MessageEntry = {
  readonly entryId: string;
  readonly channel: MessengerChannel;
  readonly direction: 'inbound' | 'outbound';
  readonly theirs: string;
  readonly ours: string;
  readonly country: string;
  readonly sentAt: Date;
  readonly body: string;
  readonly sense: MessageSense | null;
  readonly inquiryId: InquiryId | null;
};

export type MessageEntered =
  | { readonly kind: 'entered'; readonly messageId: MessengerMessageId; readonly inquiryId: InquiryId | null }
  | { readonly kind: 'entered_before' }
  | { readonly kind: 'faulty'; readonly faults: readonly SheetFault[] };

/** Enters a message with its attribution: all of it, or nothing where anything is wrong. */
export async function enterMessage(db: Database, entry: MessageEntry, by: string): Promise<MessageEntered> {
  const { entryId, channel, direction, country, sentAt, body, sense, inquiryId } = entry;
  const theirs = messengerAddress(entry.theirs, channel, country);
  const oursE164 = cellNumber(entry.ours, country);
  const faults: SheetFault[] = [];
  if (entry.theirs.trim() !== '' && theirs === null) faults.push({ at: 'theirs', message: 'is no number and no name' });
  if (entry.ours.trim() !== '' && oursE164 === null) faults.push({ at: 'ours', message: 'is no telephone number' });
  if (sentAt > (await fieldTime(db)).now) faults.push({ at: 'sentAt', message: 'lies in the future' });
  if (faults.length > 0) return { kind: 'faulty', faults };
  await insertSource(db, manualSource, { timeZone: 'UTC', country: 'RU' }, by);
  const message = { externalId: entryId, channel, direction, theirs, oursE164, sentAt, body, sense };
  const tx = await db.startTransaction().execute();
  try {
    const stored = await storeMessage(tx, { source: manualSource, message, by });
    const byRule = stored?.match.kind === 'one' ? stored.match.inquiryId : null;
    const told =
      stored === null || inquiryId === null
        ? null
        : { messageId: stored.messageId, inquiryId, note: 'entered by hand', by };
    const given = told === null ? 'attributed' : (await attributeMessengerMessage(tx, told)).kind;
    await (given === 'attributed' ? tx.commit() : tx.rollback()).execute();
    if (given !== 'attributed') return { kind: 'faulty', faults: [{ at: 'inquiryId', message: 'is no inquiry' }] };
    if (stored === null) return { kind: 'entered_before' };
    return { kind: 'entered', messageId: stored.messageId, inquiryId: inquiryId ?? byRule };
  } catch (thrown) {
    await tx.rollback().execute();
    throw thrown;
  }
}
