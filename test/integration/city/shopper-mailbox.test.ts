import { expect, test } from 'vitest';
import { openShopperMailbox } from '../../city/mail/shopper-mailbox.ts';
import { startDovecot } from '../../support/dovecot.ts';

test('a connection that went quiet and died is opened again for the next answer', async () => {
  const dovecot = await startDovecot({ users: [{ name: 'shopper', password: 'x' }] });
  try {
    const mailbox = await openShopperMailbox({
      host: dovecot.host,
      port: dovecot.imapPort,
      user: 'shopper',
      password: 'x',
    });
    const letter = Buffer.from('From: a@studio.test\r\nSubject: hello\r\n\r\nhello\r\n');
    await mailbox.append('INBOX', letter, Date.parse('2026-09-01T06:00:00Z'));
    await mailbox.close();
    await expect(mailbox.append('Junk', letter, Date.parse('2026-09-02T06:00:00Z'))).resolves.toBeUndefined();
    await mailbox.close();
  } finally {
    await dovecot.stop();
  }
});
