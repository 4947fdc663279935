import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { CallId, InquiryId } from '../../platform/ids.ts';
import { attributeCallWithin } from './attribute-call.ts';
import type { Call, CallDirection, CallDisposition } from './call.ts';
import type { CallSheet, SheetFault } from './call-sheet.ts';
import { callTimes } from './exports/call-times.ts';
import { cellNumber } from './exports/cell-values.ts';
import { insertSource } from './store/sources.ts';
import { storeCall } from './store-call.ts';
import { writeSheetWithin } from './write-call-sheet.ts';

/** Name of the source of everything that people type in. */
export const manualSource = 'manual';

/**
 * A call as a person writes it down. `entryId` is minted with the form, so that sending it twice enters one call. Numbers as written;
 * `theirs` empty: withheld. Times are field time; seconds of ringing and of talk.
 */
export type CallEntry = {
  readonly entryId: string;
  readonly direction: CallDirection;
  readonly theirs: string;
  readonly ours: string;
  readonly country: string;
  readonly startedAt: Date;
  readonly disposition: CallDisposition;
  readonly rangSeconds: number;
  readonly talkSeconds: number;
  /** Whose call the person knows it to be; null: the numbers decide. */
  readonly inquiryId: InquiryId | null;
  readonly sheet: CallSheet | null;
};

export type CallEntered =
  | { readonly kind: 'entered'; readonly callId: CallId; readonly inquiryId: InquiryId | null }
  /** Sent before; nothing was changed. */
  | { readonly kind: 'entered_before' }
  | { readonly kind: 'faulty'; readonly faults: readonly SheetFault[] };

/** The call of an entry, or everything that is wrong with it. */
export function callOfEntry(entry: CallEntry, now: Date): Call | readonly SheetFault[] {
  const { direction, disposition, country, startedAt, rangSeconds, talkSeconds } = entry;
  const faults: SheetFault[] = [];
  const numberOf = (at: 'theirs' | 'ours'): string | null => {
    const number = cellNumber(entry[at], country);
    if (entry[at].trim() !== '' && number === null) faults.push({ at, message: 'is no telephone number' });
    return number;
  };
  const [theirs, ours] = [numberOf('theirs'), numberOf('ours')];
  const answered = disposition === 'answered';
  if (startedAt > now) faults.push({ at: 'startedAt', message: 'lies in the future' });
  if (!answered && talkSeconds > 0) faults.push({ at: 'talkSeconds', message: 'is for answered calls only' });
  if (!answered && entry.sheet !== null) faults.push({ at: 'sheet', message: 'is for answered calls only' });
  if (faults.length > 0) return faults;
  const answeredAt = answered ? new Date(startedAt.getTime() + rangSeconds * 1000) : null;
  const told = { startedAt, answeredAt, endedAt: null, talk: talkSeconds, wait: rangSeconds, duration: 0 };
  const times = callTimes(told, answered);
  if (times === null) return [{ at: 'rangSeconds', message: 'is below nought' }];
  const ends = direction === 'inbound' ? { fromE164: theirs, toE164: ours } : { fromE164: ours, toE164: theirs };
  return { externalId: entry.entryId, direction, ...ends, ...times, disposition };
}

/** Enters a call with its attribution and its sheet: all of it, or nothing where anything is wrong. */
export async function enterCall(db: Database, entry: CallEntry, by: string): Promise<CallEntered> {
  const call = callOfEntry(entry, (await fieldTime(db)).now);
  if (!('externalId' in call)) return { kind: 'faulty', faults: call };
  await insertSource(db, manualSource, { timeZone: 'UTC', country: 'RU' }, by);
  const tx = await db.startTransaction().execute();
  try {
    const done = await enterWithin(tx, entry, call, by);
    await (done.kind === 'entered' ? tx.commit() : tx.rollback()).execute();
    return done;
  } catch (thrown) {
    await tx.rollback().execute();
    throw thrown;
  }
}

async function enterWithin(
  tx: Database,
  { inquiryId, sheet }: CallEntry,
  call: Call,
  by: string,
): Promise<CallEntered> {
  const stored = await storeCall(tx, { source: manualSource, call, by });
  if (stored === null) return { kind: 'entered_before' };
  const { callId, match } = stored;
  const byRule = match.kind === 'one' ? match.inquiryId : null;
  if (inquiryId !== null) {
    const { kind } = await attributeCallWithin(tx, { callId, inquiryId, note: 'entered by hand', by });
    if (kind !== 'attributed') return { kind: 'faulty', faults: [{ at: 'inquiryId', message: 'is no inquiry' }] };
  }
  if (sheet !== null) {
    const written = await writeSheetWithin(tx, { callId, sheet, by });
    if (written.kind === 'faulty')
      return { kind: 'faulty', faults: written.faults.map(({ at, message }) => ({ at: `sheet/${at}`, message })) };
  }
  return { kind: 'entered', callId, inquiryId: inquiryId ?? byRule };
}
