import type { ImapFlow } from 'imapflow';
import { type Baseline, searchDay } from './first-baseline.ts';
import { refusedBy, within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

type Query = Parameters<ImapFlow['search']>[0];

/**
 * UID SEARCH (RFC 9051 6.4.4): UIDs above the cursor in the open folder, ascending. `n:*` always names the last message, even
 * below n (6.4.8), so what is not above the cursor is dropped. Below the baseline the server leaves out what is too old.
 */
export async function searchUidsAfter(
  client: ImapFlow,
  cursor: number,
  baseline: Baseline | undefined,
): Promise<number[]> {
  const above = { uid: `${cursor + 1}:*` };
  const query: Query =
    baseline === undefined || cursor >= baseline.uid
      ? above
      : { ...above, or: [{ uid: `${baseline.uid + 1}:*` }, { since: searchDay(baseline) }] };
  const found = await search(client, query);
  return found.filter((uid) => uid > cursor);
}

/** The highest UID in the open folder, 0 when it is empty: for servers that do not tell UIDNEXT. */
export async function searchLastUid(client: ImapFlow): Promise<number> {
  return (await search(client, { uid: '*' })).at(-1) ?? 0;
}

/** UIDs in the open folder whose Message-ID is the one given (without angle brackets), ascending. */
export async function searchMessageId(client: ImapFlow, messageId: string): Promise<number[]> {
  return search(client, { header: { 'Message-ID': `<${messageId}>` } });
}

async function search(client: ImapFlow, query: Query): Promise<number[]> {
  const budget = { name: 'SEARCH', ms: intakeLimits.commandMs, bytes: intakeLimits.searchBytes };
  const found = await within(client, budget, () => client.search(query, { uid: true }));
  if (!Array.isArray(found)) return refusedBy('SEARCH');
  return [...new Set(found.filter((uid) => Number.isSafeInteger(uid) && uid > 0))].sort((a, b) => a - b);
}
