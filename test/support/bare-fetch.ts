import { ImapFlow } from 'imapflow';
import PostalMime from 'postal-mime';

/** Fetches a whole Inbox and parses each mail, with the libraries as they come. Returns mails per second, login included. */
export async function fetchAndParse(account: {
  host: string;
  port: number;
  user: string;
  password: string;
}): Promise<number> {
  const { host, port, user, password } = account;
  const began = performance.now();
  const client = new ImapFlow({ host, port, secure: false, auth: { user, pass: password }, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  let mails = 0;
  for await (const { source } of client.fetch('1:*', { uid: true, internalDate: true, source: true })) {
    if (source === undefined) throw new Error('a mail came without its source');
    await PostalMime.parse(source);
    mails += 1;
  }
  const seconds = (performance.now() - began) / 1_000;
  await client.logout();
  return mails / seconds;
}
