import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Stumbles } from '../../../services/inbox/mailboxes/fetch-portion.ts';
import { openImapMailbox } from '../../../services/inbox/mailboxes/imap-mailbox.ts';
import { intakeLimits } from '../../../services/inbox/mailboxes/intake-limits.ts';
import { runPass } from '../../../services/inbox/mailboxes/pass.ts';
import { accountName } from '../../../services/inbox/mailboxes/poll.ts';
import type { Account } from '../../../services/platform/config.ts';
import { asOwner, deliver, type InboxWorld, mailTo, messagesOf, openInboxWorld, passAfterNow } from './inbox-world.ts';
import { tamedWire, type Wire } from './tamed-wire.ts';

let world: InboxWorld;
const wires: Wire[] = [];
beforeAll(async () => {
  world = await openInboxWorld();
});
afterAll(async () => {
  for (const wire of wires) wire.close();
  await world?.close();
});

const at = new Date('2026-03-10T09:30:00Z');
async function wired(): Promise<{ direct: Account; account: Account; wire: Wire }> {
  const direct = world.account();
  const wire = await tamedWire(direct.port);
  wires.push(wire);
  return { direct, account: { ...direct, port: wire.port }, wire };
}
async function pass(account: Account, stumbles: Stumbles) {
  const opened = await openImapMailbox(account, intakeLimits.mailBytes, new AbortController().signal);
  if (opened.kind !== 'open') throw new Error(opened.detail);
  const deps = { ...world.deps, account: accountName(account) };
  return runPass(deps, opened.mailbox, stumbles).finally(opened.mailbox.close);
}
const subjects = async (account: Account) =>
  (await messagesOf(world, account)).map(({ mailbox, uid }) => `${mailbox} ${uid}`);
const outages = (account: Account) =>
  world.db.selectFrom('mailbox_outages').selectAll().where('account', '=', accountName(account)).execute();

test('a connection cut at any command, before its answer or in the midst of it, loses no mail and stores none twice', async () => {
  const { direct, account, wire } = await wired();
  const stumbles: Stumbles = new Map();
  await deliver(direct, mailTo('anna@shopper.test', 'Mail 0'), at);
  await pass(account, stumbles);
  const verbs = wire.asked.join(' ');
  for (const verb of ['AUTHENTICATE', 'LIST', 'EXAMINE', 'UID SEARCH', 'UID FETCH']) expect(verbs).toContain(verb);
  let delivered = 1;
  let command = 0;
  for (let wholePass = false; !wholePass; command += 1) {
    for (const afterBytes of [0, 7, 60]) {
      await deliver(direct, mailTo('anna@shopper.test', `Mail ${delivered}`), at);
      delivered += 1;
      wire.cutNext({ command, afterBytes });
      const broken = await pass(account, stumbles).catch((thrown: Error) => thrown);
      // The first number that no command of a pass has: all were cut.
      wholePass ||= !wire.isCut();
      // A cut behind the last byte of a short answer may come too late to hurt; a pass that says it succeeded must be whole.
      if (!(broken instanceof Error)) expect(await messagesOf(world, account)).toHaveLength(delivered);
      wire.keepWhole();
      for (let tries = 0; (await pass(account, stumbles).catch(() => 'broken')) === 'broken'; tries += 1) {
        if (tries > 3) throw new Error('no pass succeeds any more');
      }
      expect(await subjects(account)).toEqual(Array.from({ length: delivered }, (_, n) => `INBOX ${n + 1}`));
    }
  }
  expect(command).toBeGreaterThan(9);
  expect(
    (await messagesOf(world, account)).every(({ truncated, duplicate_of }) => !truncated && duplicate_of === null),
  ).toBe(true);
});

