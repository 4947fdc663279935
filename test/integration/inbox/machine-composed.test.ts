import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMessage } from '../../../services/inbox/ingest/read-message.ts';
import { keepMails } from '../../../services/inbox/mailboxes/take-in.ts';
import { openMailParser } from '../../../services/inbox/mime/apart/mail-parser.ts';
import { recordMessages } from '../../../services/inbox/store/messages.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import { type InboxWorld, mailTo, openInboxWorld } from './inbox-world.ts';

let world: InboxWorld;
const parser = openMailParser();
beforeAll(async () => {
  world = await openInboxWorld();
});
afterAll(async () => {
  await parser.close();
  await world?.close();
});

const contactAt = new Date('2026-03-10T09:30:00Z');

test('a suspicion is stored with the reading, with every sign, and changes no class', async () => {
  const { db, log, deps } = world;
  const { inquiryId, attemptId } = await planInquiry(db);
  const armed = { state: 'confirmed', armed_at: contactAt, settled_at: contactAt } as const;
  await db.updateTable('attempts').set(armed).where('id', '=', attemptId).execute();
  // Half past eleven in the evening there.
  await rewriteProtocol(
    db,
    sql`update campaigns set protocol = protocol || '{"schedule": {"timeZone": "Pacific/Honolulu"}}'::jsonb`,
  );
  await sql`update inquiries set subject = 'Сайт для гончарной мастерской', body = 'Нужна запись на занятия керамикой.'`.execute(
    db,
  );
  const text =
    'Здравствуйте! Мы создаем современные решения для бизнеса любой сложности и готовы обсудить вашу задачу.';
  const bytes = Buffer.from(mailTo(`a.${inquiryId}@shopper.test`, 'Re: Сайт', text));
  const place = { account: 'anna@127.0.0.1', mailbox: 'INBOX', uidValidity: '1', isJunk: false };
  const arrived = { uid: 1, size: bytes.length, internalAt: new Date(contactAt.getTime() + 70_000) };
  const mail = { ...arrived, kept: { bytes, truncated: false } };
  const [recorded] = await recordMessages(deps.db, place, await keepMails(deps, [mail]));
  if (recorded?.kind !== 'new') throw new Error('a new mail was known');
  await readMessage({ db, log, evidence: deps.evidence, parser }, recorded.messageId);
  const { rows } = await sql<{ kind: string; suspected: boolean; reasons: { sign: string }[] }>`
    select r.kind, s.suspected, s.reasons from machine_composed_answers s join current_readings r on r.id = s.reading_id`.execute(
    db,
  );
  expect(rows).toMatchObject([{ kind: 'human_substantive', suspected: true }]);
  expect(rows[0]?.reasons.map(({ sign }) => sign)).toEqual(['fast', 'at_night', 'no_reference']);
});
