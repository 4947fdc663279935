import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type CallsImported, importCalls } from '../../services/inbox/calls/import-calls.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { withDatabase } from './with-database.ts';

type ImportOptions = { source: string; zone?: string; country: string };

/** `zerkalo calls import`: what a telephone exchange wrote down about calls to the personas. */
export function addCallCommands(program: Command): void {
  program
    .command('calls')
    .description('calls to and from the personas')
    .command('import')
    .argument('<file>', 'Master.csv of an Asterisk exchange: 18 columns, no header')
    .requiredOption('--source <name>', 'name of the exchange')
    .option('--zone <zone>', 'time zone of its clock (first import): Europe/Moscow')
    .option('--country <code>', 'where it stands (first import)', 'RU')
    .description('store new calls and find their inquiries; the same file can be imported again')
    .action((file: string, options: ImportOptions, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const { source, zone, country } = options;
        const settings = zone === undefined ? {} : { settings: { timeZone: zone, country } };
        const done = await importCalls(db, { source, bytes: readFileSync(file), by: 'command line', ...settings });
        output.answer(done);
        return tell(output, file, done);
      }),
    );
}

/** Exit 2 when lines were left out, so that a script notices; what was readable is stored all the same. */
function tell(output: Output, file: string, done: CallsImported): number {
  if (done.kind !== 'imported') {
    output.complain(`${file}: refused, ${refusals[done.kind]}`);
    return exitCode.refused;
  }
  const { lines, stored, known, notOurs, attributed, queued, faults } = done;
  output.say(
    `${lines} lines: ${stored} calls stored, ${known} known before, ${notOurs} not ours, ${faults.length} lines left out`,
  );
  output.say(`${attributed} attributed, ${queued} wait for a person`);
  for (const { line, reason } of faults.slice(0, 100)) output.complain(`${file}:${line}: ${reason}`);
  return faults.length > 0 ? exitCode.findings : exitCode.ok;
}

const refusals: Readonly<Record<Exclude<CallsImported['kind'], 'imported'>, string>> = {
  too_large: 'the file is too large; import it in parts',
  source_unknown: 'the source is new: name the time zone of its clock with --zone',
  settings_differ: 'the source was imported with another zone or country',
  zone_unknown: 'there is no such time zone',
};
