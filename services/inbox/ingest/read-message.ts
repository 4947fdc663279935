import { type AnsweredLetter, isHuman } from '../../field/follow-ups/answer.ts';
import { insertEvidence } from '../../field/mailer/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import { messageOf } from '../../platform/errors.ts';
import { type EvidenceDeps, getEvidence } from '../../platform/evidence/evidence.ts';
import type { InquiryId, MessageId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { MatchMethod } from '../attribution/match-inquiry.ts';
import type { EventKind } from '../classify/vote.ts';
import type { MailParser } from '../mime/apart/mail-parser.ts';
import type { MailAttachment, ParsedMail } from '../mime/parsed-mail.ts';
import { newText } from '../new-text/new-text.ts';
import { insertAttribution, insertReading, type StoredMessage, storedMessage } from '../store/readings.ts';
import { failWork, finishWork, holdWork } from '../store/work.ts';
import { type JudgedMail, judgeMail } from './judge-mail.ts';
import { ownCopy } from './own-copy.ts';
import { storable, storableDeep } from './storable-text.ts';
import { suspectMachine } from './suspect-machine.ts';
import { textLanguage } from './text-language.ts';

/** Version of the rules that made a reading; raise it when they change, so that a re-reading can be told from the first. */
export const mailReader = 'mail-rules/1';

/** A message that came back for an inquiry; `at` is its arrival at our mail server (field time). */
export type Answer = {
  inquiryId: InquiryId;
  messageId: MessageId;
  readingId: number;
  kind: EventKind;
  at: Date;
  method: MatchMethod;
  /** A report that ends the matter. */
  final: boolean;
  letter: AnsweredLetter;
};

/** `Files` is what `readFiles` makes of the files that came with a person's reply. */
export type ReadMessageDeps<Files = unknown> = {
  db: Database;
  evidence: EvidenceDeps;
  log: Log;
  /** Reads raw mail apart from this process. */
  parser: Pick<MailParser, 'parse'>;
  /** Reads the files of a person's reply to an inquiry, apart from this process and before the transaction. */
  readFiles?: (files: readonly MailAttachment[]) => Promise<Files | 'busy'>;
  /** Tells the contact that something came back; runs in the transaction that stores the reading, so that neither is without the other. */
  noteAnswer?: (tx: Database, answer: Answer, files: Files | null) => Promise<void>;
};

export type ReadOutcome =
  | { kind: 'read'; readingId: number; event: EventKind; inquiryId: InquiryId | null }
  /** Read before, being read elsewhere, or a copy whose original is read. */
  | { kind: 'nothing_to_do' }
  /** Too many mails or files wait to be read; the relay asks again. */
  | { kind: 'later' }
  | { kind: 'failed'; why: string };

/**
 * Reads one stored message: parses it, finds its inquiry, classifies it, cuts out what is newly written, and stores all that at
 * once. Running it twice, or twice at the same time, stores one reading. A message that fails is tried again by the relay and
 * set aside for a person after five times.
 */
export async function readMessage<Files>(deps: ReadMessageDeps<Files>, messageId: MessageId): Promise<ReadOutcome> {
  const message = await storedMessage(deps.db, messageId);
  // Hints about a message pile up while readers are slow: those that come after its reading must cost next to nothing.
  if (message === undefined || message.duplicateOf !== null || message.isRead) return { kind: 'nothing_to_do' };
  try {
    const found = await getEvidence(deps.evidence, message.evidenceId);
    if (found.kind !== 'found') return await fail(deps, messageId, `evidence_${found.kind}`);
    return await readRaw(deps, messageId, message, found.bytes);
  } catch (thrown) {
    return await fail(deps, messageId, messageOf(thrown));
  }
}

async function readRaw<Files>(
  deps: ReadMessageDeps<Files>,
  messageId: MessageId,
  { internalAt }: StoredMessage,
  raw: Uint8Array,
): Promise<ReadOutcome> {
  const parsed = await deps.parser.parse(raw);
  if (parsed.kind === 'busy') return { kind: 'later' };
  if (parsed.kind === 'ended') return fail(deps, messageId, `parser_${parsed.why}: ${parsed.detail}`);
  const { mail } = parsed;
  const copy = await ownCopy(deps.db, mail);
  const { match, classification, fromDomain, reportedMessageId }: JudgedMail =
    copy ?? (await judgeMail(deps.db, mail, internalAt));
  const text = copy === undefined ? storable(newText(mail)) : '';
  const inquiryId = match.kind === 'one' ? match.inquiryId : null;
  const { kind: event } = classification;
  const machine = await suspectMachine(deps.db, { inquiryId, kind: event, text, arrivedAt: internalAt });
  const isReply = inquiryId !== null && isHuman(classification.kind);
  const files = (isReply ? await deps.readFiles?.(mail.attachments) : null) ?? null;
  if (files === 'busy') return { kind: 'later' };
  return deps.db.transaction().execute(async (tx) => {
    if (!(await holdWork(tx, messageId))) return { kind: 'nothing_to_do' };
    const readingId = await insertReading(tx, {
      messageId,
      reader: mailReader,
      rfcMessageId: mail.messageId === null ? null : storable(mail.messageId),
      inReplyTo: mail.inReplyTo.map(storable),
      fromAddress: storable(mail.from?.address ?? '') || null,
      fromDomain: fromDomain === null ? null : storable(fromDomain),
      subject: storable(mail.subject),
      classification: storableDeep(classification),
      newText: text,
      language: textLanguage(text),
      machine: storableDeep(machine),
    });
    await insertAttribution(tx, {
      messageId,
      inquiryId,
      method: match.kind === 'one' ? match.method : match.kind === 'many' ? 'ambiguous' : 'none',
      candidates: match.kind === 'many' ? match.inquiryIds : inquiryId === null ? [] : [inquiryId],
      decidedBy: mailReader,
    });
    const shown = copy === undefined ? reportedMessageId : mail.messageId;
    if (shown !== null) {
      const kind = copy === undefined ? 'report' : 'blind_copy';
      await insertEvidence(tx, {
        messageIds: [storable(shown)],
        kind,
        shownBy: messageId,
        detail: classification.kind,
      });
    }
    if (match.kind === 'one') {
      const { kind, final = false } = classification;
      const answer = { inquiryId: match.inquiryId, messageId, readingId, kind, at: internalAt, method: match.method };
      await deps.noteAnswer?.(tx, { ...answer, final, letter: letterOf(mail, text) }, files);
    }
    await finishWork(tx, messageId);
    return { kind: 'read', readingId, event: classification.kind, inquiryId };
  });
}

/** What a reply to this mail needs, in a shape that the database stores. */
function letterOf(mail: ParsedMail, text: string): AnsweredLetter {
  const addresses = [...mail.replyTo, ...(mail.from === null ? [] : [mail.from])].map(({ address }) => address);
  return {
    replyTo: addresses.filter((address) => address !== '').map(storable),
    messageId: mail.messageId === null ? null : storable(mail.messageId),
    thread: [...mail.references, ...mail.inReplyTo].map(storable),
    subject: storable(mail.subject),
    text,
    files: mail.attachments.map(({ name }) => storable(name ?? '')),
  };
}

async function fail(
  { db, log }: Pick<ReadMessageDeps, 'db' | 'log'>,
  messageId: MessageId,
  why: string,
): Promise<ReadOutcome> {
  const aside = await failWork(db, messageId, why);
  if (aside) log.error({ messageId, why }, 'message.set_aside');
  else log.warn({ messageId, why }, 'message.read_failed');
  return { kind: 'failed', why };
}
