import { afterEach, describe, expect, test } from 'vitest';
import { deliver } from '../../../services/field/mailer/smtp-delivery.ts';
import { smtpOutcome } from '../../../services/field/mailer/smtp-outcome.ts';
import { type Fault, type FaultySmtpServer, type Stage, startFaultySmtp } from './faulty-server.ts';

let server: FaultySmtpServer | undefined;
afterEach(() => server?.close());

const envelope = { from: 'anna@shopper.test', to: 'info@studio.example' };
const message = Buffer.from('Subject: Inquiry\r\n\r\nDo you build shops?\r\n');
const patience = { finalDotMs: 1_500 };

async function send(fault?: Fault, arm: () => Promise<boolean> = async () => true, blindCopyTo?: string) {
  server = await startFaultySmtp(fault);
  const account = { host: '127.0.0.1', port: server.port, secure: false, user: '', password: '' };
  let arms = 0;
  const armed = () => {
    arms += 1;
    return arm();
  };
  const addressed = blindCopyTo === undefined ? envelope : { ...envelope, blindCopyTo };
  const facts = await deliver(account, addressed, message, armed, patience);
  return { outcome: smtpOutcome(facts), arms, whole: server.whole() };
}
const reply = (at: Stage, text: string): Fault => ({ at, does: { reply: text } });

describe('what is known after each fault of a mail server', () => {
  const table: readonly (readonly [string, Fault, string, string, number, number])[] = [
    ['421 at MAIL', reply('MAIL', '421 4.3.2 closing'), 'not_sent', 'smtp_unavailable', 0, 0],
    ['450 greylisting at RCPT', reply('RCPT', '450 4.7.1 greylisted'), 'not_sent', 'smtp_deferred', 0, 0],
    ['550 at RCPT', reply('RCPT', '550 5.1.1 no such user'), 'rejected', 'smtp_5xx', 0, 0],
    ['a drop at RCPT', { at: 'RCPT', does: 'drop' }, 'not_sent', 'smtp_unavailable', 0, 0],
    ['a drop at the DATA command', { at: 'DATA', does: 'drop' }, 'not_sent', 'smtp_unavailable', 0, 0],
    ['451 at the DATA command', reply('DATA', '451 4.3.0 not now'), 'not_sent', 'smtp_deferred', 0, 0],
    ['a drop in the midst of the message', { at: 'mid-data', does: 'drop' }, 'uncertain', 'connection_lost', 1, 0],
    ['a drop after the final dot', { at: 'dot', does: 'drop' }, 'uncertain', 'connection_lost', 1, 1],
    ['silence after the final dot', { at: 'dot', does: 'silence' }, 'uncertain', 'connection_lost', 1, 1],
    ['451 after the final dot', reply('dot', '451 4.3.0 try later'), 'not_sent', 'smtp_deferred', 1, 1],
    ['421 after the final dot', reply('dot', '421 4.3.2 closing'), 'not_sent', 'smtp_deferred', 1, 1],
    ['554 after the final dot', reply('dot', '554 5.7.1 refused'), 'rejected', 'smtp_5xx', 1, 1],
  ];
  test.each(table)('%s', async (_, fault, state, reason, arms, whole) => {
    expect(await send(fault)).toEqual({ outcome: { state, reason }, arms, whole });
  });
});

test('a message that the server queues is confirmed, and was armed once', async () => {
  expect(await send()).toEqual({ outcome: { state: 'confirmed', reason: 'smtp_250' }, arms: 1, whole: 1 });
});

test('when arming is refused after 354 no byte of the message leaves', async () => {
  expect(await send(undefined, async () => false)).toEqual({
    outcome: { state: 'not_sent', reason: 'sending_stopped' },
    arms: 1,
    whole: 0,
  });
});

const copies = 'copies@shopper.test';
const arms = async () => true;

test('a blind copy goes along with a letter that is taken, and its own refusal does not keep the letter', async () => {
  const confirmed = { outcome: { state: 'confirmed', reason: 'smtp_250' }, arms: 1, whole: 1 };
  expect(await send(undefined, arms, copies)).toEqual(confirmed);
  server?.close();
  expect(await send({ ...reply('RCPT', '550 5.1.1 no such user'), about: copies }, arms, copies)).toEqual(confirmed);
});

test('a server that refuses the studio and takes only the blind copy gets no letter, and the attempt is not armed', async () => {
  const about = envelope.to;
  expect(await send({ ...reply('RCPT', '550 5.1.1 no such user'), about }, arms, copies)).toEqual({
    outcome: { state: 'rejected', reason: 'smtp_5xx' },
    arms: 0,
    whole: 0,
  });
  server?.close();
  expect(await send({ ...reply('RCPT', '450 4.7.1 greylisted'), about }, arms, copies)).toEqual({
    outcome: { state: 'not_sent', reason: 'smtp_deferred' },
    arms: 0,
    whole: 0,
  });
});
