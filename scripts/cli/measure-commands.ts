import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { fittingSizes } from '../../services/measures/outcome/fitting-sizes.ts';
import { measureObservations } from '../../services/releases/observations/measure-observations.ts';
import {
  DELAY_UNITS,
  type DelayUnit,
  readObservations,
} from '../../services/releases/observations/read-observations.ts';
import { exitCode } from './exit-codes.ts';
import { measureLines } from './measure-lines.ts';
import { openOutput } from './output.ts';

type MeasureFlags = {
  readonly windowDays: number;
  readonly delayUnit: DelayUnit;
  readonly seed: string;
  readonly json?: boolean;
};

/** `measure` and `check-percent`: the estimators for anybody's figures, without a database. */
export function addMeasureCommands(program: Command): void {
  program
    .command('measure')
    .argument('<file.csv>', 'observations; columns: docs/methods/measure.md')
    .description('Measure reply rates, delays and prices of your own observations, with their uncertainty')
    .addOption(new Option('--window-days <days>', 'how long an answer counts').default(30).argParser(positive))
    .addOption(
      new Option('--delay-unit <unit>', 'unit of the column "delay"')
        .choices(Object.keys(DELAY_UNITS))
        .default('minutes'),
    )
    .option('--seed <text>', 'seed of resampling and permutation', 'zerkalo')
    .action(measure);
  program
    .command('check-percent')
    .argument('<percents...>', 'whole percents as published, e.g. 57 11 32 68')
    .description('Tell which sample sizes fit published whole percents')
    .addOption(new Option('--up-to <n>', 'greatest size tried').default(200).argParser(positive))
    .addOption(
      new Option(
        '--parts <k>',
        'the first k percents are the parts of one whole (default: found by their sum)',
      ).argParser(count),
    )
    .action(checkPercent);
}

async function measure(path: string, _own: unknown, command: Command): Promise<void> {
  const { windowDays, delayUnit, seed, json } = command.optsWithGlobals<MeasureFlags>();
  const output = openOutput(json === true);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) {
    output.complain(`cannot read ${path}: give the path of a CSV file`);
    process.exitCode = exitCode.usage;
    return;
  }
  const reading = readObservations(bytes.toString('utf8'), delayUnit);
  if (reading.kind === 'refused') {
    for (const { line, column, fault } of reading.faults) {
      output.complain(`${path}:${line}${column === null ? '' : ` ${column}`}: ${fault}`);
    }
    output.complain(`nothing measured: ${reading.faults.length} fault(s); mend the lines above and run it again`);
    output.answer({ faults: reading.faults });
    process.exitCode = exitCode.findings;
    return;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const result = measureObservations(reading.observations, { window: windowDays * 1440, seed });
  const file = {
    name: basename(path),
    sha256,
    observations: reading.observations.length,
    ignoredColumns: reading.ignoredColumns,
  };
  for (const line of measureLines(file, result)) output.say(line);
  output.answer({ file, ...result });
}

type PercentFlags = { readonly upTo: number; readonly parts?: number; readonly json?: boolean };

function checkPercent(words: readonly string[], _own: unknown, command: Command): void {
  const { upTo, parts, json } = command.optsWithGlobals<PercentFlags>();
  const output = openOutput(json === true);
  const wrong = words.filter((word) => !/^(?:100|\d{1,2})%?$/.test(word));
  if (wrong.length > 0 || (parts ?? 0) > words.length) {
    for (const word of wrong) output.complain(`"${word}" is not a whole percent from 0 to 100`);
    if ((parts ?? 0) > words.length) output.complain(`--parts ${parts}: only ${words.length} percents were given`);
    process.exitCode = exitCode.usage;
    return;
  }
  const percents = words.map((word) => Number(word.replace('%', '')));
  const { parts: taken, fitting, smallest } = fittingSizes(percents, upTo, parts);
  const told = taken === 0 ? 'each percent by itself' : `the first ${taken} as parts of one whole`;
  output.say(`${percents.map((percent) => `${percent}%`).join(', ')}; ${told}; sizes up to ${upTo}`);
  output.say(fitting.length === 0 ? 'no size fits: the figures do not have one common n' : `n can be ${runs(fitting)}`);
  if (smallest !== null) {
    output.say(`at n = ${smallest.n}: ${smallest.counts.map((x, i) => `${x} (${percents[i]}%)`).join(', ')}`);
  }
  output.answer({ percents, upTo, parts: taken, fitting, smallest });
}

/** Sizes with runs of three and more drawn together: 97 to 103. */
function runs(sizes: readonly number[]): string {
  const parts: number[][] = [];
  for (const n of sizes) {
    const last = parts.at(-1);
    if (last !== undefined && last.at(-1) === n - 1) last.push(n);
    else parts.push([n]);
  }
  return parts.map((part) => (part.length < 3 ? part.join(', ') : `${part[0]} to ${part.at(-1)}`)).join(', ');
}

function positive(text: string): number {
  const value = Number(text);
  if (!(Number.isSafeInteger(value) && value > 0 && value <= 100_000))
    throw new InvalidArgumentError('a whole number from 1 to 100000');
  return value;
}

function count(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
}
