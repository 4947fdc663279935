import { Command, CommanderError } from 'commander';
import { messageOf, ZerkaloError } from '../../services/platform/errors.ts';
import { exitCode } from './exit-codes.ts';

const program = new Command('zerkalo')
  .description(
    'Mystery-shopper audits of web studios: campaigns, inbox, report. Exit codes: docs/operator/command-line.md',
  )
  .option('--json', 'print one JSON document instead of lines for people')
  .exitOverride()
  .showHelpAfterError('(run with --help for the options)');
for (const add of await commandGroups(process.argv.slice(2))) add(program);
for (const command of allCommands(program)) {
  command.exitOverride();
  if (command.commands.length === 0) command.option('--json', 'print one JSON document instead of lines for people');
}

try {
  await program.parseAsync();
} catch (thrown) {
  process.exitCode = report(thrown);
}

type AddCommands = (program: Command) => void;

/** Which file knows the commands of a first word. Only what is called is loaded: a check need not start a browser's library. */
function groupOf(word: string | undefined): (() => Promise<AddCommands>) | undefined {
  switch (word) {
    case 'doctor':
      return async () => (await import('./doctor.ts')).addDoctorCommand;
    case 'migrate':
    case 'up':
    case 'stop':
      return async () => (await import('./run-commands.ts')).addRunCommands;
    case 'user':
      return async () => (await import('./people-commands.ts')).addPeopleCommands;
    case 'campaign':
      return async () => (await import('./campaign-commands.ts')).addCampaignCommands;
    case 'wave':
      return async () => (await import('./wave-commands.ts')).addWaveCommands;
    case 'protocol':
      return async () => (await import('./protocol-commands.ts')).addProtocolCommands;
    case 'frame':
      return async () => (await import('./frame-commands.ts')).addFrameCommands;
    case 'release':
    case 'reproduce':
      return async () => (await import('./release-commands.ts')).addReleaseCommands;
    case 'rates':
      return async () => (await import('./rate-commands.ts')).addRateCommands;
    case 'calendar':
      return async () => (await import('./calendar-commands.ts')).addCalendarCommands;
    case 'backup':
    case 'restore':
      return async () => (await import('./backup-commands.ts')).addBackupCommands;
    case 'audit-log':
      return async () => (await import('./audit-log-commands.ts')).addAuditLogCommands;
    case 'keys':
      return async () => (await import('./key-commands.ts')).addKeyCommands;
    case 'retention':
      return async () => (await import('./retention-commands.ts')).addRetentionCommands;
    case 'calls':
      return async () => (await import('./call-commands.ts')).addCallCommands;
    case 'mailbox':
      return async () => (await import('./mailbox-commands.ts')).addMailboxCommands;
    case 'inspect':
      return async () => (await import('./inspect-commands.ts')).addInspectCommands;
    case 'compare-waves':
    case 'churn':
      return async () => (await import('./measure-change.ts')).addChangeCommands;
    case 'measure':
    case 'check-percent':
      return async () => (await import('./measure-commands.ts')).addMeasureCommands;
    default:
      return undefined;
  }
}

/** The group that is called, or all of them for help and for a word that nobody knows. */
async function commandGroups(words: readonly string[]): Promise<AddCommands[]> {
  const called = groupOf(words.find((word) => !word.startsWith('-')));
  const groups =
    called === undefined
      ? [
          'doctor',
          'up',
          'user',
          'campaign',
          'wave',
          'protocol',
          'frame',
          'release',
          'calls',
          'rates',
          'calendar',
          'mailbox',
          'retention',
          'audit-log',
          'keys',
          'backup',
          'inspect',
          'measure',
          'churn',
        ].map(groupOf)
      : [called];
  return Promise.all(groups.flatMap((load) => (load === undefined ? [] : [load()])));
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
