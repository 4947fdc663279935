import { isOwnLetter } from '../../field/mailer/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import { registrableDomain } from '../attribution/match-inquiry.ts';
import { vote } from '../classify/vote.ts';
import type { ParsedMail } from '../mime/parsed-mail.ts';
import type { JudgedMail } from './judge-mail.ts';
import { storable } from './storable-text.ts';

/**
 * Our own letter come back to us, by Message-ID and sender: the blind copy, or what somebody redirected unread. It answers nothing
 * and belongs to nobody's answers, but it shows that a mail server took the letter over. Undefined for every other mail.
 */
export async function ownCopy(db: Database, mail: ParsedMail): Promise<JudgedMail | undefined> {
  const { messageId, from } = mail;
  if (messageId === null || from === null || !(await isOwnLetter(db, storable(messageId), storable(from.address))))
    return undefined;
  return {
    match: { kind: 'none' },
    classification: { kind: 'unrelated', votes: [vote('own-letter', 'unrelated', 1, messageId)] },
    fromDomain: registrableDomain(from.address),
    reportedMessageId: null,
  };
}
