import { noteAnswer } from '../../field/follow-ups/note-answer.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type InquiryId, newId } from '../../platform/ids.ts';
import { type CallMatch, matchCall } from '../calls/match-call.ts';
import { inquiriesByNumbers } from '../calls/store/known-numbers.ts';
import { callReader } from '../calls/store-call.ts';
import { storable } from '../ingest/storable-text.ts';
import { type MessengerMessage, maxMessageLength } from './message.ts';
import { messageSense } from './message-sense.ts';
import { insertMessengerAttribution, insertMessengerMessage, type MessengerMessageId } from './store/messages.ts';

export type StoredMessageMatch = { readonly messageId: MessengerMessageId; readonly match: CallMatch };

/**
 * Stores a message with its attribution, by the same rule as a call's, and tells the contact, all in the given transaction. Null when
 * its source told of it before.
 */
export async function storeMessage(
  tx: Database,
  { source, message: given, by }: { source: string; message: MessengerMessage; by: string },
): Promise<StoredMessageMatch | null> {
  const messageId = newId<MessengerMessageId>();
  const message = { ...given, body: storable(given.body.slice(0, maxMessageLength)) };
  const sense = message.sense ?? messageSense(message.body);
  if (!(await insertMessengerMessage(tx, { id: messageId, source, message, sense, by }))) return null;
  const found = await inquiriesByNumbers(tx, message.oursE164, message.theirs, message.sentAt);
  const match = matchCall({ numberKnown: message.oursE164 !== null, ...found });
  const inquiryId = match.kind === 'one' ? match.inquiryId : null;
  await insertMessengerAttribution(tx, {
    messageId,
    inquiryId,
    method: match.kind === 'one' ? match.method : match.why,
    candidates: match.kind === 'one' ? [match.inquiryId] : match.candidates,
    note: '',
    decidedBy: callReader,
  });
  if (inquiryId !== null) await tellContact(tx, { ...message, messageId, inquiryId }, 'phone');
  return { messageId, match };
}

/** What the contact hears of a message: a first contact by messenger; nothing of a message of ours. */
export async function tellContact(
  tx: Database,
  told: { messageId: MessengerMessageId; inquiryId: InquiryId; direction: string; sentAt: Date },
  method: 'phone' | 'person',
  kind: 'messenger' | 'unrelated' = 'messenger',
): Promise<void> {
  if (told.direction !== 'inbound') return;
  await noteAnswer(tx, {
    inquiryId: told.inquiryId,
    source: 'messenger',
    sourceId: told.messageId,
    kind,
    at: told.sentAt,
    method,
    final: false,
    offers: false,
    letter: null,
  });
}
