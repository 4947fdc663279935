import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readMessage } from '../../../services/inbox/ingest/read-message.ts';
import { type MailParser, openMailParser } from '../../../services/inbox/mime/apart/mail-parser.ts';
import type { Account } from '../../../services/platform/config.ts';
import type { MessageId } from '../../../services/platform/ids.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { asOwner, deliver, type InboxWorld, mailTo, messagesOf, openInboxWorld, passAfterNow } from './inbox-world.ts';

let world: InboxWorld;
let parser: MailParser;
beforeAll(async () => {
  world = await openInboxWorld();
  parser = openMailParser();
});
afterAll(async () => {
  await parser?.close();
  await world?.close();
});

type Doubt = { attemptId: string; messageId: string; alias: string };

/** A letter that was handed over and whose reply to the final dot never came. */
async function letterInDoubt(state: 'uncertain' | 'armed' = 'uncertain'): Promise<Doubt> {
  const { attemptId, inquiryId } = await planInquiry(world.db, { channel: 'mail', rehearsal: false });
  const alias = `a.${inquiryId}@shopper.test`;
  const messageId = `${attemptId}@shopper.test`;
  const armed = { armed_at: new Date(), rfc_message_id: messageId };
  const lease = { state, lease_until: new Date(Date.now() + 60_000), ...armed };
  const settled = { state, reason: 'connection_lost', settled_at: new Date(), ...armed };
  const left = state === 'armed' ? lease : settled;
  await world.db.updateTable('attempts').set(left).where('id', '=', attemptId).execute();
  return { attemptId, messageId, alias };
}
const attempt = (attemptId: string) =>
  world.db.selectFrom('attempts').selectAll().where('id', '=', attemptId).executeTakeFirstOrThrow();
const attempts = async (attemptId: string) => {
  const { inquiry_id } = await attempt(attemptId);
  return world.db.selectFrom('attempts').select('id').where('inquiry_id', '=', inquiry_id).execute();
};
const ownLetter = ({ alias, messageId }: Doubt): string =>
  `From: Anna <${alias}>\r\nTo: <info@studio.example>\r\nSubject: Shop\r\nMessage-ID: <${messageId}>\r\n\r\nA shop, please.\r\n`;

/** Reads everything that waits, as the reader does. */
async function readAll(account: Account) {
  const { db, log, deps } = world;
  for (const { id } of await messagesOf(world, account)) {
    await readMessage({ db, log, evidence: deps.evidence, parser }, id as MessageId);
  }
}
async function settledAs(doubt: Doubt, reason: string): Promise<void> {
  await vi.waitFor(
    async () => expect(await attempt(doubt.attemptId)).toMatchObject({ state: 'confirmed', reason }),
    15_000,
  );
  const row = await attempt(doubt.attemptId);
  expect(row.delivered_at).toEqual(row.armed_at);
  const events = await world.db
    .selectFrom('attempt_events')
    .select(['kind', 'detail'])
    .where('attempt_id', '=', doubt.attemptId)
    .execute();
  expect(events).toMatchObject([{ kind: 'confirmed', detail: { reason } }]);
  expect(await attempts(doubt.attemptId)).toHaveLength(1);
}

test('a copy in the Sent folder settles a letter in doubt, and others stay in doubt', async () => {
  const account = world.account();
  const [kept, unknown] = [await letterInDoubt(), await letterInDoubt()];
  await asOwner(account, (client) => client.append('Sent', ownLetter(kept)));
  await world.poll(account);
  await settledAs(kept, 'sent_folder');
  await passAfterNow(world, account);
  expect((await attempt(unknown.attemptId)).state).toBe('uncertain');
  expect(await messagesOf(world, account)).toEqual([]);
});

test('an own blind copy that arrives settles it, and is nobody’s answer', async () => {
  const account = world.account();
  const doubt = await letterInDoubt();
  await deliver(account, ownLetter(doubt), new Date());
  await world.poll(account);
  await passAfterNow(world, account);
  await readAll(account);
  await settledAs(doubt, 'blind_copy');
  const [message] = await messagesOf(world, account);
  const reading = await world.db
    .selectFrom('current_readings as r')
    .innerJoin('current_attributions as t', 't.message_id', 'r.message_id')
    .select(['r.kind', 'r.new_text', 't.inquiry_id'])
    .where('r.message_id', '=', message?.id ?? '')
    .executeTakeFirstOrThrow();
  expect(reading).toEqual({ kind: 'unrelated', new_text: '', inquiry_id: null });
});

test('a blind copy that is quicker than the doubt is remembered until the doubt comes', async () => {
  const account = world.account();
  const doubt = await letterInDoubt('armed');
  await deliver(account, ownLetter(doubt), new Date());
  await world.poll(account);
  await passAfterNow(world, account);
  await readAll(account);
  await passAfterNow(world, account);
  expect((await attempt(doubt.attemptId)).state).toBe('armed');
  const uncertain = { state: 'uncertain', reason: 'crash_after_arming', settled_at: new Date(), lease_until: null };
  await world.db.updateTable('attempts').set(uncertain).where('id', '=', doubt.attemptId).execute();
  await settledAs(doubt, 'blind_copy');
});

test('a mail server’s report about it settles it: what bounced had left', async () => {
  const account = world.account();
  const doubt = await letterInDoubt();
  const report = [
    'From: MAILER-DAEMON@mx.example',
    `To: <${doubt.alias}>`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n',
    '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n',
    'Final-Recipient: rfc822; info@studio.example\r\nAction: failed\r\nStatus: 5.1.1\r\n',
    `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${doubt.messageId}>\r\nTo: info@studio.example\r\n`,
    '--b--',
  ].join('\r\n');
  await deliver(account, report, new Date());
  await world.poll(account);
  await passAfterNow(world, account);
  await readAll(account);
  await settledAs(doubt, 'report');
});

test('a stranger’s mail that carries our Message-ID is read as what it is', async () => {
  const account = world.account();
  const doubt = await letterInDoubt();
  const forged = mailTo(doubt.alias, 'Re: Shop').replace(/^Message-ID:.*$/m, `Message-ID: <${doubt.messageId}>`);
  await deliver(account, forged, new Date());
  await world.poll(account);
  await passAfterNow(world, account);
  await readAll(account);
  await passAfterNow(world, account);
  expect((await attempt(doubt.attemptId)).state).toBe('uncertain');
  const [message] = await messagesOf(world, account);
  const given = await world.db
    .selectFrom('current_attributions')
    .select('method')
    .where('message_id', '=', message?.id ?? '')
    .executeTakeFirstOrThrow();
  expect(given.method).toBe('alias');
});
