import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectImap } from '../../../services/inbox/mailboxes/imap-connection.ts';
import { root } from '../../unit/docs/compose-file.ts';
import { type ComposeMailbox, makeSecrets, startComposeMailbox } from './compose-mailbox.ts';

const secrets = makeSecrets();
let mailbox: ComposeMailbox;
beforeAll(async () => {
  mailbox = await startComposeMailbox(join(secrets.folder, 'imap_password'));
});
afterAll(async () => {
  await mailbox.stop();
  rmSync(secrets.folder, { recursive: true, force: true });
});

async function open(password: string) {
  const account = { host: '127.0.0.1', port: mailbox.imapPort, secure: false, user: 'shopper', password };
  return connectImap(account, 1_000_000, new AbortController().signal);
}

test('Dovecot itself takes the configuration as it stands', () => {
  const words = execFileSync('/usr/sbin/dovecot', ['-n', '-c', join(root, 'ops/dovecot/dovecot.conf')], {
    encoding: 'utf8',
  });
  expect(words).toContain('port = 1143');
  expect(words).toContain('address = 127.0.0.1');
});

test('mail to any alias of any persona lies in the one mailbox, whose Junk is marked as such', async () => {
  const transport = createTransport({
    host: '127.0.0.1',
    port: mailbox.lmtpPort,
    lmtp: true,
    secure: false,
    ignoreTLS: true,
  });
  const to = ['anna.k7@shop.example', 'boris+x@other.example'];
  const { rejected } = await transport.sendMail({
    from: 'info@studio.example',
    to,
    subject: 'Offer',
    text: 'Good day',
  });
  transport.close();
  expect(rejected).toEqual([]);
  const opened = await open(secrets.read('imap_password'));
  if (opened.kind !== 'connected') throw new Error(opened.detail);
  const { client } = opened.connection;
  const status = await client.status('INBOX', { messages: true });
  const folders = await client.list();
  await client.logout();
  expect(status === false ? null : status.messages).toBe(2);
  expect(folders.find(({ specialUse }) => specialUse === '\\Junk')?.path).toBe('Junk');
});

test('another password opens nothing', async () => {
  expect((await open('guessed')).kind).toBe('login_refused');
});
