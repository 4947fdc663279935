import type { ImapFlow } from 'imapflow';
import { within } from './imap-command.ts';
import { intakeLimits } from './intake-limits.ts';

export type MailboxFolder = { path: string; isJunk: boolean };
/** `sent` is where the provider keeps what left by it, undefined where it says nothing of such a folder. */
export type FolderList = { toRead: MailboxFolder[]; sent: string | undefined };

/**
 * LIST (RFC 9051 6.3.9): the Inbox and every folder that is Junk by special use (RFC 6154) or, where a server does not say, by
 * its name in many languages. Junk first, so that the Inbox is the one left open for hints.
 */
export async function listFolders(client: ImapFlow): Promise<FolderList> {
  const budget = { name: 'LIST', ms: intakeLimits.commandMs, bytes: intakeLimits.listBytes };
  const entries = await within(client, budget, () => client.list());
  const readable = entries.filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'));
  const junk = readable.filter(({ specialUse, flags }) => specialUse === '\\Junk' || flags.has('\\Junk'));
  const inbox = readable.filter(({ specialUse, path }) => specialUse === '\\Inbox' || path.toUpperCase() === 'INBOX');
  const toRead = [
    ...junk.map(({ path }) => ({ path, isJunk: true })),
    ...inbox.slice(0, 1).map(({ path }) => ({ path, isJunk: false })),
  ];
  return { toRead, sent: readable.find(({ specialUse }) => specialUse === '\\Sent')?.path };
}
