import type { Account } from '../../platform/config.ts';
import { listen } from '../../platform/database/listen.ts';
import { watchAccounts } from '../store/health.ts';
import { accountName, type PollDeps, type Poller, type PollOptions, startPolling } from './poll.ts';

export type WatchDeps = PollDeps & { databaseUrl: string };

/** Logins are spread over a moment, so that many accounts at one provider are not opened at once; machine time. */
const apartMs = 50;

/**
 * Watches any number of accounts, each on a connection of its own with its own cursors and health; what one server does holds up
 * no other. All of them pass at every move of field time. Accounts that are no longer named stay in the tables as unwatched.
 */
export async function watchMailboxes(
  deps: WatchDeps,
  accounts: readonly Account[],
  options: Omit<PollOptions, 'account'>,
): Promise<Poller> {
  await watchAccounts(deps.db, accounts.map(accountName));
  const pollers: Poller[] = [];
  const stopping = new AbortController();
  const poll = (): void => {
    for (const poller of pollers) poller.poll();
  };
  const unlisten = await listen(deps.databaseUrl, 'field_clock', poll);
  const starting = (async () => {
    for (const account of accounts) {
      if (stopping.signal.aborted) return;
      pollers.push(startPolling(deps, { ...options, account }));
      if (accounts.length > 1) await new Promise((resolve) => setTimeout(resolve, apartMs));
    }
  })();
  return {
    poll,
    stop: async () => {
      stopping.abort();
      await starting;
      await unlisten();
      await Promise.all(pollers.map((poller) => poller.stop()));
    },
  };
}
