import type { Database } from '../../platform/database/connect.ts';
import { inquiryBody } from './inquiry-body.ts';
import type { InquiryWithTimeLine, TimeLineEntry } from './inquiry-schemas.ts';
import { type AttemptEventRow, attemptEventsOf, type DispositionRow, dispositionsOf } from './store/attempt-events.ts';
import { findInquiry } from './store/inquiries.ts';
import { type MessageRow, messagesOf } from './store/messages.ts';

/** An inquiry with everything that happened to it, in the order of field time; null when there is none. */
export async function inquiryWithTimeLine(db: Database, id: string): Promise<InquiryWithTimeLine | null> {
  const inquiry = await findInquiry(db, id);
  if (inquiry === null) return null;
  const events = await attemptEventsOf(db, id);
  const messages = await messagesOf(db, id);
  const dispositions = await dispositionsOf(db, id);
  return { ...inquiryBody(inquiry), campaign: inquiry.slug, timeLine: timeLine(events, messages, dispositions) };
}

/** Merges the three sources; at one moment the attempt stands before the message it caused, the disposition last. Pure. */
export function timeLine(
  events: readonly AttemptEventRow[],
  messages: readonly MessageRow[],
  dispositions: readonly DispositionRow[],
): TimeLineEntry[] {
  const entries: TimeLineEntry[] = [
    ...events.map(attemptEntry),
    ...messages.map(messageEntry),
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

function messageEntry(row: MessageRow): TimeLineEntry {
  const { id, kind, subject, text, fromDomain, inJunk, method, machineSuspected, machineReasons, quotes } = row;
  const told = { id, kind, subject, text, fromDomain, inJunk, method, machineSuspected, machineReasons, quotes };
  return { source: 'message', at: row.at.toISOString(), ...told };
}
