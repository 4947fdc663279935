import type { Account } from '../../platform/config.ts';
import type { Baseline } from './first-baseline.ts';
import { connectImap, type ImapConnection, type Refusal } from './imap-connection.ts';
import { type ExaminedFolder, examineFolder } from './imap-examine.ts';
import { fetchMarks, type MessageMark } from './imap-fetch-marks.ts';
import { fetchRaw, fetchRaws } from './imap-fetch-raw.ts';
import { type FolderList, listFolders } from './imap-list.ts';
import { searchLastUid, searchMessageId, searchUidsAfter } from './imap-search.ts';

/** An open, read-only view of one account. One command at a time; every method throws when the connection breaks. */
export type ImapMailbox = {
  folders: () => Promise<FolderList>;
  /** Opens a folder; the methods below speak of the folder opened last. */
  examine: (path: string) => Promise<ExaminedFolder>;
  /** The highest UID, for a server that tells no UIDNEXT. */
  lastUid: () => Promise<number>;
  uidsAfter: (cursor: number, baseline?: Baseline) => Promise<number[]>;
  /** UIDs of mails with this Message-ID. */
  withMessageId: (messageId: string) => Promise<number[]>;
  marks: (uids: readonly number[]) => Promise<MessageMark[]>;
  raw: (uid: number, maxBytes: number) => Promise<Buffer | undefined>;
  /** Several small messages at once; one that is missing in the answer has to be asked for alone. */
  raws: (uids: readonly number[], allBytes: number) => Promise<Map<number, Buffer>>;
  /** Calls back when the server hints at new mail in the open folder (IDLE). A hint may never come: poll as well. */
  onHint: (heard: () => void) => void;
  /** Resolves when the connection is over. */
  ended: Promise<string | undefined>;
  close: () => Promise<void>;
};

/** @param stop closes the connection at once, whatever runs on it */
export async function openImapMailbox(
  account: Account,
  mailBytes: number,
  stop: AbortSignal,
): Promise<{ kind: 'open'; mailbox: ImapMailbox } | Refusal> {
  const opened = await connectImap(account, mailBytes, stop);
  return opened.kind === 'connected' ? { kind: 'open', mailbox: mailboxOn(opened.connection) } : opened;
}

/** The mailbox behind a connection that is logged in. */
export function mailboxOn({ client, ended }: ImapConnection): ImapMailbox {
  return {
    folders: () => listFolders(client),
    examine: (path) => examineFolder(client, path),
    lastUid: () => searchLastUid(client),
    uidsAfter: (cursor, baseline) => searchUidsAfter(client, cursor, baseline),
    withMessageId: (messageId) => searchMessageId(client, messageId),
    marks: (uids) => fetchMarks(client, uids),
    raw: (uid, maxBytes) => fetchRaw(client, uid, maxBytes),
    raws: (uids, allBytes) => fetchRaws(client, uids, allBytes),
    onHint: (heard) => void client.on('exists', heard),
    ended,
    close: async () => {
      // A polite farewell (LOGOUT) may hang on a dead connection: closing the socket is enough, nothing was changed.
      client.close();
      await ended;
    },
  };
}
