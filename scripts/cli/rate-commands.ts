import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { importRates, type RatesImported } from '../../services/reading/normalise/import-rates.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { withDatabase } from './with-database.ts';

type ImportOptions = { source: string; into: string };

/** `zerkalo rates import`: official exchange rates, without which prices of other currencies are left out of a table. */
export function addRateCommands(program: Command): void {
  program
    .command('rates')
    .description('official exchange rates that prices are converted at')
    .command('import')
    .argument('<file>', 'CSV with the columns date, currency, nominal, rate')
    .requiredOption('--source <name>', 'who set the rates, as reports name it')
    .option('--into <currency>', 'the currency that rates are given in', 'RUB')
    .description('store new rates; the same file can be imported again, a stored rate is never changed')
    .action((file: string, { source, into }: ImportOptions, command: Command) =>
      withDatabase(command, async ({ db, output }) => {
        const done = await importRates(db, { bytes: readFileSync(file), source, into, by: 'command line' });
        output.answer(done);
        return tell(output, file, done);
      }),
    );
}

/** Exit 2 when lines were left out, so that a script notices; what was readable is stored all the same. */
function tell(output: Output, file: string, done: RatesImported): number {
  switch (done.kind) {
    case 'too_large':
      output.complain(`${file}: refused, the file is too large; import it in parts`);
      return exitCode.refused;
    case 'differs':
      for (const { on, currency, source } of done.clashes.slice(0, 100))
        output.complain(`${file}: the rate of ${currency} on ${on} differs from the one stored from ${source}`);
      output.complain('nothing was stored: published numbers may stand on the stored rates; correct the file');
      return exitCode.refused;
    case 'imported':
      output.say(`${done.lines} lines: ${done.stored} rates stored, ${done.faults.length} lines left out`);
      for (const { line, problem } of done.faults.slice(0, 100)) output.complain(`${file}:${line}: ${problem}`);
      return done.faults.length > 0 ? exitCode.findings : exitCode.ok;
  }
}
