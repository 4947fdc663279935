import type { ImapFlow } from 'imapflow';
import { within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

export type ExaminedFolder = {
  uidValidity: string;
  /** The UID that the next mail will get; undefined from servers that do not say, or say nonsense. */
  uidNext: number | undefined;
};

/** EXAMINE (RFC 9051 6.3.3): opens a folder read-only, so that nothing is marked as seen. UIDVALIDITY as text: it is only compared. */
export async function examineFolder(client: ImapFlow, path: string): Promise<ExaminedFolder> {
  const budget = { name: 'EXAMINE', ms: intakeLimits.commandMs, bytes: intakeLimits.listBytes };
  const folder = await within(client, budget, () => client.mailboxOpen(path, { readOnly: true }));
  const told = Number(folder.uidNext);
  const uidNext = Number.isSafeInteger(told) && told > 0 ? told : undefined;
  return { uidValidity: String(folder.uidValidity), uidNext };
}
