import { join } from 'node:path';
import { intakeLimits } from '../services/inbox/mailboxes/intake-limits.ts';
import { startPolling } from '../services/inbox/mailboxes/poll.ts';
import { ZerkaloError } from '../services/platform/errors.ts';
import { openQueue } from '../services/platform/queue/queue.ts';
import { openMasterKeys } from '../services/platform/vault/master-keys.ts';
import { runProcess } from './process-frame.ts';

/** Reads the personas' mailbox, Inbox and Junk, and stores what arrived before anything is decided about it. */
await runProcess('poller', async ({ config, databaseUrl, db, log }) => {
  if (config.imap === undefined) {
    throw new ZerkaloError(
      'CONFIG',
      'IMAP_URL is not set',
      'Set IMAP_URL and IMAP_PASSWORD_FILE to the personas’ mailbox.',
    );
  }
  const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
  const evidence = { db, masterKeys, directory: join(config.home, 'evidence') };
  const queue = await openQueue({ queueUrl: config.QUEUE_URL, databaseUrl, log });
  const deps = { db, evidence, queue, log, databaseUrl, limits: intakeLimits };
  const poller = await startPolling(deps, { account: config.imap, everyMs: config.POLL_SECONDS * 1_000 });
  return async () => {
    await poller.stop();
    await queue.close();
  };
});
