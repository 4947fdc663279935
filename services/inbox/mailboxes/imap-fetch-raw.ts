import type { ImapFlow } from 'imapflow';
import { refusedBy, within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

/**
 * UID FETCH BODY.PEEK[]<0.n> (RFC 9051 6.4.5): the first `maxBytes` bytes of one message without marking it as seen. Undefined
 * when the message was expunged meanwhile; an answer for another message throws, or a mail would be passed over in silence.
 */
export async function fetchRaw(client: ImapFlow, uid: number, maxBytes: number): Promise<Buffer | undefined> {
  const query = { uid: true, source: { start: 0, maxLength: maxBytes } };
  const budget = { name: 'FETCH', ms: intakeLimits.fetchMs, bytes: maxBytes + intakeLimits.framingBytes };
  const row = await within(client, budget, () => client.fetchOne(String(uid), query, { uid: true }));
  if (!row) return undefined;
  // Expunged under an open folder, a message is answered with NIL: only a new connection can tell that from a fault.
  return row.uid === uid && Buffer.isBuffer(row.source) ? row.source : refusedBy('FETCH');
}

/**
 * The same for several small messages in one command, by UID. What the server leaves out is missing in the answer and must be
 * asked for alone before it counts as gone.
 * @param allBytes bytes that the messages may have together; beyond it the connection is closed
 */
export async function fetchRaws(
  client: ImapFlow,
  uids: readonly number[],
  allBytes: number,
): Promise<Map<number, Buffer>> {
  const query = { uid: true, source: { start: 0, maxLength: allBytes } };
  const budget = { name: 'FETCH', ms: intakeLimits.fetchMs, bytes: allBytes + intakeLimits.framingBytes };
  const rows = await within(client, budget, () => client.fetchAll(uids.join(','), query, { uid: true }));
  const asked = new Set(uids);
  return new Map(
    rows.flatMap(({ uid, source }) => (asked.has(uid) && Buffer.isBuffer(source) ? [[uid, source] as const] : [])),
  );
}
