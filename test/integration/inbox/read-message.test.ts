import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { overrideClass } from '../../../services/inbox/ingest/override-class.ts';
import { openMailParser } from '../../../services/inbox/mime/apart/mail-parser.ts';
import { messageAgenda, openMessages } from '../../../services/inbox/store/work.ts';
import { type MessageId, newId } from '../../../services/platform/ids.ts';
import { destroyCampaignKey } from '../../../services/platform/vault/vault.ts';
import { later, openArrivals } from './arrivals.ts';
import { type InboxWorld, mailTo, openInboxWorld } from './inbox-world.ts';

let world: InboxWorld;
let arrivals: ReturnType<typeof openArrivals>;
const parser = openMailParser();
const arrive = (raw: string, internalAt?: Date) => arrivals.arrive(raw, internalAt);
const read = (messageId: MessageId) => arrivals.read(messageId);
const confirmedInquiry = () => arrivals.confirmedInquiry();
beforeAll(async () => {
  world = await openInboxWorld();
  arrivals = openArrivals(world, parser);
});
afterAll(async () => {
  await parser.close();
  await world?.close();
});
beforeEach(() => {
  arrivals.answers.length = 0;
});

const readings = (messageId: string) =>
  world.db.selectFrom('message_readings').selectAll().where('message_id', '=', messageId).execute();
const attributions = (messageId: string) =>
  world.db.selectFrom('attributions').selectAll().where('message_id', '=', messageId).execute();

test('an answer to the alias is read, attributed and told to the contact once, however often it is read', async () => {
  const { alias, inquiryId } = await confirmedInquiry();
  const body = 'Добрый день, Анна!\r\nСайт будет стоить 400 000 рублей.\r\n\r\n-- \r\nИван, студия';
  const messageId = await arrive(mailTo(alias, 'Re: Сайт', body));
  expect(await openMessages(world.db, 10)).toContain(messageId);
  const outcomes = await Promise.all([read(messageId), read(messageId)]);
  outcomes.push(await read(messageId));
  expect(outcomes.filter(({ kind }) => kind === 'read')).toMatchObject([{ event: 'human_substantive', inquiryId }]);
  const stored = await readings(messageId);
  expect(stored).toMatchObject([
    { from_domain: 'studio.example', kind: 'human_substantive', language: 'ru', subject: 'Re: Сайт' },
  ]);
  expect(stored[0]?.new_text).toContain('400 000 рублей');
  expect(stored[0]?.new_text).not.toContain('Иван, студия');
  expect(await attributions(messageId)).toMatchObject([{ inquiry_id: inquiryId, method: 'alias' }]);
  expect(arrivals.answers).toMatchObject([{ inquiryId, messageId, kind: 'human_substantive', at: later(26) }]);
  expect(await openMessages(world.db, 10)).not.toContain(messageId);
});

test('a message that was read is not parsed again, however many hints about it still wait in the queue', async () => {
  const { alias } = await confirmedInquiry();
  const messageId = await arrive(mailTo(alias, 'Re: Сайт', 'Здравствуйте! Готовы взяться.'));
  await read(messageId);
  const counted = vi.spyOn(parser, 'parse');
  expect(await read(messageId)).toEqual({ kind: 'nothing_to_do' });
  expect(counted).not.toHaveBeenCalled();
  counted.mockRestore();
});

test('an answer from elsewhere is found by the Message-ID of our letter', async () => {
  const { inquiryId, rfcMessageId } = await confirmedInquiry();
  const messageId = await arrive(
    mailTo('office@shopper.test', 'Re: Сайт', 'Да, сделаем.', [`In-Reply-To: <${rfcMessageId}>`]),
  );
  await read(messageId);
  expect(await attributions(messageId)).toMatchObject([{ inquiry_id: inquiryId, method: 'references' }]);
});

test('a bounce is found by our mail inside it and names the address', async () => {
  const { inquiryId, rfcMessageId } = await confirmedInquiry();
  const bounce = [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    'To: shopper@shopper.test',
    'Return-Path: <>',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; nobody@studio.example',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${rfcMessageId}>`,
    'To: nobody@studio.example',
    '',
    '--b--',
    '',
  ].join('\r\n');
  const messageId = await arrive(bounce);
  await read(messageId);
  expect(await readings(messageId)).toMatchObject([
    { kind: 'bounce', hard: true, final: true, bounced_recipient: 'nobody@studio.example', status_code: '5.1.1' },
  ]);
  expect(await attributions(messageId)).toMatchObject([{ inquiry_id: inquiryId, method: 'references' }]);
});

test('a mail that concerns nobody waits for a person, and nothing is told to a contact', async () => {
  const bill = mailTo('office@shopper.test', 'Счёт за аренду', 'Высылаем счёт за март.');
  const messageId = await arrive(bill.replace('info@studio.example', 'landlord@houses.example'));
  expect(await read(messageId)).toMatchObject({ kind: 'read', event: 'unrelated', inquiryId: null });
  expect(await attributions(messageId)).toMatchObject([{ inquiry_id: null, method: 'none' }]);
  expect(arrivals.answers).toEqual([]);
});

