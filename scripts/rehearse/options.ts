import { Command, InvalidArgumentError, Option } from 'commander';
import { everyKindOnce } from './engines.ts';
import { victims } from './killer.ts';

export type DemoOptions = {
  /** Compare every recorded fact with the city's ledger and end. */
  check: boolean;
  studios: number;
  /** The straight line at any size: a bit of everything instead of the counts of 2014. */
  line: boolean;
  seed: string;
  /** Processes to kill at random moments, one of them while a request is held. */
  kill: number;
  queue: 'postgres' | 'redis';
  json: boolean;
  /** Kinds of sites to build, one studio each; empty: dealt by the seed. */
  kinds: readonly string[];
  port: number;
};

/** The demo's options; a wrong one ends with exit 64 and what is allowed. */
export function readOptions(argv: readonly string[]): DemoOptions {
  const program = new Command('demo')
    .description('The Petersburg experiment of 2014 replayed whole, on embedded parts, against a practice city.')
    .option('--check', 'compare every fact with the city’s ledger, print the counts and end', false)
    .option('--studios <n>', 'studios in the city and in the sample', whole(1, 5_000), 56)
    .option('--line', 'a field with a bit of everything instead of the counts of 2014', false)
    .addOption(
      new Option('--city <kind>', 'engines: one studio of every kind of site')
        .choices(['mixed', 'engines'])
        .default('mixed'),
    )
    .option('--seed <seed>', 'seed of the city and of the draw', '1')
    .option(
      '--kill <n>',
      `kill so many processes (${victims.join(', ')}; SIGKILL) at random moments`,
      whole(0, 1_000),
      0,
    )
    .addOption(new Option('--queue <kind>', 'where the queue lives').choices(['postgres', 'redis']).default('postgres'))
    .option('--port <port>', 'port of the page; 0: any free one', whole(0, 65_535), 8080)
    .option('--json', 'print the counts as one JSON document', false)
    .exitOverride((fault) => process.exit(fault.exitCode === 0 ? 0 : 64));
  const { city, ...options } = program.parse([...argv], { from: 'user' }).opts<DemoOptions & { city: string }>();
  if (city !== 'engines') return { ...options, kinds: [] };
  const kinds = everyKindOnce();
  return { ...options, kinds, studios: kinds.length, line: true };
}

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`a whole number from ${least} to ${most} is needed`);
    }
    return value;
  };
}

/** Fewer studios than this have no room for the shares of 2014. */
const smallestReplay = 28;

/** Whether the experiment of 2014 is replayed; small fields are the straight line through the whole program. */
export function isReplay({ studios, line }: Pick<DemoOptions, 'studios' | 'line'>): boolean {
  return !line && studios >= smallestReplay;
}
