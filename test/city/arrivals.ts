import type { Arrival } from './contact.ts';
import type { ContactEntry } from './ledger-entries.ts';
import type { InquiryMail } from './mail/inquiry-mail.ts';
import type { PostedInquiry } from './sites/site-kind.ts';
import type { StudioCard } from './studio-card.ts';

/** A posted form as it reaches the studio's people: as a notice from their own site. */
export function formArrival(
  studio: StudioCard,
  posted: PostedInquiry,
  fields: Record<string, string>,
  verdict: ContactEntry['verdict'],
  tripwires: ContactEntry['tripwires'],
): Arrival {
  return {
    channel: 'form',
    inThread: false,
    verdict,
    alias: posted.email.toLowerCase(),
    personaName: posted.name,
    message: posted.message,
    fields,
    tripwires,
    to: studio.email,
    subject: `Заявка с сайта ${studio.domain}`,
    messageId: null,
    asSeen: `Имя: ${posted.name}\nE-mail: ${posted.email}\nТелефон: ${posted.phone}\nСообщение:\n${posted.message}`,
  };
}

/** A mail as it lies in the studio's mailbox: it can be answered in its thread, a form cannot. */
export function mailArrival(to: string, mail: InquiryMail): Arrival {
  return {
    channel: 'mail',
    inThread: 'in-reply-to' in mail.headers || 'references' in mail.headers,
    verdict: 'accepted',
    alias: mail.alias,
    personaName: mail.personaName,
    message: mail.text,
    fields: mail.headers,
    tripwires: [],
    to,
    subject: mail.subject,
    messageId: mail.messageId,
    asSeen: mail.text,
  };
}
