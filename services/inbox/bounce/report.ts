/**
 * Reports of mail servers about our own mail: failed, delayed, delivered, complained about. Tested before everything else,
 * because half of them also call themselves automatic replies.
 */
import { tally, type Vote, vote } from '../classify/vote.ts';
import { addressesIn } from '../mime/addresses.ts';
import { headerOf, type ParsedMail } from '../mime/parsed-mail.ts';
import { decidingRecord, type RecipientStatus, readDeliveryStatus, statusIn } from './delivery-status.ts';
import { type FailureReason, failureReason, isHard } from './failure-reason.ts';
import { failedAddress, isMachineAddress, returnedField, returnedText, splitNotice } from './notice.ts';
import * as words from './report-phrases.ts';

export type ReportKind = 'bounce' | 'delay_notice' | 'delivered_report' | 'complaint';

/**
 * `recipient` is the address concerned, lower-cased; `status` an RFC 3463 code. `hard`: the address or host does not exist,
 * has moved or takes no mail. `final`: the server has given up (`Action: failed`), so that no later success can follow.
 * `returned` names our mail that the report is about.
 */
export type MailReport = {
  readonly kind: ReportKind;
  readonly votes: readonly Vote[];
  readonly recipient: string | null;
  readonly status: string | null;
  readonly reason: FailureReason;
  readonly hard: boolean;
  readonly final: boolean;
  readonly returned: { readonly messageId: string | null; readonly to: string | null };
};

/** Reads a report, or null when the mail is none. `bodyText` is the mail's text with HTML already turned into text. */
export function readReport(mail: ParsedMail, bodyText: string): MailReport | null {
  const notice = splitNotice(bodyText);
  const returned = returnedText(mail, notice);
  const record = decidingRecord(statusTexts(mail, notice.text, returned).flatMap(readDeliveryStatus));
  const votes = reportVotes(mail, notice.text, record);
  const kind = (['complaint', 'delivered_report', 'delay_notice', 'bounce'] as const).find(
    (one) => tally(votes, one) >= 1,
  );
  if (!kind) return null;
  const recipient = recipientOf(mail, record, notice.text, returned);
  const diagnostic = record?.diagnostic || lineAbout(notice.text, recipient);
  const status = specificStatus(record?.status ?? null, diagnostic, notice.text);
  const reason =
    kind === 'bounce' || kind === 'delay_notice'
      ? failureReason({ status, diagnostic, notice: notice.text })
      : 'not_stated';
  return {
    kind,
    votes,
    recipient,
    status,
    reason,
    hard: kind === 'bounce' && isHard(reason),
    final: kind === 'bounce',
    returned: {
      messageId: /<([^<>\s]{1,500})>/.exec(returnedField(returned, 'Message-ID'))?.[1] ?? null,
      to: addressesIn([returnedField(returned, 'To')])[0] ?? null,
    },
  };
}

/** Bodies of delivery status: the parts, else what damaged or wrapped reports carry in their text or returned mail. */
function statusTexts(mail: ParsedMail, notice: string, returned: string): string[] {
  const parts = mail.reports.filter((part) => part.type === 'message/delivery-status').map((part) => part.text);
  if (parts.length > 0) return parts;
  return [notice, returned].filter((text) => /^final-recipient:/im.test(text) && /^action:/im.test(text)).slice(0, 1);
}

