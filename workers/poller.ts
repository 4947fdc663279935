import { join } from 'node:path';
import { intakeLimits } from '../services/inbox/mailboxes/intake-limits.ts';
import { watchMailboxes } from '../services/inbox/mailboxes/watch-mailboxes.ts';
import { ZerkaloError } from '../services/platform/errors.ts';
import { imapAccounts } from '../services/platform/mail-access/mail-accounts.ts';
import { openQueue } from '../services/platform/queue/queue.ts';
import { openMasterKeys } from '../services/platform/vault/master-keys.ts';
import { runProcess } from './process-frame.ts';

/** Reads the personas' mailboxes, Inbox and Junk, and stores what arrived before anything is decided about it. */
await runProcess('poller', async ({ config, databaseUrl, db, log }) => {
  const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
  const accounts = imapAccounts(config, { db, masterKeys, log });
  if (accounts.length === 0) {
    throw new ZerkaloError(
      'CONFIG',
      'neither IMAP_URL nor MAIL_ACCOUNTS_FILE names a mailbox',
      'Set IMAP_URL and IMAP_PASSWORD_FILE to the personas’ mailbox, or MAIL_ACCOUNTS_FILE to a file of several.',
    );
  }
  const evidence = { db, masterKeys, directory: join(config.home, 'evidence') };
  const queue = await openQueue({ queueUrl: config.QUEUE_URL, databaseUrl, log });
  const deps = { db, evidence, queue, log, databaseUrl, limits: intakeLimits };
  const poller = await watchMailboxes(deps, accounts, { everyMs: config.POLL_SECONDS * 1_000 });
  return async () => {
    await poller.stop();
    await queue.close();
  };
});
