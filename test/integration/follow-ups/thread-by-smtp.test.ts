import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAttempt } from '../../../services/field/attempts/run-attempt.ts';
import { planFollowUps } from '../../../services/field/follow-ups/plan-follow-ups.ts';
import { carryByMail } from '../../../services/field/mailer/carry-by-mail.ts';
import type { Account } from '../../../services/platform/config.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import { freePort } from '../../../services/platform/free-port.ts';
import { openLog } from '../../../services/platform/log.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { answer, attemptsOf, days, type FieldDesk, inquiryOf, note, openFieldDesk } from './field-desk.ts';

type Received = { to: string[]; from: string; mail: Email };

let desk: FieldDesk;
let db: Database;
let home: string;
let server: SMTPServer;
let smtp: Account;
const received: Received[] = [];
beforeAll(async () => {
  desk = await openFieldDesk();
  db = desk.db;
  home = await mkdtemp(join(tmpdir(), 'zerkalo-follow-ups-'));
  const port = await freePort();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const { mailFrom, rcptTo } = envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const mail = await PostalMime.parse(new Uint8Array(Buffer.concat(chunks)));
        received.push({ to: rcptTo.map(({ address }) => address), from, mail });
        done(null, 'queued');
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  smtp = { host: '127.0.0.1', port, secure: false, user: '', password: '' };
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await desk.close();
  await rm(home, { recursive: true, force: true });
});

async function send(inquiryId: Parameters<typeof attemptsOf>[1], step: string) {
  const [planned] = await attemptsOf(db, inquiryId, step);
  if (planned === undefined) throw new Error(`no ${step} was planned`);
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  const mail = carryByMail({ db, masterKeys, directory: join(home, 'evidence'), smtp, map: [] });
  const log = openLog('test', 'silent');
  await runAttempt({ db, log, worker: 'worker-1', carriers: { form: mail, mail } }, planned.attemptId);
  const [sent] = await attemptsOf(db, inquiryId, step);
  return { attemptId: planned.attemptId, sent, letter: received.at(-1) };
}

it('the second step goes out as a reply in the thread of the studio’s letter, and the close after it', async () => {
  const { inquiryId, domain } = inquiryOf(await desk.fielded('thread.test', { studios: 1 }));
  const { alias } = await db
    .selectFrom('inquiries')
    .select('alias')
    .where('id', '=', inquiryId)
    .executeTakeFirstOrThrow();
  const written = await answer(db, inquiryId);
  const thread = ['first@studio.example', 'second@studio.example'];
  const said = {
    ...written.letter,
    text: 'Возьмёмся.',
    files: [],
    thread,
    subject: 'RE: Ваш запрос: сайт',
    messageId: 'a1@studio.example',
  };
  await note(db, { ...written, letter: { ...said, replyTo: ['anna@elsewhere.example', `anna@${domain}`] } });
  await desk.pass(days(4));
  const second = await send(inquiryId, 'second_step');
  expect(second.sent).toMatchObject({ state: 'confirmed', reason: 'smtp_250' });
  expect(second.letter).toMatchObject({
    from: alias,
    to: [`anna@${domain}`],
    mail: {
      subject: 'Re: Ваш запрос: сайт',
      inReplyTo: '<a1@studio.example>',
      references: '<first@studio.example> <second@studio.example> <a1@studio.example>',
      from: { address: alias },
      messageId: `<${second.attemptId}@${alias.slice(alias.indexOf('@') + 1)}>`,
    },
  });
  expect(second.letter?.mail.text).toContain('то, что у вас уже готово');
  await desk.pass(days(200));
  await planFollowUps(db, 10);
  await desk.pass(days(7));
  const close = await send(inquiryId, 'close');
  expect(close.sent).toMatchObject({ state: 'confirmed' });
  expect(close.letter?.mail).toMatchObject({ subject: 'Спасибо за ответ', inReplyTo: '<a1@studio.example>' });
  expect(received).toHaveLength(2);
});

it('a follow-up to a studio without any address of its own ends as not sent', async () => {
  const field = await desk.fielded('nowhere.test', { studios: 1 });
  const { inquiryId } = inquiryOf(field);
  await db.updateTable('frame_units').set({ email: null }).where('wave_id', '=', field.waveId).execute();
  const before = received.length;
  await note(db, await answer(db, inquiryId));
  await desk.pass(days(4));
  expect((await send(inquiryId, 'second_step')).sent).toMatchObject({ state: 'not_sent', reason: 'no_address' });
  expect(received).toHaveLength(before);
});
