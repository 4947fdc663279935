import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { advanceFieldClock, beginRehearsal } from '../../../services/platform/clock/field-clock.ts';
import { getEvidence } from '../../../services/platform/evidence/evidence.ts';
import type { EvidenceId } from '../../../services/platform/ids.ts';
import { planInquiry } from '../../support/planned-inquiry.ts';
import { asOwner, deliver, type InboxWorld, mailTo, messagesOf, openInboxWorld, passAfterNow } from './inbox-world.ts';

let world: InboxWorld;
beforeAll(async () => {
  world = await openInboxWorld();
});
afterAll(() => world?.close());

const at = new Date('2026-03-10T09:30:00Z');
const raw = (evidence: string) => getEvidence(world.deps.evidence, evidence as EvidenceId);

test('a mail in the Inbox and one in Junk are stored as they came, with their arrival time, and stay unread', async () => {
  const account = world.account();
  const [offer, lost] = [mailTo('anna@shopper.test', 'Offer'), mailTo('anna@shopper.test', 'Lost in Junk')];
  await deliver(account, offer, at);
  await deliver(account, lost, new Date('2026-03-11T10:00:00Z'), 'Junk');
  const before = await world.queue.depth('message.read');
  await world.poll(account);
  await passAfterNow(world, account);
  const messages = await messagesOf(world, account);
  expect(messages).toMatchObject([
    {
      mailbox: 'INBOX',
      in_junk: false,
      internal_at: at,
      truncated: false,
      duplicate_of: null,
      bytes: Buffer.byteLength(offer),
    },
    { mailbox: 'Junk', in_junk: true, internal_at: new Date('2026-03-11T10:00:00Z') },
  ]);
  expect(await raw(messages[0]?.evidence_id ?? '')).toMatchObject({ kind: 'found', bytes: Buffer.from(offer) });
  expect(await raw(messages[1]?.evidence_id ?? '')).toMatchObject({ kind: 'found', bytes: Buffer.from(lost) });
  expect((await world.queue.depth('message.read')) - before).toBe(2);
  const unseen = await asOwner(account, (client) =>
    client.status('INBOX', { messages: true, unseen: true, recent: true }),
  );
  expect(unseen).toMatchObject({ messages: 1, unseen: 1 });
});

test('the same mail in two folders is one message and one copy', async () => {
  const account = world.account();
  const copy = mailTo('anna@shopper.test', 'Twice');
  await deliver(account, copy, at);
  await deliver(account, copy, at, 'Junk');
  await world.poll(account);
  await passAfterNow(world, account);
  const messages = await messagesOf(world, account);
  expect(messages.filter((message) => message.duplicate_of === null)).toHaveLength(1);
  expect(messages.map((message) => message.evidence_id)).toEqual([messages[0]?.evidence_id, messages[0]?.evidence_id]);
});

test('a poller that starts again goes on where the last one ended', async () => {
  const account = world.account();
  await deliver(account, mailTo('anna@shopper.test', 'Monday'), at);
  const first = await world.poll(account);
  await passAfterNow(world, account);
  await first.stop();
  await deliver(account, mailTo('anna@shopper.test', 'Tuesday'), at);
  await world.poll(account);
  await passAfterNow(world, account);
  const messages = await messagesOf(world, account);
  expect(messages.map(({ uid, duplicate_of }) => [uid, duplicate_of])).toEqual([
    [1, null],
    [2, null],
  ]);
  const health = await world.db
    .selectFrom('mailbox_health')
    .selectAll()
    .where('account', 'like', `${account.user}@%`)
    .execute();
  expect(health).toMatchObject([{ last_error: null }]);
});

