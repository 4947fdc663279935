import type { Account } from '../../platform/config.ts';
import { listen } from '../../platform/database/listen.ts';
import { messageOf } from '../../platform/errors.ts';
import { passFailed } from '../store/health.ts';
import { backoffMs } from './backoff.ts';
import { openImapMailbox } from './imap-mailbox.ts';
import { type PassDeps, runPass, type Stumbles } from './pass.ts';
import { newWakeup, type Wakeup } from './wakeup.ts';

export type PollDeps = Omit<PassDeps, 'account'> & { databaseUrl: string };
export type PollOptions = {
  account: Account;
  /** Pause between two passes, machine time in milliseconds. */
  everyMs: number;
};

export type Poller = {
  /** Starts a pass now, or right after the one that runs. */
  poll: () => void;
  /** Ends between two mails and disconnects. */
  stop: () => Promise<void>;
};

/** The account's name in the tables: one person may have the same user name at two servers. */
export function accountName({ user, host }: Account): string {
  return `${user}@${host}`;
}

/**
 * Watches one account for ever: connects, passes through its folders, and passes again at every hint of the server, at every
 * move of field time and after `everyMs` at the latest. A connection that breaks is replaced after a pause that grows until a
 * pass succeeds. Nothing in the mailbox is changed.
 */
export async function startPolling(deps: PollDeps, { account, everyMs }: PollOptions): Promise<Poller> {
  const stopping = new AbortController();
  const wakeup = newWakeup(stopping.signal);
  const pass: PassDeps = { ...deps, account: accountName(account) };
  const unlisten = await listen(deps.databaseUrl, 'field_clock', () => wakeup.wake());
  const stumbles: Stumbles = new Map();
  const watch = async (): Promise<void> => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const { passes, error } = await session(pass, account, everyMs, stumbles, wakeup, stopping.signal);
      failures = passes > 0 ? 1 : failures + 1;
      if (stopping.signal.aborted) return;
      const pauseMs = backoffMs(failures);
      deps.log.warn({ account: pass.account, error, passes, pauseMs }, 'mailbox.session_ended');
      await passFailed(deps.db, pass.account, error).catch(() => undefined);
      await wakeup.pause(pauseMs);
    }
  };
  const done = watch();
  return {
    poll: () => wakeup.wake(),
    stop: async () => {
      stopping.abort();
      await unlisten();
      await done;
    },
  };
}

/** One connection from login to its end; returns how many passes succeeded on it and why it ended. */
async function session(
  deps: PassDeps,
  account: Account,
  everyMs: number,
  stumbles: Stumbles,
  wakeup: Wakeup,
  stop: AbortSignal,
): Promise<{ passes: number; error: string }> {
  const opened = await openImapMailbox(account, deps.limits.mailBytes, stop);
  if (opened.kind !== 'open') {
    // A refused login is repaired by a person; a server that is away comes back by itself.
    if (opened.kind === 'login_refused') deps.log.error({ account: deps.account }, 'mailbox.login_refused');
    return { passes: 0, error: `${opened.kind}: ${opened.detail}` };
  }
  const { mailbox } = opened;
  let over: { error: string } | undefined;
  void mailbox.ended.then((error = 'the server closed the connection') => {
    over = { error };
    wakeup.wake();
  });
  mailbox.onHint(() => wakeup.wake());
  let passes = 0;
  try {
    while (over === undefined && !stop.aborted) {
      wakeup.clear();
      const { taken, duplicates } = await runPass(deps, mailbox, stumbles);
      passes += 1;
      if (taken + duplicates > 0) deps.log.info({ account: deps.account, taken, duplicates }, 'mailbox.pass');
      await wakeup.next(everyMs);
    }
    return { passes, error: over?.error ?? 'stopped' };
  } catch (thrown) {
    return { passes, error: messageOf(thrown) };
  } finally {
    await mailbox.close();
  }
}
