import { settleUncertain } from '../../field/mailer/settle-uncertain.ts';
import { insertEvidence } from '../../field/mailer/store.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Log } from '../../platform/log.ts';
import type { ImapMailbox } from './imap-mailbox.ts';

/** Letters looked for in one pass; the rest waits for the next. */
const perPass = 50;

/**
 * Looks for letters in doubt in the account's Sent folder: a provider that keeps what is submitted shows there that it took a letter
 * over. Searches for our own Message-IDs only and opens the folder only when there is something to look for.
 * @param sent path of the folder; undefined when the account has none
 */
export async function lookInSent(
  { db, account, log }: { db: Database; account: string; log: Log },
  mailbox: Pick<ImapMailbox, 'examine' | 'withMessageId'>,
  sent: string | undefined,
): Promise<void> {
  const { confirmed, lookFor } = await settleUncertain(db);
  if (confirmed.length > 0) log.info({ account, confirmed }, 'attempt.doubt_settled');
  if (sent === undefined || lookFor.length === 0) return;
  await mailbox.examine(sent);
  const found: string[] = [];
  for (const messageId of lookFor.slice(0, perPass)) {
    if ((await mailbox.withMessageId(messageId)).length > 0) found.push(messageId);
  }
  if (found.length === 0) return;
  const detail = `in ${sent} of ${account}`;
  await insertEvidence(db, { messageIds: found, kind: 'sent_folder', shownBy: null, detail });
  const settled = await settleUncertain(db);
  log.info({ account, confirmed: settled.confirmed }, 'attempt.doubt_settled');
}
