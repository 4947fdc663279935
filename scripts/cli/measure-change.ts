import { type Command, InvalidArgumentError } from 'commander';
import { churn } from '../../services/measures/funnel/churn.ts';
import { changeOfWaves, type WaveName } from '../../services/releases/report/change-of-waves.ts';
import type { Estimate } from '../../services/releases/report/estimate.ts';
import { exitCode } from './exit-codes.ts';
import { openOutput } from './output.ts';
import { type CommandScene, withDatabase } from './with-database.ts';

/** `compare-waves` and `churn`: what changed between two times, each figure by a named formula. */
export function addChangeCommands(program: Command): void {
  program
    .command('compare-waves')
    .argument('<earlier>', 'closed wave as campaign/number, e.g. petersburg/1', waveName)
    .argument('<later>', 'closed wave as campaign/number', waveName)
    .description('Change of the response rate between two closed waves, by the studios that are in both')
    .action((earlier: WaveName, later: WaveName, _own: unknown, command: Command) =>
      withDatabase(command, (scene) => compare(scene, earlier, later)),
    );
  program
    .command('churn')
    .description('Attrition under every named formula, in percent')
    .requiredOption('--start <n>', 'clients or studios at the start', whole)
    .requiredOption('--lost <n>', 'of these, how many were lost', whole)
    .option('--new <n>', 'new ones of the period', whole, 0)
    .option('--lost-of-new <n>', 'of the new, how many were lost', whole, 0)
    .action((_own: unknown, command: Command) => tellChurn(command));
}

const say = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(1)}%`);

function line(name: string, estimate: Estimate): string {
  const { value, n, numerator, interval, whyNoInterval } = estimate;
  const counts = numerator === null ? `n = ${n}` : `${numerator} of ${n}`;
  const bounds =
    interval === null
      ? `[no interval: ${whyNoInterval}]`
      : `[95%: ${say(interval.lower)} to ${say(interval.upper)}, ${interval.method}]`;
  return `${name.padEnd(9)} ${say(value)} (${counts}) ${bounds}`;
}

async function compare({ db, output }: CommandScene, earlier: WaveName, later: WaveName): Promise<number> {
  const done = await changeOfWaves(db, earlier, later);
  output.answer(done);
  if (done.kind === 'refused') {
    const name = `${done.wave.slug}/${done.wave.number}`;
    output.complain(
      done.why === 'wave_unknown'
        ? `there is no wave ${name}`
        : `the responses of ${name} are not closed: zerkalo campaign close`,
    );
    return exitCode.refused;
  }
  const { panel, studios, mcnemarExactP, mcnemarMidP } = done;
  const p = (value: number | null): string => (value === null ? '–' : value.toPrecision(3));
  for (const text of [
    line('earlier', done.earlier),
    line('later', done.later),
    `${line('change', done.change)}, ${done.comparison}`,
    `studios counted in both: answered both times ${panel.bothYes}, only later ${panel.firstOnly}, only earlier ${panel.secondOnly}, never ${panel.neither}`,
    `McNemar: exact p ${p(mcnemarExactP)}, mid-p ${p(mcnemarMidP)}`,
    `sampled studios: ${studios.stayed} stayed, ${studios.left} left, ${studios.joined} joined`,
    'two waves are no trend: that takes three',
  ])
    output.say(text);
  return exitCode.ok;
}

type ChurnFlags = { start: number; lost: number; new: number; lostOfNew: number; json?: boolean };

function tellChurn(command: Command): void {
  const flags = command.optsWithGlobals<ChurnFlags>();
  const output = openOutput(flags.json === true);
  const { start, lost, lostOfNew } = flags;
  if (lost > start || lostOfNew > flags.new) {
    output.complain('more were lost than there were: --lost is of --start, --lost-of-new is of --new');
    process.exitCode = exitCode.usage;
    return;
  }
  const found = churn({ start, lostOfStart: lost, new: flags.new, lostOfNew });
  const percent = (value: number | null): string => (value === null ? '–' : `${Number(value.toFixed(6))}%`);
  for (const [name, value, formula] of [
    ['of the start', found.churnOfStartPct, 'lost / start'],
    ['total', found.churnTotalSeedPct, `(lost + lost of new) / start; ${found.churnTotalSeedLabel}`],
    ['of the new', found.churnOfNewPct, 'lost of new / new'],
    ['pooled', found.churnPooledPct, '(lost + lost of new) / (start + new)'],
    ['average base', found.churnAverageBasePct, '(lost + lost of new) / ((start + end) / 2)'],
    ['net growth', found.netGrowthPct, '(end − start) / start'],
  ] as const)
    output.say(`${name.padEnd(13)} ${percent(value).padEnd(11)} ${formula}`);
  output.say(`end           ${found.end}`);
  output.answer(found);
}

function waveName(text: string): WaveName {
  const [, slug, number] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/(\d{1,4})$/.exec(text) ?? [];
  if (slug === undefined || number === undefined)
    throw new InvalidArgumentError('write campaign/number, e.g. petersburg/1');
  return { slug, number: Number(number) };
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
}
