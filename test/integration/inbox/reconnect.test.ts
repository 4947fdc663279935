import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Account } from '../../../services/platform/config.ts';
import { deliver, type InboxWorld, mailTo, messagesOf, openInboxWorld } from './inbox-world.ts';

let world: InboxWorld;
beforeAll(async () => {
  world = await openInboxWorld();
});
afterAll(() => world?.close());

/** A wire to Dovecot that can be cut. */
async function cuttableWire({ port }: Account) {
  const ends = new Set<Socket>();
  let opened = 0;
  const server = createServer((near) => {
    opened += 1;
    const far = connect(port, '127.0.0.1');
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined);
      end.on('close', () => near.destroy() && far.destroy());
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    opened: () => opened,
    cut: () => {
      for (const end of ends) end.destroy();
    },
    close: () => server.close(),
  };
}

const health = (account: Account) =>
  world.db
    .selectFrom('mailbox_health')
    .selectAll()
    .where('account', '=', `${account.user}@${account.host}`)
    .executeTakeFirst();

test('a connection that breaks is replaced, the operator sees why, and no mail is lost or doubled', async () => {
  const direct = world.account();
  const wire = await cuttableWire(direct);
  const account = { ...direct, port: wire.port };
  const at = new Date('2026-03-10T09:30:00Z');
  await deliver(direct, mailTo('anna@shopper.test', 'Before'), at);
  await world.poll(account, { everyMs: 3_600_000 });
  await vi.waitFor(async () => expect(await messagesOf(world, account)).toHaveLength(1), 10_000);
  wire.cut();
  await vi.waitFor(async () => expect((await health(account))?.last_error).toBeTruthy(), 10_000);
  await deliver(direct, mailTo('anna@shopper.test', 'After'), at);
  await vi.waitFor(async () => expect(await messagesOf(world, account)).toHaveLength(2), 10_000);
  expect(wire.opened()).toBe(2);
  await vi.waitFor(async () => expect((await health(account))?.last_error).toBeNull(), 10_000);
  wire.close();
});

test('a refused login is an error for a person, and the poller stops when it is told to', async () => {
  const reported = vi.spyOn(world.log, 'error').mockReturnValue(undefined);
  const account = { ...world.account(), password: 'wrong' };
  const poller = await world.poll(account);
  await vi.waitFor(() => expect(reported).toHaveBeenCalledWith(expect.anything(), 'mailbox.login_refused'), 10_000);
  await poller.stop();
  reported.mockRestore();
  expect((await health(account))?.last_error).toContain('login_refused');
  expect((await health(account))?.last_success_at).toBeNull();
});
