import { composeLetter } from '../../../field/mailer/letter-message.ts';
import { isWithin } from '../../../field/mailer/recipient.ts';
import { deliver } from '../../../field/mailer/smtp-delivery.ts';
import { smtpOutcome } from '../../../field/mailer/smtp-outcome.ts';
import type { Account } from '../../../platform/config.ts';
import type { Database } from '../../../platform/database/connect.ts';
import type { EgressMap } from '../../../platform/egress/egress-map.ts';
import { newSecret } from '../../../platform/ids.ts';
import type { Log } from '../../../platform/log.ts';
import { confirmLetter } from './confirm-letter.ts';
import { secretHash } from './proof-token.ts';
import { armMail, type DueMail, dueMails, isPersonaDomain, postponeMail, settleMail } from './store.ts';

/** `from`: the operator's own address, never one of a persona; `publicUrl`: how studios reach this program. */
export type StudioMailDeps = {
  readonly db: Database;
  readonly log: Log;
  readonly smtp: Account;
  readonly from: string;
  readonly publicUrl: string;
  readonly map: EgressMap;
};

const batch = 20;
const MOST_TRIES = 6;

/** Sends the letters that are due, each at most once, through the mailer of the campaigns and under the same switch. */
export async function sendStudioMails(deps: StudioMailDeps): Promise<void> {
  const { db, log, from } = deps;
  const due = await dueMails(db, batch);
  if (due.length === 0) return;
  if (await isPersonaDomain(db, from.slice(from.lastIndexOf('@') + 1))) {
    log.error({}, 'studio_mails.sender_is_a_persona: set STUDIO_MAIL_FROM to a domain that no persona writes from');
    return;
  }
  for (const mail of due) await sendOne(deps, mail);
}

async function sendOne({ db, log, smtp, from, publicUrl, map }: StudioMailDeps, mail: DueMail): Promise<void> {
  // A rehearsal writes to nobody real.
  if (!isWithin(map, mail.recipient)) return settleMail(db, mail.id, 'not_sent');
  const token = newSecret();
  const { subject, body } = confirmLetter(mail, publicUrl, token);
  const message = await composeLetter({
    from: { name: 'Zerkalo', address: from },
    to: mail.recipient,
    subject,
    body,
    messageId: `${mail.id}.${mail.tries}@${from.slice(from.lastIndexOf('@') + 1)}`,
    date: new Date(),
    inReplyTo: null,
    references: [],
  });
  const facts = await deliver(smtp, { from, to: mail.recipient }, message, () =>
    armMail(db, mail.id, secretHash(token)),
  );
  const { state, reason } = smtpOutcome(facts);
  log.info({ mailId: mail.id, state, reason }, 'studio_mail.tried');
  if (state === 'confirmed') return settleMail(db, mail.id, 'sent');
  if (state === 'rejected') return settleMail(db, mail.id, 'refused');
  if (state === 'uncertain') return settleMail(db, mail.id, 'uncertain');
  // Answered later with 4xx after arming: the token is spent, a second letter would need a second one.
  if (facts.streamRead && !facts.armRefused) return settleMail(db, mail.id, 'not_sent');
  return mail.tries + 1 >= MOST_TRIES ? settleMail(db, mail.id, 'not_sent') : postponeMail(db, mail.id);
}