test('a folder that was made anew under another UIDVALIDITY emits nothing again and loses nothing', async () => {
  const account = world.account();
  const letters = ['one', 'two', 'three'].map((name) => mailTo('anna@shopper.test', name));
  for (const letter of letters) await deliver(account, letter, at, 'Junk');
  await world.poll(account);
  await passAfterNow(world, account);
  const before = await world.queue.depth('message.read');
  await asOwner(account, async (client) => {
    await client.mailboxDelete('Junk');
    await client.mailboxCreate('Junk');
  });
  for (const letter of letters) await deliver(account, letter, at, 'Junk');
  await deliver(account, mailTo('anna@shopper.test', 'four'), at, 'Junk');
  await passAfterNow(world, account);
  const messages = await messagesOf(world, account);
  expect(new Set(messages.map(({ uidvalidity }) => uidvalidity)).size).toBe(2);
  expect(messages).toHaveLength(7);
  expect(messages.filter(({ duplicate_of }) => duplicate_of === null)).toHaveLength(4);
  expect((await world.queue.depth('message.read')) - before).toBe(1);
});

test('a mail of 30 MB is stored whole', async () => {
  const account = world.account();
  const huge = Buffer.concat([
    Buffer.from(mailTo('anna@shopper.test', 'Portfolio', '')),
    Buffer.alloc(30 * 1024 * 1024, `${'A'.repeat(74)}\r\n`),
  ]);
  await deliver(account, huge, at);
  await deliver(account, mailTo('anna@shopper.test', 'Behind it'), at);
  await world.poll(account);
  await passAfterNow(world, account);
  const messages = await messagesOf(world, account);
  expect(messages).toMatchObject([{ truncated: false, bytes: huge.byteLength }, { truncated: false }]);
  const stored = await raw(messages[0]?.evidence_id ?? '');
  expect(stored.kind === 'found' && stored.bytes.equals(huge)).toBe(true);
});

test('of a mail over the limit the header is kept, and it is recorded as cut', async () => {
  const account = world.account();
  const large = mailTo('anna@shopper.test', 'Too large', 'x'.repeat(300_000));
  await deliver(account, large, at);
  await deliver(account, mailTo('anna@shopper.test', 'Small'), at);
  await world.poll(account, { mailBytes: 100_000 });
  await passAfterNow(world, account);
  const messages = await messagesOf(world, account);
  expect(messages).toMatchObject([{ truncated: true, bytes: large.length }, { truncated: false }]);
  const stored = await raw(messages[0]?.evidence_id ?? '');
  expect(stored.kind === 'found' && stored.bytes.toString()).toBe(large.slice(0, large.indexOf('\r\n\r\n') + 4));
});

test('a mail to an inquiry’s alias is stored under the key of its campaign, others under the installation’s', async () => {
  const account = world.account();
  const { campaignId, inquiryId } = await planInquiry(world.db);
  await deliver(account, mailTo(`"A" <a.${inquiryId}@shopper.test>`, 'Answer'), at);
  await deliver(account, mailTo('stranger@shopper.test', 'Other'), at);
  await world.poll(account);
  await passAfterNow(world, account);
  const messages = await messagesOf(world, account);
  expect(messages.map((message) => message.campaign_id)).toEqual([campaignId, null]);
  expect(await raw(messages[0]?.evidence_id ?? '')).toMatchObject({ kind: 'found', row: { campaignId } });
});

test('new mail is taken in at the server’s hint, and a move of field time starts a pass, long before the next poll', async () => {
  const account = world.account();
  await world.poll(account, { everyMs: 3_600_000 });
  await vi.waitFor(async () => expect(await passNumber(account.user)).toBeGreaterThan(0), 10_000);
  await deliver(account, mailTo('anna@shopper.test', 'Hint'), at);
  await vi.waitFor(async () => expect(await messagesOf(world, account)).toHaveLength(1), 10_000);
  expect(await beginRehearsal(world.db, at)).toBe('begun');
  const before = await passNumber(account.user);
  await advanceFieldClock(world.db, new Date(at.getTime() + 60_000));
  await vi.waitFor(async () => expect(await passNumber(account.user)).toBeGreaterThan(before), 10_000);
});

async function passNumber(user: string): Promise<number> {
  const health = await world.db
    .selectFrom('mailbox_health')
    .select('pass_number')
    .where('account', 'like', `${user}@%`)
    .executeTakeFirst();
  return Number(health?.pass_number ?? 0);
}
