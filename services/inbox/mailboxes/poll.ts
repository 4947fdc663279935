import type { Account } from '../../platform/config.ts';
import { messageOf } from '../../platform/errors.ts';
import { passFailed } from '../store/health.ts';
import { backoffMs, failuresAfter, refusedPauseMs } from './backoff.ts';
import type { Stumbles } from './fetch-portion.ts';
import { openImapMailbox } from './imap-mailbox.ts';
import { type PassDeps, runPass } from './pass.ts';
import { newWakeup, type Wakeup } from './wakeup.ts';

export type PollDeps = Omit<PassDeps, 'account'>;
export type PollOptions = {
  account: Account;
  /** Pause between two passes, machine time in milliseconds. */
  everyMs: number;
  /** Pause after so many refused logins in a row, machine time in milliseconds; a test is in more of a hurry. */
  refusedMs?: (refusals: number) => number;
};

export type Poller = {
  /** Starts a pass now, or right after the one that runs. */
  poll: () => void;
  /** Ends between two mails and disconnects. */
  stop: () => Promise<void>;
};

type Session = {
  passes: number;
  livedMs: number;
  error: string;
  /** The login was refused: a person has to act, as `remedy` says. */
  refused: boolean;
  remedy: string | null;
};

/** The account's name in the tables: one person may have the same user name at two servers. */
export function accountName({ user, host }: Pick<Account, 'user' | 'host'>): string {
  return `${user}@${host}`;
}

/**
 * Watches one account for ever: connects, passes through its folders, and passes again at every hint of the server and after
 * `everyMs` at the latest. A connection that breaks is replaced after a pause that grows until a pass succeeds. Nothing in the
 * mailbox is changed, and nothing that befalls this account reaches another.
 */
export function startPolling(deps: PollDeps, { account, everyMs, refusedMs = refusedPauseMs }: PollOptions): Poller {
  const stopping = new AbortController();
  const wakeup = newWakeup(stopping.signal);
  const pass: PassDeps = { ...deps, account: accountName(account) };
  const stumbles: Stumbles = new Map();
  const watch = async (): Promise<void> => {
    let failures = 0;
    let refusals = 0;
    while (!stopping.signal.aborted) {
      const ended = await session(pass, account, everyMs, stumbles, wakeup, stopping.signal);
      failures = failuresAfter(failures, ended);
      refusals = ended.refused ? refusals + 1 : 0;
      if (stopping.signal.aborted) return;
      const { error, passes, remedy } = ended;
      const pauseMs = ended.refused ? refusedMs(refusals) : backoffMs(failures);
      deps.log.warn({ account: pass.account, error, passes, pauseMs }, 'mailbox.session_ended');
      await passFailed(deps.db, pass.account, error, remedy).catch(() => undefined);
      await wakeup.pause(pauseMs);
    }
  };
  const done = watch();
  return {
    poll: () => wakeup.wake(),
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

/** One connection from login to its end: how many passes succeeded on it and why it ended. Throws nothing. */
async function session(
  deps: PassDeps,
  account: Account,
  everyMs: number,
  stumbles: Stumbles,
  wakeup: Wakeup,
  stop: AbortSignal,
): Promise<Session> {
  const began = performance.now();
  let passes = 0;
  const end = (error: string, refused = false, remedy: string | null = null): Session => {
    return { passes, livedMs: performance.now() - began, error, refused, remedy };
  };
  try {
    const opened = await openImapMailbox(account, deps.limits.mailBytes, stop);
    if (opened.kind !== 'open') {
      const {
        kind,
        detail,
        remedy = 'Correct the user name, the password or its file, and start the poller again.',
      } = opened;
      if (kind === 'unreachable') return end(`${kind}: ${detail}`);
      // A refused login is repaired by a person; a server that is away comes back by itself.
      deps.log.error({ account: deps.account, remedy }, 'mailbox.login_refused');
      return end(`${kind}: ${detail}`, true, remedy);
    }
    const { mailbox } = opened;
    let over: { error: string } | undefined;
    void mailbox.ended.then((error = 'the server closed the connection') => {
      over = { error };
      wakeup.wake();
    });
    mailbox.onHint(() => wakeup.wake());
    try {
      while (over === undefined && !stop.aborted) {
        wakeup.clear();
        const { taken, duplicates } = await runPass(deps, mailbox, stumbles);
        passes += 1;
        if (taken + duplicates > 0) deps.log.info({ account: deps.account, taken, duplicates }, 'mailbox.pass');
        await wakeup.next(everyMs);
      }
      return end(over?.error ?? 'stopped');
    } finally {
      await mailbox.close();
    }
  } catch (thrown) {
    return end(messageOf(thrown));
  }
}
