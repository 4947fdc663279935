/**
 * Writes the five observation files that `zerkalo measure` and R must read alike (test/fixtures/observations). Seeded: a second
 * run writes the same bytes. Run: node test/oracle/make-observations.ts
 */
import { writeFileSync } from 'node:fs';
import { seededStream } from '../../services/measures/random/seeded-stream.ts';

const HEADER = 'stratum,stratum_size,arm,group,delivered,channel,delay,censoring,quotes';
const MARKS = ',doubted,machine';
const WINDOW = 43_200;

type World = {
  readonly name: string;
  readonly n: number;
  readonly arms: readonly string[];
  readonly strata: readonly { readonly name: string; readonly size: number; readonly rate: number }[];
  /** Studios of one owner in a row. */
  readonly ownedBy: number;
  /** Delays are rounded to so many minutes: coarse ones tie. */
  readonly grain: number;
  /** Whether doubt and machines are marked. */
  readonly marked?: boolean;
};

const town = [{ name: 'town', size: 400, rate: 0.6 }];
const tiers = [
  { name: 'top', size: 60, rate: 0.75 },
  { name: 'middle', size: 120, rate: 0.55 },
  { name: 'rest', size: 240, rate: 0.4 },
];
const WORLDS: readonly World[] = [
  { name: 'one-arm', n: 56, arms: ['plain'], strata: town, ownedBy: 1, grain: 1 },
  { name: 'two-arms-in-tiers', n: 132, arms: ['plain', 'polite'], strata: tiers, ownedBy: 1, grain: 1 },
  { name: 'ties', n: 90, arms: ['a', 'b'], strata: town, ownedBy: 1, grain: 1440 },
  { name: 'owners', n: 120, arms: ['a', 'b'], strata: tiers, ownedBy: 3, grain: 5 },
  {
    name: 'three-arms-marked',
    n: 150,
    arms: ['a', 'b', 'c'],
    strata: tiers.slice(1),
    ownedBy: 1,
    grain: 1,
    marked: true,
  },
  { name: 'few', n: 18, arms: ['a', 'b'], strata: town, ownedBy: 1, grain: 60 },
];

for (const world of WORLDS) {
  const lines = world.marked === true ? markedLines(world) : [HEADER, ...observationsOf(world)];
  writeFileSync(new URL(`../fixtures/observations/${world.name}.csv`, import.meta.url), `${lines.join('\n')}\n`);
}

/** The same with one answer in six doubted and one in eight composed by a machine. */
function markedLines(world: World): string[] {
  const { int } = seededStream(`oracle|${world.name}|marks`);
  const marked = observationsOf(world).map((line) => {
    const cells = line.split(',');
    const isAnswer = cells[5] !== '' && cells[5] !== 'none' && cells[7] === '';
    const mark = (one: number): string => (isAnswer && int(one) === 0 ? 'yes' : 'no');
    return `${line},${mark(6)},${mark(8)}`;
  });
  return [`${HEADER}${MARKS}`, ...marked];
}

function observationsOf({ name, n, arms, strata, ownedBy, grain }: World): string[] {
  const { double, int } = seededStream(`oracle|${name}`);
  return Array.from({ length: n }, (_, i) => {
    const stratum = strata[Math.floor(i / ownedBy) % strata.length] ?? strata[0];
    if (stratum === undefined) throw new RangeError('a world without strata');
    const arm = arms[Math.floor(i / ownedBy) % arms.length] ?? '';
    const start = [stratum.name, stratum.size, arm, ownedBy > 1 ? `owner-${Math.floor(i / ownedBy)}` : ''];
    if (double() < 0.05) return [...start, 'no', '', '', '', ''].join(',');
    const delivered = double() < 0.8 ? 'yes' : 'unknown';
    const answers = double() < stratum.rate + (arm === 'polite' || arm === 'b' ? 0.12 : 0);
    const delay = grain * Math.ceil(Math.exp(6.2 + 1.4 * (double() + double() + double() - 1.5) * 2) / grain);
    if (!answers || delay > WINDOW) return [...start, delivered, 'none', String(WINDOW), 'window', ''].join(',');
    const lost = grain * Math.ceil((double() * WINDOW) / grain);
    if (double() < 0.1 && lost < delay) return [...start, delivered, 'none', String(lost), 'outage', ''].join(',');
    const channel = double() < 0.75 ? 'email' : 'phone';
    const price = 1000 * Math.round(Math.exp(12.9 + 0.7 * (double() + double() + double() - 1.5) * 2) / 1000);
    const quote = [String(price), `${price}..${price + 1000 * (1 + int(200))}`, `from ${price}`, ''][int(4)] ?? '';
    return [...start, delivered, channel, String(delay), '', quote].join(',');
  });
}
