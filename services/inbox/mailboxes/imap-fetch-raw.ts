import type { ImapFlow } from 'imapflow';
import { within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

/**
 * UID FETCH BODY.PEEK[]<0.n> (RFC 9051 6.4.5): the first `maxBytes` bytes of one message without marking it as seen. Undefined
 * when the message was expunged meanwhile, or when the server answered with another one.
 */
export async function fetchRaw(client: ImapFlow, uid: number, maxBytes: number): Promise<Buffer | undefined> {
  const query = { uid: true, source: { start: 0, maxLength: maxBytes } };
  const budget = { name: 'FETCH', ms: intakeLimits.fetchMs, bytes: maxBytes + intakeLimits.framingBytes };
  const row = await within(client, budget, () => client.fetchOne(String(uid), query, { uid: true }));
  return row && row.uid === uid ? row.source : undefined;
}
