import type { ImapFlow } from 'imapflow';
import { refusedBy, within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

/**
 * UID SEARCH (RFC 9051 6.4.4): UIDs above the cursor in the open folder, ascending. `n:*` always names the last message, even
 * below n (6.4.8), so what is not above the cursor is dropped.
 */
export async function searchUidsAfter(client: ImapFlow, cursor: number): Promise<number[]> {
  const budget = { name: 'SEARCH', ms: intakeLimits.commandMs, bytes: intakeLimits.searchBytes };
  const found = await within(client, budget, () => client.search({ uid: `${cursor + 1}:*` }, { uid: true }));
  if (!Array.isArray(found)) return refusedBy('SEARCH');
  const uids = found.filter((uid) => Number.isSafeInteger(uid) && uid > cursor);
  return [...new Set(uids)].sort((a, b) => a - b);
}
