import MailComposer from 'nodemailer/lib/mail-composer';

export type LetterMessage = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  body: string;
  /** Without angle brackets; ours, so that answers and bounces can be joined to the attempt (RFC 5322 3.6.4). */
  messageId: string;
  /** Field time. */
  date: Date;
  /** Message-ID answered to, for letters within a thread; null begins one. */
  inReplyTo: string | null;
  /** Message-IDs of the thread, oldest first, the one answered to among them (RFC 5322 3.6.4). */
  references: readonly string[];
};

const control = /\p{Cc}/u;

/**
 * An RFC 5322 message as bytes: plain text, no tracking, no attachment, no header that names the program. Throws on a header value
 * with a control character: such a value never comes from a checked protocol.
 */
export async function composeLetter(letter: LetterMessage): Promise<Buffer> {
  for (const value of [
    letter.from.name,
    letter.from.address,
    letter.to,
    letter.subject,
    letter.messageId,
    letter.inReplyTo ?? '',
    ...letter.references,
  ]) {
    if (control.test(value)) throw new RangeError('a header value of a letter holds a control character');
  }
  const composer = new MailComposer({
    from: letter.from,
    to: letter.to,
    subject: letter.subject,
    text: letter.body,
    messageId: `<${letter.messageId}>`,
    date: letter.date,
    ...(letter.inReplyTo === null
      ? {}
      : { inReplyTo: `<${letter.inReplyTo}>`, references: letter.references.map((id) => `<${id}>`) }),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
