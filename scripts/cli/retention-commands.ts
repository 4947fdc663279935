import { join } from 'node:path';
import type { Command } from 'commander';
import { campaignIdOf } from '../../services/design/campaigns/store.ts';
import { shredRawMail } from '../../services/inbox/retention/shred-raw-mail.ts';
import { type Retention, retentions } from '../../services/inbox/retention/store.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { exitCode } from './exit-codes.ts';
import { actingUser, withDatabase } from './with-database.ts';

type ShredOptions = { as: string; reason: string; yes: boolean };

/** `zerkalo retention list` and `shred`: how long raw mail is kept, and its destruction before the term (rule E13). */
export function addRetentionCommands(program: Command): void {
  const retention = program.command('retention').description('raw mail: its term, and what was destroyed (rule E13)');
  retention
    .command('list')
    .description('when the raw mail of each campaign is destroyed, and how many mails were')
    .action((_: unknown, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const all = await retentions(db);
        if (all.length === 0) output.say('no campaign was launched yet');
        for (const each of all) output.say(lineOf(each));
        output.answer({ campaigns: all });
        return exitCode.ok;
      }),
    );
  retention
    .command('shred')
    .argument('<campaign>', 'its short name')
    .requiredOption('--as <address>', 'who orders it')
    .requiredOption('--reason <text>', 'why before the term; written to the audit log')
    .option('--yes', 'do it: without this only what would be destroyed is told', false)
    .description('destroy the raw mail of a campaign now and for ever')
    .action((slug: string, options: ShredOptions, command: Command) =>
      withDatabase(command, async ({ db, runtime: { config }, output }) => {
        const user = await actingUser(db, options.as, 'shred_raw_mail');
        const campaignId = await campaignIdOf(db, slug);
        if (campaignId === null) {
          output.complain(`there is no campaign ${slug}`);
          return exitCode.refused;
        }
        if (!options.yes) {
          output.complain(
            `this destroys the key of ${slug}: its raw mails, pictures of forms and other evidence can never be read again; repeat with --yes`,
          );
          return exitCode.refused;
        }
        const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
        const evidence = { db, masterKeys, directory: join(config.home, 'evidence') };
        const order = { by: user.email, reason: options.reason };
        const done = await shredRawMail(evidence, campaignId, order);
        output.say(
          `${done.mails} raw mails of ${slug} can never be read again; run a backup now: it forgets the key as well`,
        );
        output.answer(done);
        return exitCode.ok;
      }),
    );
}

function lineOf({ slug, retentionDays, dueAt, shreddedAt, mails }: Retention): string {
  const day = (at: Date): string => at.toISOString().slice(0, 10);
  if (shreddedAt !== null) return `${slug}: ${mails} raw mails destroyed since ${day(shreddedAt)}`;
  if (dueAt === null)
    return `${slug}: raw mail is kept, the field is open; term ${retentionDays} days after the freeze`;
  return `${slug}: raw mail is destroyed on ${day(dueAt)} (${retentionDays} days after the freeze)`;
}
