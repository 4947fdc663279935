import type { Command } from 'commander';
import { readSwitch, setSwitch } from '../../services/api/sending/store.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { applyRoles } from '../../services/platform/database/roles/apply-roles.ts';
import { readRolePasswords } from '../../services/platform/database/roles/role-passwords.ts';
import { migrateQueue } from '../../services/platform/queue/bullmq-postgres.ts';
import { exitCode } from './exit-codes.ts';
import { openRuntime } from './runtime.ts';
import { processNames } from './supervisor.ts';
import { bringUp } from './up.ts';
import { actingUser, outputOf, withDatabase } from './with-database.ts';

/** `zerkalo migrate`, `up` and `stop`. */
export function addRunCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this version')
    .action(async (_: unknown, command: Command) => {
      const output = outputOf(command);
      const runtime = await openRuntime();
      try {
        const applied = await migrate(runtime.databaseUrl);
        await migrateQueue(runtime.databaseUrl);
        const { DATABASE_ROLES_FOLDER: roles } = runtime.config;
        if (roles !== undefined) await applyRoles(runtime.databaseUrl, readRolePasswords(roles));
        output.say(applied.length === 0 ? 'the schema is up to date' : `applied ${applied.join(', ')}`);
        output.answer({ applied });
      } finally {
        await runtime.stop();
      }
    });
  program
    .command('up')
    .argument(
      '[processes...]',
      `which of ${processNames.join(', ')}; all that this configuration can run when none is named`,
    )
    .description('run the processes until Ctrl-C')
    .action(async (names: string[], _: unknown, command: Command) => {
      process.exitCode = await bringUp(outputOf(command), names);
    });
  program
    .command('stop')
    .requiredOption('--as <address>', 'who stops or resumes')
    .option('--reason <text>', 'why; written to the audit log', '')
    .option('--resume', 'let sending go on', false)
    .option('--show', 'only show the switch', false)
    .description('the one switch that stops all sending (rule E19)')
    .action((options: { as: string; reason: string; resume: boolean; show: boolean }, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        if (!options.show) {
          const user = await actingUser(db, options.as, options.resume ? 'resume_sending' : 'stop_sending');
          await setSwitch(db, !options.resume, user.email, options.reason);
        }
        const now = await readSwitch(db);
        output.say(now.stopped ? `sending is STOPPED by ${now.changedBy}: ${now.reason}` : 'sending is on');
        output.answer(now);
        return exitCode.ok;
      }),
    );
}
