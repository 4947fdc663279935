import type { Database } from '../../platform/database/connect.ts';
import { firstPlace } from './cursor.ts';
import { inquiryBody } from './inquiry-body.ts';
import type { InquiryWithTimeLine, TimeLineEntry } from './inquiry-schemas.ts';
import { type AttemptEventRow, attemptEventsOf, type DispositionRow, dispositionsOf } from './store/attempt-events.ts';
import { type CallRow, listCalls } from './store/calls.ts';
import { findInquiry } from './store/inquiries.ts';
import { type MessageRow, messagesOf } from './store/messages.ts';
import { listMessengerMessages, type MessengerRow } from './store/messenger-messages.ts';

/** An inquiry with everything that happened to it, in the order of field time; null when there is none. */
export async function inquiryWithTimeLine(db: Database, id: string): Promise<InquiryWithTimeLine | null> {
  const inquiry = await findInquiry(db, id);
  if (inquiry === null) return null;
  const events = await attemptEventsOf(db, id);
  const messages = await messagesOf(db, id);
  const dispositions = await dispositionsOf(db, id);
  const place = { queue: false, inquiryId: id, after: firstPlace, limit: 500 };
  const spoken = { calls: await listCalls(db, place), written: await listMessengerMessages(db, place) };
  return {
    ...inquiryBody(inquiry),
    campaign: inquiry.slug,
    timeLine: timeLine(events, messages, dispositions, spoken),
  };
}

/** What came by telephone and messenger, entered by hand or told by an exchange. */
export type Spoken = { readonly calls: readonly CallRow[]; readonly written: readonly MessengerRow[] };

/** Merges the sources; at one moment the attempt stands before the message it caused, the disposition last. Pure. */
export function timeLine(
  events: readonly AttemptEventRow[],
  messages: readonly MessageRow[],
  dispositions: readonly DispositionRow[],
  spoken: Spoken = { calls: [], written: [] },
): TimeLineEntry[] {
  const entries: TimeLineEntry[] = [
    ...events.map(attemptEntry),
    ...messages.map(messageEntry),
    ...spoken.calls.map(callEntry),
    ...spoken.written.map(messengerEntry),
    ...dispositions.map(({ at, ...rest }) => ({ source: 'disposition' as const, at: at.toISOString(), ...rest })),
  ];
  // A stable sort keeps the order of the sources, and of the ledger within one moment.
  return entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const SETTLED: ReadonlySet<string> = new Set(['confirmed', 'rejected', 'uncertain', 'not_sent']);

function attemptEntry({ at, kind, step, ordinal, channel, reason }: AttemptEventRow): TimeLineEntry {
  return {
    source: 'attempt',
    at: at.toISOString(),
    kind,
    step,
    ordinal,
    channel,
    reason: SETTLED.has(kind) ? reason : null,
  };
}

function callEntry(row: CallRow): TimeLineEntry {
  const { id, direction, disposition, billsec: talkSeconds, briefRing, method, sheet } = row;
  return {
    source: 'call',
    at: row.startedAt.toISOString(),
    id,
    direction,
    disposition,
    talkSeconds,
    briefRing,
    method,
    sheet,
  };
}

function messengerEntry({ id, channel, direction, body: text, sense, method, sentAt }: MessengerRow): TimeLineEntry {
  return { source: 'messenger', at: sentAt.toISOString(), id, channel, direction, text, sense, method };
}

function messageEntry(row: MessageRow): TimeLineEntry {
  const { id, kind, subject, text, fromDomain, inJunk, method, machineSuspected, machineReasons, quotes } = row;
  const told = { id, kind, subject, text, fromDomain, inJunk, method, machineSuspected, machineReasons, quotes };
  return { source: 'message', at: row.at.toISOString(), ...told };
}
