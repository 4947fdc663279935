import type { Answer } from '../../../services/inbox/ingest/read-message.ts';
import { readMessage } from '../../../services/inbox/ingest/read-message.ts';
import { keepMails } from '../../../services/inbox/mailboxes/take-in.ts';
import type { MailParser } from '../../../services/inbox/mime/apart/mail-parser.ts';
import { recordMessages } from '../../../services/inbox/store/messages.ts';
import type { MessageId } from '../../../services/platform/ids.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import type { InboxWorld } from './inbox-world.ts';

const place = { account: 'anna@127.0.0.1', mailbox: 'INBOX', uidValidity: '1', isJunk: false };
const contactAt = new Date('2026-03-10T09:30:00.400Z');
export const later = (hours: number): Date => new Date(contactAt.getTime() + hours * 3_600_000);

type ArrivalWorld = Pick<InboxWorld, 'db' | 'log'> & { deps: Pick<InboxWorld['deps'], 'db' | 'evidence' | 'limits'> };

/** Mails that arrive in a world and are read there; `answers` is what the contact was told, in order. */
export function openArrivals(world: ArrivalWorld, parser: MailParser) {
  let uid = 0;
  const answers: Answer[] = [];
  const arrive = async (raw: string, internalAt = later(26)): Promise<MessageId> => {
    uid += 1;
    const bytes = Buffer.from(raw);
    const mail = { uid, size: bytes.length, internalAt, kept: { bytes, truncated: false } };
    const [recorded] = await recordMessages(world.deps.db, place, await keepMails(world.deps, [mail]));
    if (recorded === undefined || recorded.kind === 'known') throw new Error('a new place was known');
    return recorded.messageId;
  };
  const read = (messageId: MessageId) => {
    const { db, log } = world;
    const noteAnswer = async (_: unknown, answer: Answer) => void answers.push(answer);
    return readMessage({ db, log, evidence: world.deps.evidence, parser, noteAnswer }, messageId);
  };
  const confirmedInquiry = async () => {
    const planned = await planInquiry(world.db);
    const rfcMessageId = `${planned.attemptId}@shopper.test`;
    await world.db
      .updateTable('attempts')
      .set({ state: 'confirmed', armed_at: contactAt, settled_at: contactAt, rfc_message_id: rfcMessageId })
      .where('id', '=', planned.attemptId)
      .execute();
    await world.db
      .updateTable('waves')
      .set({ launched_at: new Date('2026-03-01') })
      .where('id', '=', planned.waveId)
      .execute();
    return { ...planned, rfcMessageId, alias: `a.${planned.inquiryId}@shopper.test` };
  };
  return { arrive, read, confirmedInquiry, answers };
}
