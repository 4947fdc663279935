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
  return row.uid === uid && row.source !== undefined ? row.source : refusedBy('FETCH');
}
