import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, readMessage } from '../../../services/inbox/ingest/read-message.ts';
import { keepMails } from '../../../services/inbox/mailboxes/take-in.ts';
import { openMailParser } from '../../../services/inbox/mime/apart/mail-parser.ts';
import { recordMessages } from '../../../services/inbox/store/messages.ts';
import type { MessageId } from '../../../services/platform/ids.ts';
import { openAttachmentReader } from '../../../services/reading/attachments/apart/attachment-reader.ts';
import { type ReplyFile, readFiles } from '../../../services/reading/attachments/read-files.ts';
import { readReply } from '../../../services/reading/read-reply.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { type InboxWorld, openInboxWorld } from '../inbox/inbox-world.ts';

let world: InboxWorld;
const parser = openMailParser();
const reader = openAttachmentReader();
beforeAll(async () => {
  world = await openInboxWorld();
});
afterAll(async () => {
  await parser.close();
  await reader.close();
  await world?.close();
});

const at = new Date('2026-03-11T11:30:00Z');
let uid = 0;

/** A letter of a studio with files, read as the reader process reads it. */
async function reply(body: string, files: readonly string[]) {
  const { inquiryId, attemptId, waveId } = await planInquiry(world.db);
  const contactAt = new Date('2026-03-10T09:30:00Z');
  const sent = { state: 'confirmed', armed_at: contactAt, settled_at: contactAt } as const;
  await world.db.updateTable('attempts').set(sent).where('id', '=', attemptId).execute();
  await world.db
    .updateTable('waves')
    .set({ launched_at: new Date('2026-03-01') })
    .where('id', '=', waveId)
    .execute();
  const parts = files.map((name) => {
    const content = readFileSync(`test/fixtures/attachments/${name}`).toString('base64').replace(/.{76}/g, '$&\r\n');
    return `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}\r\n`;
  });
  const letter = `Content-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`;
  const head = `From: Studio <info@studio.example>\r\nTo: <a.${inquiryId}@shopper.test>\r\nSubject: Re: Сайт\r\nMIME-Version: 1.0\r\n`;
  const raw = `${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n${[letter, ...parts].join('--x\r\n')}--x--\r\n`;
  const bytes = Buffer.from(raw);
  const place = { account: 'anna@127.0.0.1', mailbox: 'INBOX', uidValidity: '1', isJunk: false };
  uid += 1;
  const mail = { uid, size: bytes.length, internalAt: at, kept: { bytes, truncated: false } };
  const [taken] = await recordMessages(world.deps.db, place, await keepMails(world.deps, [mail]));
  if (taken === undefined || taken.kind === 'known') throw new Error('a new place was known');
  await read(taken.messageId);
  return taken.messageId;
}

async function read(messageId: MessageId): Promise<void> {
  const { db, log } = world;
  const noteAnswer = async (tx: typeof db, answer: Answer, files: readonly ReplyFile[] | null) => {
    await readReply(tx, answer, files ?? []);
    await readReply(tx, answer, files ?? []);
  };
  const deps = { db, log, evidence: world.deps.evidence, parser, noteAnswer };
  const outcome = await readMessage<readonly ReplyFile[]>(
    { ...deps, readFiles: (came) => readFiles(reader, came) },
    messageId,
  );
  expect(outcome.kind).toBe('read');
}

const filesOf = (messageId: string) =>
  world.db
    .selectFrom('attachment_readings')
    .selectAll()
    .where('message_id', '=', messageId)
    .orderBy('position')
    .execute();
const mainOf = (messageId: string) =>
  world.db
    .selectFrom('quotes as q')
    .leftJoin('attachment_readings as f', 'f.id', 'q.attachment_id')
    .select([
      'q.low_minor as low',
      'q.currency',
      'q.role',
      'f.name as file',
      'q.start_offset',
      'q.end_offset',
      'f.text',
    ])
    .where('q.message_id', '=', messageId)
    .where('is_main', '=', true)
    .execute();

test('the total of an estimate that came with the letter is the primary quote, and its place is kept', async () => {
  const messageId = await reply('Здравствуйте! Смета во вложении, посмотрите, пожалуйста. Готовы обсудить сроки.', [
    'estimate-ru.xlsx',
    'scan.pdf',
  ]);
  expect(await filesOf(messageId)).toMatchObject([
    { name: 'estimate-ru.xlsx', format: 'xlsx', unread: null, material: 'estimate', reader: 'file-rules/1' },
    { name: 'scan.pdf', format: 'pdf', unread: 'no_text_layer', material: 'other', text: '' },
  ]);
  const [main, ...more] = await mainOf(messageId);
  expect(more).toEqual([]);
  expect(main).toMatchObject({ low: 45_000_000, currency: 'RUB', role: 'total', file: 'estimate-ru.xlsx' });
  expect(main?.text?.slice(main.start_offset, main.end_offset)).toBe('450000 ₽');
});

test('a price that the letter itself asks for the whole work stands before the files', async () => {
  const messageId = await reply('Стоимость сайта 390 000 рублей, подробности в предложении.', ['offer-ru.docx']);
  expect(await mainOf(messageId)).toMatchObject([{ low: 39_000_000, file: null }]);
  const quotes = await world.db
    .selectFrom('quotes')
    .select('attachment_id')
    .where('message_id', '=', messageId)
    .execute();
  expect(quotes.filter(({ attachment_id }) => attachment_id !== null).length).toBeGreaterThan(3);
});

test('a sample contract, a presentation and a questionnaire quote nothing, and links are noted unopened', async () => {
  const messageId = await reply('Отправляю материалы. Прайс: https://studio.example/price.pdf', [
    'contract-ru.docx',
    'presentation-ru.pptx',
    'brief-ru.odt',
  ]);
  expect((await filesOf(messageId)).map(({ material, template }) => [material, template])).toEqual([
    ['contract', true],
    ['presentation', false],
    ['brief', false],
  ]);
  expect(await mainOf(messageId)).toEqual([]);
  const links = await world.db.selectFrom('reply_links').selectAll().execute();
  expect(links).toMatchObject([{ url: 'https://studio.example/price.pdf', about: 'price_list', attachment_id: null }]);
});

test('of a menu in a price list the cheapest option is the primary quote and says so', async () => {
  const messageId = await reply('Guten Tag, anbei unsere Preise.', ['price-list-de.pdf']);
  expect(await mainOf(messageId)).toMatchObject([{ low: 149_000, currency: 'EUR', role: 'option' }]);
});