test('a studio’s domain points to its inquiry only after we wrote to it and while the wave is in the field', async () => {
  const { inquiryId, studioId, waveId } = await confirmedInquiry();
  await world.db.updateTable('studios').set({ domain: 'alfa.example' }).where('id', '=', studioId).execute();
  const from = (subject: string, at: Date) =>
    arrive(mailTo('office@shopper.test', subject).replace('info@studio.example', 'boss@mail.alfa.example'), at);
  const [early, right] = [await from('Early', later(-1)), await from('Right', later(1))];
  await read(early);
  await read(right);
  expect(await attributions(early)).toMatchObject([{ inquiry_id: null, method: 'none' }]);
  expect(await attributions(right)).toMatchObject([{ inquiry_id: inquiryId, method: 'domain' }]);
  await world.db
    .updateTable('waves')
    .set({ field_closed_at: later(2) })
    .where('id', '=', waveId)
    .execute();
  const late = await from('Late', later(3));
  await read(late);
  expect(await attributions(late)).toMatchObject([{ inquiry_id: null }]);
});

test('an address that two inquiries share is left to a person with both candidates', async () => {
  const [one, two] = [await confirmedInquiry(), await confirmedInquiry()];
  for (const { waveId } of [one, two]) {
    await world.db.updateTable('frame_units').set({ email: 'Both@Gmail.com' }).where('wave_id', '=', waveId).execute();
  }
  const messageId = await arrive(
    mailTo('office@shopper.test', 'Shared').replace('info@studio.example', 'both@gmail.com'),
  );
  await read(messageId);
  const [attribution] = await attributions(messageId);
  expect(attribution).toMatchObject({ inquiry_id: null, method: 'ambiguous' });
  expect(attribution?.candidates).toEqual([one.inquiryId, two.inquiryId].toSorted());
  expect(arrivals.answers).toEqual([]);
});

test('letters that PostgreSQL cannot hold do not keep a mail from being read', async () => {
  const { alias } = await confirmedInquiry();
  const messageId = await arrive(mailTo(alias, 'Nul \u0000 =?utf-8?B?AO2gvQ==?=', 'цена\u0000 100 000 руб. \ud83d'));
  expect(await read(messageId)).toMatchObject({ kind: 'read' });
});

test('a mail whose bytes are gone is tried five times, set aside for a person, and stops nothing', async () => {
  const { alias, campaignId } = await confirmedInquiry();
  const messageId = await arrive(mailTo(alias, 'Gone'));
  await rm(join(world.deps.evidence.directory, campaignId), { recursive: true });
  const before = (await messageAgenda(world.db)).open;
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await openMessages(world.db, 100)).toContain(messageId);
    expect(await read(messageId)).toEqual({ kind: 'failed', why: 'evidence_missing' });
  }
  expect(await openMessages(world.db, 100)).not.toContain(messageId);
  expect((await messageAgenda(world.db)).open).toBe(before - 1);
});

test('of a mail that comes after the raw data was shredded only its coming is kept', async () => {
  const { alias, campaignId } = await confirmedInquiry();
  await destroyCampaignKey(world.db, campaignId);
  const messageId = await arrive(mailTo(alias, 'Too late', 'Секрет'));
  const message = await world.db
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  expect(message).toMatchObject({ truncated: true, campaign_id: campaignId });
  expect(await read(messageId)).toMatchObject({ kind: 'read' });
  expect(await readings(messageId)).toMatchObject([{ new_text: '', from_address: null, subject: '' }]);
});

test('a copy and an unknown message are nothing to do', async () => {
  const raw = mailTo('office@shopper.test', 'Twice in one folder');
  await arrive(raw);
  const copy = await arrive(raw);
  expect(await read(copy)).toEqual({ kind: 'nothing_to_do' });
  expect(await read(newId<MessageId>())).toEqual({ kind: 'nothing_to_do' });
});

test('a person’s word on a class stands over the reading, which stays, and the audit log says who and why', async () => {
  const { alias } = await confirmedInquiry();
  const messageId = await arrive(mailTo(alias, 'Re: Сайт', 'Добрый день! Сделаем сайт за 400 000 рублей.'));
  const given = {
    messageId,
    kind: 'auto_ack',
    reason: 'the same text came to three personas',
    by: 'reviewer',
  } as const;
  expect(await overrideClass(world.db, { ...given, messageId: newId<MessageId>() })).toEqual({
    kind: 'message_unknown',
  });
  expect(await overrideClass(world.db, given)).toEqual({ kind: 'not_read' });
  await read(messageId);
  expect(await overrideClass(world.db, given)).toEqual({ kind: 'overridden' });
  const current = await world.db
    .selectFrom('current_readings')
    .select(['kind', 'read_kind'])
    .where('message_id', '=', messageId)
    .execute();
  expect(current).toEqual([{ kind: 'auto_ack', read_kind: 'human_substantive' }]);
  expect(await readings(messageId)).toMatchObject([{ kind: 'human_substantive' }]);
  const noted = await world.db
    .selectFrom('current_answers')
    .select('kind')
    .where('source_id', '=', messageId)
    .execute();
  expect(noted).toEqual([{ kind: 'auto_ack' }]);
  const acts = await world.db.selectFrom('audit_log').selectAll().where('subject', '=', messageId).execute();
  expect(acts).toMatchObject([{ actor: 'reviewer', detail: { from: 'human_substantive', to: 'auto_ack' } }]);
});
