import type { Contact } from '../contact.ts';
import { deliveryReport, reportSubjects } from '../mail/delivery-report.ts';
import type { Dice } from '../seed.ts';
import type { ComposedAnswer } from './composed-answer.ts';

// The operator's own server reports: the studio's machine never had the mail.
const REPORTER = 'mx.shopper.test';

/** What the mail system says about a mail that could not be delivered, or not yet. */
export function composeReport(
  dice: Dice,
  action: 'failed' | 'delayed',
  machineReadable: boolean,
  contact: Contact,
  at: number,
): ComposedAnswer {
  const messageId = `${dice.between(1e9, 9e9)}.${contact.id}@${REPORTER}`;
  const raw = deliveryReport({
    action,
    machineReadable,
    reporter: REPORTER,
    to: contact.alias,
    recipient: contact.to,
    messageId,
    at,
    arrivedAt: contact.arrivedAt,
    original: contact.fields,
  });
  return {
    raw,
    messageId,
    from: `MAILER-DAEMON@${REPORTER}`,
    subject: reportSubjects[action],
    priceWords: null,
    attachments: [],
  };
}
