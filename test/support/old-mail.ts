/** Short mails of years ago, each different, for mailboxes that were full before we came. */
export function* oldMails(count: number): Generator<Buffer> {
  for (let at = 0; at < count; at += 1) {
    yield Buffer.from(
      `From: <someone@elsewhere.example>\r\nSubject: Old ${at}\r\nMessage-ID: <${at}@elsewhere.example>\r\n\r\nOld.\r\n`,
    );
  }
}
