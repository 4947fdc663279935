import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Account } from '../../../services/platform/config.ts';

import { fillOldMailbox } from '../../support/old-mail.ts';
import { asOwner, deliver, type InboxWorld, mailTo, messagesOf, openInboxWorld, passAfterNow } from './inbox-world.ts';
import { tamedWire, type Wire } from './tamed-wire.ts';

let world: InboxWorld;
const wires: Wire[] = [];
beforeAll(async () => {
  // Its wave was launched on 1 January 2026.
  world = await openInboxWorld();
});
afterAll(async () => {
  for (const wire of wires) wire.close();
  await world?.close();
});

const [many, some] = [5_000, 300];
const launched = new Date('2026-01-01T00:00:00Z');
const minute = 60_000;
async function oldMailbox(old: number): Promise<{ direct: Account; account: Account; wire: Wire }> {
  const direct = world.account();
  await fillOldMailbox(direct, old);
  const wire = await tamedWire(direct.port);
  wires.push(wire);
  return { direct, account: { ...direct, port: wire.port }, wire };
}
const uids = async (account: Account) => (await messagesOf(world, account)).map(({ uid }) => Number(uid));
/** How many messages the server was asked to describe or to give. */
function fetched({ asked }: Wire): number {
  const sets = asked.flatMap((line) => /UID FETCH (\S+) /.exec(line)?.[1] ?? []);
  return sets.flatMap((set) => set.split(',')).length;
}

test('of a mailbox with thousands of old mails only what came since the launch is read, and all that comes', {
  timeout: 200_000,
}, async () => {
  const { direct, account, wire } = await oldMailbox(many);
  await deliver(direct, mailTo('anna@shopper.test', 'A minute before'), new Date(launched.getTime() - minute));
  await deliver(direct, mailTo('anna@shopper.test', 'At the launch'), launched);
  await world.poll(account);
  await passAfterNow(world, account);
  expect(await uids(account)).toEqual([many + 2]);
  // A mail that was moved here keeps its old date: from now on everything is taken.
  await deliver(direct, mailTo('anna@shopper.test', 'Moved here'), new Date('2018-05-05T00:00:00Z'));
  await deliver(direct, mailTo('anna@shopper.test', 'New'), new Date('2026-02-01T00:00:00Z'));
  await passAfterNow(world, account);
  expect(await uids(account)).toEqual([many + 2, many + 3, many + 4]);
  expect(fetched(wire)).toBeLessThan(20);
});

test('when the server numbers an old mailbox anew, it is still not read whole, and nothing of ours is missed', async () => {
  const { direct, account, wire } = await oldMailbox(some);
  const answer = mailTo('anna@shopper.test', 'Answer');
  await deliver(direct, answer, new Date('2026-02-01T00:00:00Z'));
  const first = await world.poll(account);
  await passAfterNow(world, account);
  await first.stop();
  expect(await uids(account)).toEqual([some + 1]);
  await world.db.updateTable('mailbox_cursors').set({ uidvalidity: 'another' }).execute();
  await deliver(direct, mailTo('anna@shopper.test', 'Later'), new Date('2026-02-02T00:00:00Z'));
  await world.poll(account);
  await passAfterNow(world, account);
  expect(await uids(account)).toEqual([some + 1, some + 2]);
  expect(fetched(wire)).toBeLessThan(20);
});

test('an old mailbox that breaks off in its first pass goes on without the old mails', async () => {
  const { direct, account, wire } = await oldMailbox(some);
  for (const name of ['one', 'two', 'three'])
    await deliver(direct, mailTo('anna@shopper.test', name), new Date('2026-02-01'));
  wire.cutNext({ command: 7, afterBytes: 0 });
  await world.poll(account);
  await passAfterNow(world, account);
  expect(wire.isCut()).toBe(true);
  expect(await uids(account)).toEqual([some + 1, some + 2, some + 3]);
  expect(fetched(wire)).toBeLessThan(40);
  expect(await asOwner(direct, (client) => client.status('INBOX', { unseen: true }))).toMatchObject({
    unseen: some + 3,
  });
});