test('a mail that is expunged between its mark and its fetch is gone, and the others come in', async () => {
  const account = world.account();
  for (const name of ['one', 'two', 'three']) await deliver(account, mailTo('anna@shopper.test', name), at);
  const opened = await openImapMailbox(account, intakeLimits.mailBytes, new AbortController().signal);
  if (opened.kind !== 'open') throw new Error(opened.detail);
  const { mailbox } = opened;
  const marks = async (uids: readonly number[]) => {
    const found = await mailbox.marks(uids);
    await asOwner(account, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete('2', { uid: true });
    });
    return found;
  };
  const deps = { ...world.deps, account: accountName(account) };
  const count = await runPass(deps, { ...mailbox, marks }, new Map()).finally(mailbox.close);
  expect(count).toEqual({ taken: 2, duplicates: 0 });
  expect(await subjects(account)).toEqual(['INBOX 1', 'INBOX 3']);
});

test('a mail of 60 MB is recorded with its header alone, and the one behind it whole', async () => {
  const account = world.account();
  const huge = Buffer.concat([
    Buffer.from(mailTo('anna@shopper.test', 'Portfolio', '')),
    Buffer.alloc(60 * 1024 * 1024, `${'A'.repeat(74)}\r\n`),
  ]);
  await deliver(account, huge, at);
  await deliver(account, mailTo('anna@shopper.test', 'Behind it'), at);
  expect(await pass(account, new Map())).toEqual({ taken: 2, duplicates: 0 });
  expect(await messagesOf(world, account)).toMatchObject([
    { truncated: true, bytes: huge.byteLength },
    { truncated: false },
  ]);
});

test('a server whose IDLE stays silent is polled, and mail in Junk alone is found by the poll', async () => {
  const { direct, account, wire } = await wired();
  wire.hushIdle();
  await world.poll(account, { everyMs: 300 });
  await passAfterNow(world, account);
  await deliver(direct, mailTo('anna@shopper.test', 'Unannounced'), at);
  await deliver(direct, mailTo('anna@shopper.test', 'In Junk alone'), at, 'Junk');
  await vi.waitFor(async () => expect(await subjects(account)).toEqual(['INBOX 1', 'Junk 1']), 15_000);
  const [inbox, junk] = await messagesOf(world, account);
  expect([inbox?.in_junk, junk?.in_junk]).toEqual([false, true]);
});

test('while the server is away an outage is on record, and its end when a pass saw everything again', async () => {
  const { direct, account, wire } = await wired();
  await world.poll(account, { everyMs: 200 });
  await passAfterNow(world, account);
  expect(await outages(account)).toEqual([]);
  wire.cutNext({ command: 0, afterBytes: 0 });
  await vi.waitFor(async () => expect(await outages(account)).toHaveLength(1), 15_000);
  await deliver(direct, mailTo('anna@shopper.test', 'Meanwhile'), at);
  await vi.waitFor(async () => expect((await outages(account))[0]?.ended_at).not.toBeNull(), 20_000);
  expect(await subjects(account)).toEqual(['INBOX 1']);
  const [outage] = await outages(account);
  expect(outage?.last_seen_at).not.toBeNull();
  await expect(
    world.db
      .updateTable('mailbox_outages')
      .set({ error: 'nothing' })
      .where('account', '=', accountName(account))
      .execute(),
  ).rejects.toThrow('ended once');
});

test('a mail server that is started again is logged into again, and nothing is lost or doubled', async () => {
  const { direct, account, wire } = await wired();
  await deliver(direct, mailTo('anna@shopper.test', 'Before'), at);
  await world.poll(account, { everyMs: 200 });
  await passAfterNow(world, account);
  await world.dovecot.restart();
  wire.cutNext({ command: 0, afterBytes: 0 });
  await vi.waitFor(async () => expect(await outages(account)).toHaveLength(1), 15_000);
  await deliver(direct, mailTo('anna@shopper.test', 'After'), at);
  await vi.waitFor(async () => expect(await subjects(account)).toEqual(['INBOX 1', 'INBOX 2']), 20_000);
});
