import { Command, CommanderError } from 'commander';
import { messageOf, ZerkaloError } from '../../services/platform/errors.ts';
import { addCallCommands } from './call-commands.ts';
import { addCampaignCommands } from './campaign-commands.ts';
import { addDoctorCommand } from './doctor.ts';
import { exitCode } from './exit-codes.ts';
import { addInspectCommands } from './inspect-commands.ts';
import { addPeopleCommands } from './people-commands.ts';
import { addRunCommands } from './run-commands.ts';

const program = new Command('zerkalo')
  .description(
    'Mystery-shopper audits of web studios: campaigns, inbox, report. Exit codes: docs/operator/command-line.md',
  )
  .option('--json', 'print one JSON document instead of lines for people')
  .exitOverride()
  .showHelpAfterError('(run with --help for the options)');
addDoctorCommand(program);
addRunCommands(program);
addPeopleCommands(program);
addCampaignCommands(program);
addCallCommands(program);
addInspectCommands(program);
for (const command of allCommands(program)) {
  command.exitOverride();
  if (command.commands.length === 0) command.option('--json', 'print one JSON document instead of lines for people');
}

try {
  await program.parseAsync();
} catch (thrown) {
  process.exitCode = report(thrown);
}

function allCommands(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allCommands(child)]);
}

/** Every failure ends with one line that says what to do and an exit code that a script can tell apart. */
function report(thrown: unknown): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCode.ok : exitCode.usage;
  if (thrown instanceof ZerkaloError) {
    process.stderr.write(`zerkalo: ${thrown.message}\n  ${thrown.remedy}\n`);
    return thrown.code === 'CONFIG' ? exitCode.config : exitCode.unavailable;
  }
  process.stderr.write(`zerkalo: ${messageOf(thrown)}\n`);
  if (thrown instanceof Error && thrown.stack !== undefined) process.stderr.write(`${thrown.stack}\n`);
  return exitCode.internal;
}
