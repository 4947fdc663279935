import type { ImapFlow } from 'imapflow';
import { within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

/** What the server says of a message: size in bytes as announced, and the moment it took the message in (INTERNALDATE). */
export type MessageMark = { uid: number; size: number | undefined; internalAt: Date | undefined };

/**
 * UID FETCH (UID RFC822.SIZE INTERNALDATE) of RFC 9051 6.4.5 for a small set of UIDs. One mark for each UID that was asked, in
 * that order: what the server leaves out is undefined, so that no mail is forgotten for want of a mark; rows that it sends
 * unasked are dropped.
 */
export async function fetchMarks(client: ImapFlow, uids: readonly number[]): Promise<MessageMark[]> {
  const query = { uid: true, size: true, internalDate: true };
  const budget = { name: 'FETCH', ms: intakeLimits.commandMs, bytes: intakeLimits.listBytes };
  const rows = await within(client, budget, () => client.fetchAll(uids.join(','), query, { uid: true }));
  const told = new Map(rows.filter(({ size }) => size !== undefined).map((row) => [row.uid, row]));
  return uids.map((uid) => {
    const { size, internalDate } = told.get(uid) ?? {};
    const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
    return { uid, size, internalAt: Number.isNaN(at) ? undefined : new Date(at) };
  });
}
