import PostalMime from 'postal-mime';

export type InquiryMail = {
  /** Where an answer goes: Reply-To, else From. */
  alias: string;
  personaName: string;
  subject: string;
  messageId: string | null;
  text: string;
  headers: Record<string, string>;
};

// What a returned mail shows, and what tells a program's letter from a person's.
const KEPT_HEADERS = [
  'from',
  'reply-to',
  'to',
  'subject',
  'message-id',
  'in-reply-to',
  'references',
  'date',
  'user-agent',
  'x-mailer',
];

/** Reads a mail to a studio as its people would see it. */
export async function readInquiryMail(raw: Buffer): Promise<InquiryMail> {
  const mail = await PostalMime.parse(new Uint8Array(raw));
  const writer = mail.replyTo?.[0] ?? mail.from;
  const headers: Record<string, string> = {};
  for (const { key, value } of mail.headers) if (KEPT_HEADERS.includes(key)) headers[key] = value;
  return {
    alias: (writer?.address ?? '').toLowerCase(),
    personaName: mail.from?.name ?? '',
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? null,
    text: (mail.text ?? '').replace(/\r\n/g, '\n').trimEnd(),
    headers,
  };
}
