import type { Database } from '../../platform/database/connect.ts';
import type { InquiryId } from '../../platform/ids.ts';
import { type InquiryMatch, matchInquiry, registrableDomain } from '../attribution/match-inquiry.ts';
import { sentencesOf } from '../attribution/own-phrases.ts';
import { readReport } from '../bounce/report.ts';
import { type Classification, classify, type MailContext } from '../classify/classify.ts';
import type { MailAddress, ParsedMail } from '../mime/parsed-mail.ts';
import { wholeText } from '../new-text/new-text.ts';
import { knownInquiries } from '../store/known-inquiries.ts';
import { lettersOf } from '../store/own-letters.ts';
import { lastContactBefore } from '../store/readings.ts';

export type JudgedMail = {
  match: InquiryMatch<InquiryId>;
  classification: Classification;
  fromDomain: string | null;
  /** Message-ID of a letter that a mail server's report is about, or null. */
  reportedMessageId: string | null;
};

/**
 * Whose answer a mail is and what kind of answer. Attribution comes first: the class leans on the time since our contact and on
 * whether the mail concerns an inquiry at all.
 * @param arrivedAt INTERNALDATE, field time
 */
export async function judgeMail(db: Database, mail: ParsedMail, arrivedAt: Date): Promise<JudgedMail> {
  const returned = readReport(mail, wholeText(mail))?.returned.messageId ?? null;
  const senders = addresses([...(mail.from ? [mail.from] : []), ...mail.replyTo]);
  const traces = {
    recipients: [...mail.deliveredTo, ...mail.xOriginalTo, ...mail.envelopeTo, ...addresses([...mail.to, ...mail.cc])],
    references: [...mail.inReplyTo, ...mail.references, ...(returned === null ? [] : [returned])],
    senders,
    senderDomains: senders.flatMap((address) => registrableDomain(address) ?? []),
  };
  const match = matchInquiry(await knownInquiries(db, traces, arrivedAt), mail, returned);
  const classification = classify(mail, await contextOf(db, match, arrivedAt));
  const fromDomain = registrableDomain(mail.from?.address ?? '');
  return { match, classification, fromDomain, reportedMessageId: returned };
}

async function contextOf(db: Database, match: InquiryMatch<InquiryId>, arrivedAt: Date): Promise<MailContext> {
  if (match.kind === 'none') return { attributed: false };
  if (match.kind === 'many') return { attributed: true };
  const contactAt = await lastContactBefore(db, match.inquiryId, arrivedAt);
  const quotesInquiry = match.method === 'references' || match.method === 'phrase';
  const ownSentences = (await lettersOf(db, match.inquiryId)).flatMap(sentencesOf);
  const known = { attributed: true, quotesInquiry, ownSentences };
  if (contactAt === undefined) return known;
  return { ...known, latencyMs: Math.max(0, arrivedAt.getTime() - contactAt.getTime()) };
}

function addresses(list: readonly MailAddress[]): string[] {
  return list.map(({ address }) => address).filter((address) => address !== '');
}
