/** One mail after MIME reading: plain, bounded data that the pure rules of the inbox work on. */

/** An address as written in a header; `address` is lower-cased and may be empty (`From: MAILER-DAEMON <>`). */
export type MailAddress = { readonly name: string; readonly address: string };

/** A file that came with the mail. `sha256` is the lower-case hexadecimal digest of `content`; `size` is in bytes. */
export type MailAttachment = {
  readonly name: string | null;
  readonly type: string;
  readonly disposition: string | null;
  readonly size: number;
  readonly sha256: string;
  readonly content: Uint8Array;
};

/**
 * A part that a machine wrote about another mail, decoded to text.
 * RFC 3464 delivery status, RFC 8098 disposition notification, RFC 5965 feedback report, and the returned mail or its headers.
 */
export type ReportPart = {
  readonly type:
    | 'message/delivery-status'
    | 'message/disposition-notification'
    | 'message/feedback-report'
    | 'text/rfc822-headers'
    | 'message/rfc822';
  readonly text: string;
};

/** What could not be read as written; the mail is still usable. */
export type MailFault = 'truncated' | 'too-deep' | 'too-many-parts' | 'charset-guessed' | 'headers-cut' | 'text-cut';

/** Header values by lower-case name, in document order, words of RFC 2047 decoded. A Map, so `__proto__` is only a name. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>;

export type ParsedMail = {
  readonly headers: MailHeaders;
  readonly from: MailAddress | null;
  readonly sender: MailAddress | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** Envelope recipients as the mailbox noted them, lower-cased: the strongest trace of a unique alias. */
  readonly deliveredTo: readonly string[];
  readonly xOriginalTo: readonly string[];
  readonly envelopeTo: readonly string[];
  /** `''` is the null sender `<>` of reports (RFC 5321 4.5.5); `null` means that no header says it. */
  readonly returnPath: string | null;
  readonly subject: string;
  /** Message ids without angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** ISO 8601, or null when the header is missing or cannot be read. */
  readonly date: string | null;
  /** Lower-case media type of the whole mail, for example `multipart/report`. */
  readonly contentType: string;
  /** Parameter `report-type` of a `multipart/report` (RFC 6522), lower-cased. */
  readonly reportType: string | null;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly MailAttachment[];
  readonly reports: readonly ReportPart[];
  readonly faults: readonly MailFault[];
};

/** First value of a header, or `''`. */
export function headerOf(mail: Pick<ParsedMail, 'headers'>, name: string): string {
  return mail.headers.get(name)?.[0] ?? '';
}
