import { mailDate } from './message.ts';

export type Report = {
  action: 'failed' | 'delayed';
  /** False: told in prose only, as Exim does, without the machine-readable part. */
  machineReadable: boolean;
  reporter: string;
  /** The shopper's address: reports go to the sender of the mail. */
  to: string;
  recipient: string;
  messageId: string;
  at: number;
  arrivedAt: number;
  /** Headers of the mail that the report is about. */
  original: Record<string, string>;
};

export const reportSubjects = {
  failed: 'Undelivered Mail Returned to Sender',
  delayed: 'Delayed Mail (still being retried)',
} as const;

/** A report of the mail system about one recipient: RFC 3464 in RFC 6522 as Postfix writes it, or plain prose. */
export function deliveryReport(report: Report): Buffer {
  const lines = report.machineReadable ? structured(report) : prose(report);
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

/** The null return path: nobody answers a report, and no responder may. */
function heads({ to, at, reporter, messageId, action }: Report): string[] {
  return [
    'Return-Path: <>',
    `Delivered-To: ${to}`,
    `Date: ${mailDate(at)}`,
    `From: MAILER-DAEMON@${reporter} (Mail Delivery System)`,
    `Subject: ${reportSubjects[action]}`,
    `To: ${to}`,
    'Auto-Submitted: auto-replied',
    `Message-ID: <${messageId}>`,
    'MIME-Version: 1.0',
  ];
}

/** Notice for people, blocks for machines (one per message, one per recipient), headers of the mail. */
function structured(report: Report): string[] {
  const { reporter, recipient, action } = report;
  const boundary = `${report.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 20)}/mx`;
  return [
    ...heads(report),
    `Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is the mail system at host ${reporter}.`,
    '',
    ...notices[action],
    '',
    `<${recipient}>: ${reasons[action].said}`,
    `--${boundary}`,
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${reporter}`,
    `Arrival-Date: ${mailDate(report.arrivedAt)}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Original-Recipient: rfc822;${recipient}`,
    `Action: ${action}`,
    `Status: ${reasons[action].status}`,
    `Diagnostic-Code: smtp; ${reasons[action].said}`,
    '',
    `--${boundary}`,
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    ...originalHeaders(report),
    '',
    `--${boundary}--`,
    '',
  ];
}

/** The address of a failed delivery stands in a header of its own; a delay is told by words alone. */
function prose(report: Report): string[] {
  return [
    ...heads(report),
    ...(report.action === 'failed' ? [`X-Failed-Recipients: ${report.recipient}`] : []),
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This message was created automatically by mail delivery software.',
    '',
    ...notices[report.action],
    '',
    `  ${report.recipient}`,
    `    ${reasons[report.action].said}`,
    '',
    '------ This is a copy of the headers of the message ------',
    '',
    ...originalHeaders(report),
    '',
  ];
}

const notices = {
  failed: [
    'A message that you sent could not be delivered to one or more',
    'of its recipients. This is a permanent error.',
  ],
  delayed: [
    'THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.',
    'Your message could not be delivered for more than 4 hour(s).',
  ],
} as const;

const reasons = {
  failed: { status: '5.1.1', said: '550 5.1.1 mailbox unavailable' },
  delayed: { status: '4.4.1', said: '451 4.4.1 connection timed out' },
} as const;

function originalHeaders({ original }: Report): string[] {
  return Object.entries(original).map(([name, value]) => `${titled(name)}: ${value}`);
}

function titled(header: string): string {
  return header === 'message-id' ? 'Message-ID' : header.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
