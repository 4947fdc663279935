import type { ImapFlow } from 'imapflow';
import { within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

/** What the server says of a message: size in bytes as announced, and the moment it took the message in (INTERNALDATE). */
export type MessageMark = { uid: number; size: number; internalAt: Date | undefined };

/**
 * UID FETCH (UID RFC822.SIZE INTERNALDATE) of RFC 9051 6.4.5 for a small set of UIDs, ascending. Messages that were expunged
 * meanwhile are missing; rows that the server sends unasked are dropped.
 */
export async function fetchMarks(client: ImapFlow, uids: readonly number[]): Promise<MessageMark[]> {
  const asked = new Set(uids);
  const query = { uid: true, size: true, internalDate: true };
  const budget = { name: 'FETCH', ms: intakeLimits.commandMs, bytes: intakeLimits.listBytes };
  const rows = await within(client, budget, () => client.fetchAll([...asked].join(','), query, { uid: true }));
  const marks = new Map<number, MessageMark>();
  for (const { uid, size, internalDate } of rows) {
    if (!asked.has(uid) || size === undefined) continue;
    const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
    marks.set(uid, { uid, size, internalAt: Number.isNaN(at) ? undefined : new Date(at) });
  }
  return [...marks.values()].sort((a, b) => a.uid - b.uid);
}
