import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { accountName } from '../../../services/inbox/mailboxes/poll.ts';
import { mailboxHealth } from '../../../services/inbox/store/health.ts';
import type { Account } from '../../../services/platform/config.ts';
import { keepTokens } from '../../../services/platform/mail-access/keep-tokens.ts';
import { deliver, mailTo, messagesOf, passAfterNow } from '../inbox/inbox-world.ts';
import { tamedWire, type Wire } from '../inbox/tamed-wire.ts';
import { type OAuthWorld, openOAuthWorld } from './oauth-world.ts';

let world: OAuthWorld;
const wires: Wire[] = [];
beforeAll(async () => {
  world = await openOAuthWorld();
});
beforeEach(() => {
  world.tokens.ail(undefined);
  world.tokens.renewals.length = 0;
});
afterAll(async () => {
  for (const wire of wires) wire.close();
  await world?.close();
});

const at = new Date('2026-03-10T09:30:00Z');
const health = (account: Account) =>
  world.inbox.db
    .selectFrom('mailbox_health')
    .selectAll()
    .where('account', '=', accountName(account))
    .executeTakeFirstOrThrow();
async function wired(account: Account): Promise<{ account: Account; wire: Wire }> {
  const wire = await tamedWire(account.port);
  wires.push(wire);
  return { account: { ...account, port: wire.port }, wire };
}
const written = (account: Account, count: number) =>
  vi.waitFor(async () => expect(await messagesOf(world.inbox, account)).toHaveLength(count), 20_000);

test('a mailbox is opened by access token, which lies sealed in the database', async () => {
  const { direct, byToken, grant } = world.account();
  await deliver(direct, mailTo('anna@shopper.test', 'By token'), at);
  await world.inbox.poll(byToken);
  await passAfterNow(world.inbox, byToken);
  expect(await messagesOf(world.inbox, byToken)).toHaveLength(1);
  expect(world.tokens.renewals).toEqual([200]);
  const row = await world.inbox.db
    .selectFrom('mail_tokens')
    .selectAll()
    .where('account', '=', grant.account)
    .executeTakeFirstOrThrow();
  const answer = await byToken.accessToken?.('any');
  const token = answer?.kind === 'token' ? answer.accessToken : '';
  expect(world.tokens.isLive(token)).toBe(direct.user);
  expect(Buffer.concat([row.refresh_box, row.access_box ?? Buffer.alloc(0)]).includes(token)).toBe(false);
  expect(JSON.stringify(row)).not.toContain(token);
});

test('of many that ask at once one renews, or a rotating refresh token would be spent twice', async () => {
  const { byToken, grant } = world.account();
  const { db, log, deps } = world.inbox;
  const processes = Array.from({ length: 6 }, () =>
    keepTokens({ db, log, masterKeys: deps.evidence.masterKeys }, grant),
  );
  const answers = await Promise.all(processes.map((ask) => ask('any')));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toEqual(await byToken.accessToken?.('any'));
  expect(world.tokens.renewals).toEqual([200]);
});

test('a token that ended while the mailbox was idle is renewed with its rotated refresh token when the server hangs up', async () => {
  const { direct, byToken } = world.account({ livesSeconds: 2 });
  const { account, wire } = await wired(byToken);
  await world.inbox.poll(account, { everyMs: 3_600_000 });
  await vi.waitFor(async () => expect((await health(account)).pass_number).toBe(1), 10_000);
  await sleep(2_100);
  wire.hangUp();
  await deliver(direct, mailTo('anna@shopper.test', 'After the end'), at);
  await written(account, 1);
  // The second renewal was paid for with the refresh token that the first one brought; the one in the file is worth nothing.
  expect(world.tokens.renewals).toEqual([200, 200]);
});

test('a token that the server withdrew before its time is renewed when it is refused, without a person', async () => {
  const { direct, byToken, grant } = world.account();
  const { account, wire } = await wired(byToken);
  await world.inbox.poll(account, { everyMs: 3_600_000 });
  await vi.waitFor(async () => expect((await health(account)).pass_number).toBe(1), 10_000);
  world.tokens.expire(direct.user);
  await world.inbox.db
    .updateTable('mail_tokens')
    .set({ renewed_at: new Date(Date.now() - 60_000) })
    .where('account', '=', grant.account)
    .execute();
  wire.hangUp();
  await deliver(direct, mailTo('anna@shopper.test', 'After the withdrawal'), at);
  await written(account, 1);
  expect(world.tokens.renewals).toEqual([200, 200]);
});

test('a revoked authorisation says what to do, is not knocked at again, and a new token in the file heals it', async () => {
  const { direct, byToken, grant } = world.account({ livesSeconds: 2 });
  const { account, wire } = await wired(byToken);
  await world.inbox.poll(account, { everyMs: 100, refusedMs: () => 50 });
  await passAfterNow(world.inbox, account);
  world.tokens.revoke(direct.user);
  const before = world.tokens.renewals.length;
  await sleep(2_100);
  wire.hangUp();
  await vi.waitFor(async () => expect((await health(account)).remedy).toBe(grant.remedy), 15_000);
  expect((await health(account)).last_error).toContain('login_refused: no access token: invalid_grant');
  const connections = wire.connections();
  await sleep(1_500);
  // Thirty rounds later neither the provider nor the mail server was asked again.
  expect(world.tokens.renewals.slice(before)).toEqual([400]);
  expect(wire.connections()).toBe(connections);
  writeFileSync(grant.refreshTokenFile, world.tokens.authorise(direct.user));
  await deliver(direct, mailTo('anna@shopper.test', 'Healed'), at);
  await written(account, 1);
  await vi.waitFor(async () => expect(await health(account)).toMatchObject({ last_error: null, remedy: null }), 10_000);
});

test('a token server that is away is an outage that ends by itself, not a matter for a person', async () => {
  const { byToken } = world.account();
  world.tokens.ail(503);
  await world.inbox.poll(byToken);
  await vi.waitFor(
    async () =>
      expect((await health(byToken)).last_error).toBe('unreachable: no access token: the token server answered 503'),
    10_000,
  );
  expect((await health(byToken)).remedy).toBeNull();
  world.tokens.ail(undefined);
  await vi.waitFor(async () => expect((await health(byToken)).last_error).toBeNull(), 15_000);
});

test('a mailbox whose provider refuses holds up no other', async () => {
  const [ill, well] = [world.account(), world.account()];
  world.tokens.revoke(ill.direct.user);
  await deliver(well.direct, mailTo('anna@shopper.test', 'Well'), at);
  await world.inbox.poll([ill.byToken, well.byToken]);
  await written(well.byToken, 1);
  await vi.waitFor(async () => expect((await health(ill.byToken)).last_error).toContain('invalid_grant'), 10_000);
  await vi.waitFor(async () => expect((await health(well.byToken)).last_success_at).not.toBeNull(), 10_000);
  const known = await mailboxHealth(world.inbox.db);
  const of = ({ byToken }: typeof ill) => known.find(({ account }) => account === accountName(byToken));
  expect(of(ill)).toMatchObject({
    watched: true,
    lagSeconds: null,
    remedy: ill.grant.remedy,
    outages: 1,
    outageSince: expect.any(Date),
  });
  expect(of(well)).toMatchObject({ watched: true, lastError: null, remedy: null, outages: 0, outageSince: null });
  expect(of(well)?.lagSeconds).toBeGreaterThanOrEqual(0);
  // Accounts of earlier pollers are no longer waited for.
  expect(known.filter(({ watched }) => watched)).toHaveLength(2);
});
