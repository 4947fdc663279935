import { ImapFlow } from 'imapflow';
import { type BulkTarget, bulkAppend } from './bulk-append.ts';

const years = '10-Mar-2019 09:30:00 +0000';
/** Mails that are brought in one by one; the rest are copies that the server makes of them. */
const distinct = 5_000;

/** Fills the Inbox with so many short mails of years ago, as a mailbox that was full before we came. */
export async function fillOldMailbox(target: BulkTarget, count: number): Promise<void> {
  await bulkAppend(target, 'INBOX', oldMails(Math.min(count, distinct)), undefined, years);
  if (count <= distinct) return;
  const { host, port, user, password } = target;
  const client = new ImapFlow({ host, port, secure: false, auth: { user, pass: password }, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX');
  for (let there = distinct; there < count; ) {
    const more = Math.min(there, count - there);
    await client.messageCopy(`1:${more}`, 'INBOX');
    there += more;
  }
  await client.logout();
}

function* oldMails(count: number): Generator<Buffer> {
  for (let at = 0; at < count; at += 1) {
    const head = `From: <someone@elsewhere.example>\r\nSubject: Old ${at}\r\nMessage-ID: <${at}@elsewhere.example>`;
    yield Buffer.from(`${head}\r\n\r\nOld.\r\n`);
  }
}
