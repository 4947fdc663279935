import { mailDate } from './message.ts';

export type Undelivered = {
  reporter: string;
  /** The shopper's address: reports go to the sender of the mail. */
  to: string;
  recipient: string;
  messageId: string;
  at: number;
  arrivedAt: number;
  /** Headers of the mail that is sent back. */
  original: Record<string, string>;
};

/** A report of failed delivery (RFC 3464 in RFC 6522) as Postfix writes it: notice, machine part, headers of the mail. */
export function failureReport(report: Undelivered): Buffer {
  const boundary = `${report.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 20)}/mx`;
  const original = Object.entries(report.original).map(([name, value]) => `${titled(name)}: ${value}`);
  const lines = [
    'Return-Path: <>',
    `Delivered-To: ${report.to}`,
    `Date: ${mailDate(report.at)}`,
    `From: MAILER-DAEMON@${report.reporter} (Mail Delivery System)`,
    'Subject: Undelivered Mail Returned to Sender',
    `To: ${report.to}`,
    'Auto-Submitted: auto-replied',
    `Message-ID: <${report.messageId}>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is the mail system at host ${report.reporter}.`,
    '',
    "I'm sorry to have to inform you that your message could not",
    'be delivered to one or more recipients. It is attached below.',
    '',
    `<${report.recipient}>: host mail said: 550 5.1.1 <${report.recipient}>: mailbox unavailable`,
    `--${boundary}`,
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${report.reporter}`,
    `Arrival-Date: ${mailDate(report.arrivedAt)}`,
    '',
    `Final-Recipient: rfc822; ${report.recipient}`,
    `Original-Recipient: rfc822;${report.recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; 550 5.1.1 <${report.recipient}>: mailbox unavailable`,
    '',
    `--${boundary}`,
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    ...original,
    '',
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

function titled(header: string): string {
  return header === 'message-id' ? 'Message-ID' : header.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
