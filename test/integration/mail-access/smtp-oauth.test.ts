import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver } from '../../../services/field/mailer/smtp-delivery.ts';
import { smtpOutcome } from '../../../services/field/mailer/smtp-outcome.ts';
import type { Account } from '../../../services/platform/config.ts';
import { freePort } from '../../../services/platform/free-port.ts';
import { type OAuthWorld, openOAuthWorld } from './oauth-world.ts';

let world: OAuthWorld;
let server: SMTPServer;
let port: number;
let logins = 0;
let messages = 0;
beforeAll(async () => {
  world = await openOAuthWorld();
  port = await freePort();
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authMethods: ['XOAUTH2'],
    onAuth: ({ accessToken }, _, done) => {
      logins += 1;
      const user = world.tokens.isLive(accessToken ?? '');
      if (user === undefined) done(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } });
      else done(null, { user });
    },
    onData: (stream, _, done) => {
      stream.resume();
      stream.on('end', () => {
        messages += 1;
        done(null, 'queued');
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await world?.close();
});

async function send(account: Account) {
  logins = 0;
  messages = 0;
  const envelope = { from: 'anna@shopper.test', to: 'info@studio.example' };
  const facts = await deliver({ ...account, port }, envelope, Buffer.from('Subject: x\r\n\r\ny\r\n'), async () => true);
  return { outcome: smtpOutcome(facts), logins, messages };
}
const confirmed = { state: 'confirmed', reason: 'smtp_250' };

test('letters leave after a login by access token', async () => {
  expect(await send(world.account().byToken)).toEqual({ outcome: confirmed, logins: 1, messages: 1 });
});

test('a token that the server refuses is renewed on the same connection, and the letter leaves once', async () => {
  const { direct, byToken, grant } = world.account();
  await byToken.accessToken?.('any');
  world.tokens.expire(direct.user);
  await world.inbox.db
    .updateTable('mail_tokens')
    .set({ renewed_at: new Date(Date.now() - 60_000) })
    .where('account', '=', grant.account)
    .execute();
  expect(await send(byToken)).toEqual({ outcome: confirmed, logins: 2, messages: 1 });
});

test('a revoked authorisation leaves the letter unsent, to be tried again, and the server without a login', async () => {
  const { direct, byToken } = world.account();
  world.tokens.revoke(direct.user);
  const unsent = { state: 'not_sent', reason: 'smtp_unavailable' };
  expect(await send(byToken)).toEqual({ outcome: unsent, logins: 0, messages: 0 });
});
