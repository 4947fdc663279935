import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { namedColumns } from '../../services/inbox/calls/exports/named-columns.ts';
import { type CallFormat, callFormats } from '../../services/inbox/calls/exports/read-export.ts';
import { type CallsImported, importCalls } from '../../services/inbox/calls/import-calls.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { withDatabase } from './with-database.ts';

type ImportOptions = { source: string; format: CallFormat; columns?: string; zone?: string; country: string };

/** `zerkalo calls import`: what a telephone exchange wrote down about calls to the personas. */
export function addCallCommands(program: Command): void {
  program
    .command('calls')
    .description('calls to and from the personas')
    .command('import')
    .argument('<file>', 'call records as the exchange exports them')
    .requiredOption('--source <name>', 'name of the exchange')
    .addOption(new Option('--format <format>', 'layout of the file').choices(callFormats).default('asterisk'))
    .option('--columns <names>', 'with --format mapped, what each column means: start=Date,from=Caller,to=Called')
    .option('--zone <zone>', 'time zone of its clock (first import): Europe/Moscow')
    .option('--country <code>', 'where it stands (first import)', 'RU')
    .description('store new calls and find their inquiries; the same file can be imported again')
    .action((file: string, options: ImportOptions, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const { source, format, zone, country } = options;
        const columns = options.columns === undefined ? {} : namedColumns(options.columns);
        if (columns === null || (format === 'mapped') !== (options.columns !== undefined)) {
          output.complain('--columns and --format mapped belong together: --columns start=Date,from=Caller,to=Called');
          return exitCode.usage;
        }
        const settings = zone === undefined ? {} : { settings: { timeZone: zone, country } };
        const done = await importCalls(db, {
          source,
          format,
          columns,
          bytes: readFileSync(file),
          by: 'command line',
          ...settings,
        });
        output.answer(done);
        return tell(output, file, done);
      }),
    );
}

/** Exit 2 when lines were left out, so that a script notices; what was readable is stored all the same. */
function tell(output: Output, file: string, done: CallsImported): number {
  if (done.kind !== 'imported') {
    const missing = done.kind === 'columns_missing' ? `: ${done.columns.join('; ')}` : '';
    output.complain(`${file}: refused, ${refusals[done.kind]}${missing}`);
    return exitCode.refused;
  }
  const { lines, stored, known, notOurs, attributed, queued, faults } = done;
  output.say(
    `${lines} lines: ${stored} calls stored, ${known} known before, ${notOurs} not ours, ${faults.length} lines left out`,
  );
  output.say(`${attributed} attributed, ${queued} wait for a person`);
  for (const { line, column, reason } of faults.slice(0, 100))
    output.complain(`${file}:${line}: ${column === '' ? '' : `${column}: `}${reason}`);
  return faults.length > 0 ? exitCode.findings : exitCode.ok;
}

const refusals: Readonly<Record<Exclude<CallsImported['kind'], 'imported'>, string>> = {
  too_large: 'the file is too large; import it in parts',
  source_unknown: 'the source is new: name the time zone of its clock with --zone',
  settings_differ: 'the source was imported with another zone or country',
  columns_missing: 'the file has no column of these names',
  zone_unknown: 'there is no such time zone',
};
