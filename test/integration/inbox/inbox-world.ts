import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { vi } from 'vitest';
import { intakeLimits } from '../../../services/inbox/mailboxes/intake-limits.ts';
import type { Poller } from '../../../services/inbox/mailboxes/poll.ts';
import { type WatchDeps, watchMailboxes } from '../../../services/inbox/mailboxes/watch-mailboxes.ts';
import type { Account } from '../../../services/platform/config.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { type Log, openLog } from '../../../services/platform/log.ts';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { openQueue, type Queue } from '../../../services/platform/queue/queue.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { cloneDatabase } from '../../support/database.ts';
import { type Dovecot, startDovecot } from '../../support/dovecot.ts';
import { listeningWave } from '../../support/listening-wave.ts';

export type InboxWorld = {
  db: Database;
  queue: Queue;
  log: Log;
  deps: WatchDeps;
  dovecot: Dovecot;
  /** A mailbox that nobody used yet, and how to log in as it. */
  account: () => Account;
  poll: (accounts: Account | readonly Account[], options?: PollWish) => Promise<Poller>;
  close: () => Promise<void>;
};

type PollWish = { everyMs?: number; mailBytes?: number; refusedMs?: (refusals: number) => number };

const names = Array.from({ length: 16 }, (_, at) => `anna${at}`);
const password = 'secret';

/** A database with its queue, a place for evidence, and a real Dovecot, which takes logins by token when it is told whom to ask. */
export async function openInboxWorld(login: { introspectionUrl?: string } = {}): Promise<InboxWorld> {
  const database = await cloneDatabase();
  await migrateQueue(database.url);
  const db = openDatabase(database.url, 6);
  await listeningWave(db, new Date('2026-01-01T00:00:00Z'));
  const log = openLog('test', 'silent');
  const home = await mkdtemp(join(tmpdir(), 'zi-'));
  const queue = await openQueue({ databaseUrl: database.url, log });
  const dovecot = await startDovecot({ users: names.map((name) => ({ name, password })), ...login });
  const evidence = {
    db,
    masterKeys: await openMasterKeys(join(home, 'master.key')),
    directory: join(home, 'evidence'),
  };
  const deps: WatchDeps = { db, evidence, queue, log, databaseUrl: database.url, limits: intakeLimits };
  const pollers: Poller[] = [];
  let users = 0;
  return {
    db,
    queue,
    log,
    deps,
    dovecot,
    account: () => {
      const user = names[users++];
      if (user === undefined) throw new Error('the world has no more mailboxes: give it more names');
      return { host: dovecot.host, port: dovecot.imapPort, secure: false, user, password };
    },
    poll: async (accounts, { everyMs = 50, mailBytes = intakeLimits.mailBytes, ...hurry } = {}) => {
      const poller = await watchMailboxes({ ...deps, limits: { ...intakeLimits, mailBytes } }, [accounts].flat(), {
        everyMs,
        ...hurry,
      });
      pollers.push(poller);
      return poller;
    },
    close: async () => {
      await Promise.all(pollers.map((poller) => poller.stop()));
      await queue.close();
      await db.destroy();
      await dovecot.stop();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Logs in as the mailbox's owner and does something, as a provider or a person would. */
export async function asOwner<T>(
  { host, port, user, password }: Account,
  act: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({ host, port, secure: false, auth: { user, pass: password }, logger: false });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.logout();
  }
}

/** Puts a mail into a folder with the arrival time given. */
export async function deliver(account: Account, raw: string | Buffer, at: Date, folder = 'INBOX'): Promise<void> {
  const done = await asOwner(account, (client) => client.append(folder, raw, [], at));
  if (done === false) throw new Error(`the mail was not taken into ${folder}`);
}

export function mailTo(recipient: string, subject: string, body = 'Добрый день!', more: string[] = []): string {
  const head = [
    'From: Studio <info@studio.example>',
    `To: <${recipient}>`,
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(' ', '-')}@studio.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...more,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}\r\n`;
}

/** Waits until a pass that began after now has gone through all folders. */
export async function passAfterNow({ db }: InboxWorld, account: Account): Promise<void> {
  const name = `${account.user}@${account.host}`;
  const { now } = await db.selectNoFrom(({ fn }) => fn<Date>('clock_timestamp').as('now')).executeTakeFirstOrThrow();
  await vi.waitFor(
    async () => {
      const health = await db.selectFrom('mailbox_health').selectAll().where('account', '=', name).executeTakeFirst();
      if (!health?.pass_began_at || health.pass_began_at <= now) throw new Error(`no pass yet: ${health?.last_error}`);
    },
    { timeout: 20_000, interval: 20 },
  );
}

export async function messagesOf({ db }: InboxWorld, account: Account) {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('account', '=', `${account.user}@${account.host}`)
    .orderBy('mailbox')
    .orderBy('uid')
    .execute();
}
