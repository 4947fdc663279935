import type { ImapFlow } from 'imapflow';
import { within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

/** EXAMINE (RFC 9051 6.3.3): opens a folder read-only, so that nothing is marked as seen. UIDVALIDITY as text: it is only compared. */
export async function examineFolder(client: ImapFlow, path: string): Promise<{ uidValidity: string }> {
  const budget = { name: 'EXAMINE', ms: intakeLimits.commandMs, bytes: intakeLimits.listBytes };
  const folder = await within(client, budget, () => client.mailboxOpen(path, { readOnly: true }));
  return { uidValidity: String(folder.uidValidity) };
}
