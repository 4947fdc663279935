import type { Command } from 'commander';
import { type MailboxHealth, mailboxHealth } from '../../services/inbox/store/health.ts';
import { exitCode } from './exit-codes.ts';
import { withDatabase } from './with-database.ts';

/** `zerkalo mailbox list`: how the mailboxes are and what a person has to do. */
export function addMailboxCommands(program: Command): void {
  program
    .command('mailbox')
    .description('mailboxes of the personas')
    .command('list')
    .description('health of each mailbox: last success, lag, error, what to do')
    .action((_: unknown, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const mailboxes = await mailboxHealth(db);
        if (mailboxes.length === 0) output.say('no mailbox was ever read: set IMAP_URL or MAIL_ACCOUNTS_FILE');
        for (const mailbox of mailboxes) for (const line of linesOf(mailbox)) output.say(line);
        output.answer({ mailboxes });
        return mailboxes.some(({ watched, lastError }) => watched && lastError !== null)
          ? exitCode.findings
          : exitCode.ok;
      }),
    );
}

function linesOf({ account, watched, lagSeconds, lastError, remedy, outages }: MailboxHealth): string[] {
  const seen = lagSeconds === null ? 'never read' : `read ${Math.round(lagSeconds)} s ago`;
  const state = watched ? seen : 'not looked after any more';
  const lines = [`${account}: ${state}, ${outages} outages on record`];
  if (lastError !== null) lines.push(`  ${lastError}`);
  if (remedy !== null) lines.push(`  ${remedy}`);
  return lines;
}