function reportVotes(mail: ParsedMail, notice: string, record: RecipientStatus | null): Vote[] {
  const votes: Vote[] = [];
  const head = notice.slice(0, 8_000);
  const daemon = daemonOf(mail);
  const matched = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? '';
  if (mail.reportType === 'feedback-report' || mail.reports.some((part) => part.type === 'message/feedback-report'))
    votes.push(vote('feedback-report', 'complaint', 1, 'message/feedback-report'));
  // Microsoft's junk mail reports are the mail itself with one header more.
  const junk = headerOf(mail, 'x-hmxmroriginalrecipient');
  if (junk) votes.push(vote('junk-report', 'complaint', 1, junk));
  const complaint = matched(words.complaintSubject, mail.subject);
  if (complaint && mail.reports.length > 0) votes.push(vote('complaint-subject', 'complaint', 1, complaint));

  const success = matched(words.deliveredSubject, mail.subject);
  if (
    mail.reports.some((part) => part.type === 'message/disposition-notification') ||
    mail.reportType === 'disposition-notification'
  )
    votes.push(vote('disposition-notification', 'delivered_report', 1, mail.subject));
  if (record?.action && ['delivered', 'relayed', 'expanded'].includes(record.action))
    votes.push(vote('action', 'delivered_report', 1, record.action));
  if (!record && success && matched(words.deliveredBody, head))
    votes.push(vote('delivered-words', 'delivered_report', 1, success));

  const failure = [matched(words.failureSubject, mail.subject), matched(words.failureBody, head)];
  const failed = headerOf(mail, 'x-failed-recipients');
  if (record) votes.push(vote('delivery-status', 'bounce', 1, record.action ?? 'delivery-status'));
  if (mail.reportType === 'delivery-status') votes.push(vote('report-type', 'bounce', 0.7, mail.reportType));
  if (failed) votes.push(vote('x-failed-recipients', 'bounce', 1, failed));
  if (daemon) votes.push(vote('daemon-sender', 'bounce', 0.5, daemon));
  if (mail.returnPath === '') votes.push(vote('null-sender', 'bounce', 0.2, '<>'));
  if (failure[0]) votes.push(vote('failure-subject', 'bounce', 0.5, failure[0]));
  if (failure[1]) votes.push(vote('failure-body', 'bounce', 0.5, failure[1]));
  if (/(?<!\d)[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3}|<)|\b55[0-4] /.test(head))
    votes.push(vote('smtp-answer', 'bounce', 0.2, matched(/[45]\d\d[ -].{0,60}/, head)));
  if (!daemon && !record && !failed && /^(?:re|aw|fwd?|wg|отв)\s*:/iu.test(mail.subject))
    votes.push(vote('answer-subject', 'bounce', -0.6, mail.subject));

  const delay = matched(words.delayWords, `${mail.subject}\n${head}`);
  const reportLike = tally(votes, 'bounce') >= 0.7 || (daemon !== '' && delay !== '');
  if (record?.action === 'delayed') votes.push(vote('action', 'delay_notice', 1, 'delayed'));
  else if (record?.action !== 'failed' && reportLike && delay && !words.finalWords.test(`${mail.subject}\n${head}`))
    votes.push(vote('delay-words', 'delay_notice', 1, delay));
  return votes;
}

/** The daemon's address or name, or ''. */
function daemonOf(mail: ParsedMail): string {
  const from = mail.from;
  const raw = headerOf(mail, 'from');
  if (from && words.daemonSender.test(from.address)) return from.address;
  if (words.daemonName.test(from?.name ?? '') || words.daemonSender.test(raw.trim())) return raw;
  const path = mail.returnPath ?? '';
  return words.daemonSender.test(path) && path.includes('daemon') ? path : '';
}

/** From the machine-readable record, else the header of Exim, else the prose, else the returned mail. */
function recipientOf(
  mail: ParsedMail,
  record: RecipientStatus | null,
  notice: string,
  returned: string,
): string | null {
  if (record?.recipient) return record.recipient;
  const failed = addressesIn(mail.headers.get('x-failed-recipients') ?? [])[0];
  if (failed) return failed;
  const own = new Set([...mail.to, ...mail.cc].map((entry) => entry.address).filter((entry) => entry !== ''));
  if (mail.from) own.add(mail.from.address);
  const original = addressesIn(mail.headers.get('x-hmxmroriginalrecipient') ?? [])[0] ?? originalRecipient(mail);
  if (original) return original;
  const written = failedAddress(notice, own);
  const to = addressesIn([returnedField(returned, 'To')]).filter(
    (entry) => !own.has(entry) && !isMachineAddress(entry),
  );
  return written ?? to[0] ?? null;
}

function originalRecipient(mail: ParsedMail): string | null {
  const feedback = mail.reports.find(
    (part) => part.type === 'message/feedback-report' || part.type === 'message/disposition-notification',
  );
  const field = /^(?:original-rcpt-to|original-recipient|final-recipient):([^\n]{0,400})/im.exec(
    feedback?.text ?? '',
  )?.[1];
  return field ? (addressesIn([field])[0] ?? null) : null;
}

/** What the notice says about this address: its line and those below, up to an empty line or another address. */
function lineAbout(notice: string, recipient: string | null): string {
  if (!recipient) return '';
  const lines = notice.slice(0, 30_000).split(/\r?\n/);
  const start = lines.findIndex((line) => line.toLowerCase().includes(recipient));
  if (start < 0) return '';
  const about = [lines[start] ?? ''];
  for (const line of lines.slice(start + 1, start + 8)) {
    const other = /^\s*<?[^\s<>@]{1,128}@[^\s<>@]{1,255}>?:/.test(line) && !line.toLowerCase().includes(recipient);
    if (other || (line.trim() === '' && about.join(' ').length > recipient.length + 20)) break;
    about.push(line);
  }
  return about.join('\n');
}

/** `5.0.0` and its like say nothing; the server's own answer often has the full code. */
function specificStatus(stated: string | null, diagnostic: string, notice: string): string | null {
  if (stated && !/^[245]\.0\.0$/.test(stated)) return stated;
  return statusIn(diagnostic) ?? statusIn(notice.slice(0, 8_000)) ?? stated;
}
