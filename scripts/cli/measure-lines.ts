import type { measureObservations } from '../../services/releases/observations/measure-observations.ts';

type Measured = ReturnType<typeof measureObservations>;
type Cell = Measured['all'];
type Bounds = { readonly lower: number | null; readonly upper: number | null };
type FileFacts = {
  readonly name: string;
  readonly sha256: string;
  readonly observations: number;
  readonly ignoredColumns: readonly string[];
};

/** The answer of `measure` as lines for people: each figure with n and interval; the whole answer is in --json. */
export function measureLines(file: FileFacts, measured: Measured): string[] {
  const { window, all, weighted, byStratum, byArm, ways, comparisons } = measured;
  return [
    `${file.name}: ${file.observations} observations, window ${window.days} days, sha256 ${file.sha256.slice(0, 16)}…`,
    ...(file.ignoredColumns.length > 0 ? [`columns not used: ${file.ignoredColumns.join(', ')}`] : []),
    ...cellLines('all', all),
    ...(weighted.kind === 'measured'
      ? [
          `  answered, weighted to the frame  ${percent(weighted.p)} ${range(weighted.lowerNoFpc, weighted.upperNoFpc, percent)}`,
        ]
      : []),
    ...wayLines(ways),
    ...(byStratum.length > 1 ? byStratum.flatMap((cell) => cellLines(`stratum ${cell.name}`, cell)) : []),
    ...(byArm.length > 1 ? byArm.flatMap((cell) => cellLines(`arm ${cell.name}`, cell)) : []),
    ...comparisons.flatMap(({ arms: [first, second], replyRate, delay, holm: adjusted }) => [
      `${first} against ${second}`,
      `  answered: difference ${percent(replyRate.mhRiskDifference)} ${range(replyRate.lower, replyRate.upper, percent)}, exact p ${plain(replyRate.permExactP)}, Holm ${plain(adjusted.replyRate)}`,
      `  delay: log-rank p ${plain(delay.logRank.p)}, permutation p ${plain(delay.permutation?.p ?? null)} (${delay.permutation?.permutations ?? 0} permutations), Holm ${plain(adjusted.delay)}, mean waiting ${minutes(delay.restrictedMeanDifference.diff)} ${range(delay.restrictedMeanDifference.lower, delay.restrictedMeanDifference.upper, minutes)}`,
    ]),
  ];
}

/** The headline with and without; nothing where the file does not mark doubt and machines. */
function wayLines(ways: Measured['ways']): string[] {
  const line = (name: string, { x, n, p, lower, upper }: NonNullable<Measured['ways']>['doubted']): string =>
    `  ${name.padEnd(40)}  ${percent(p)} (${x} of ${n}) ${range(lower, upper, percent)}`;
  if (ways === null) return [];
  return [
    line('doubted (of answers)', ways.doubted),
    line('answered, without the doubted', ways.AR2withoutDoubted),
    line('composed by a machine (of answers)', ways.machineComposed),
    line('answered, machines not counted', ways.AR2machineNotCounted),
  ];
}

function cellLines(name: string, { rates, delay, prices }: Cell): string[] {
  const rate = ({ x, n, p, lower, upper }: Cell['rates']['AR1']): string =>
    `${percent(p)} (${x} of ${n}) ${range(lower, upper, percent)}`;
  const { summary, byOwners } = prices;
  const clustered = rates.AR2clustered;
  const held = (groups: number, { lower, upper }: Bounds, say: (value: number | null) => string): string =>
    `  with owners held together (${groups})  ${range(lower, upper, say)}`;
  return [
    name,
    `  answered (AR2, of not known undelivered)  ${rate(rates.AR2)}`,
    ...(clustered === null ? [] : [held(clustered.groups, clustered, percent)]),
    `  answered (AR1, of all sent)               ${rate(rates.AR1)}`,
    `  median time to a person                   ${minutes(delay.median.est)} (n = ${delay.n}) ${range(delay.median.lower, delay.median.upper, minutes)}`,
    `  mean waiting time up to the window        ${minutes(delay.restrictedMean.est)} (n = ${delay.n})`,
    `  price: median                             ${plain(summary.median)} (n = ${prices.n}) ${range(summary.medianOrderStat.lower, summary.medianOrderStat.upper, plain)}`,
    ...(byOwners === null ? [] : [held(prices.groups, byOwners.median, plain)]),
    `  price: geometric mean                     ${plain(summary.geometricMean)} (n = ${prices.n}) ${range(summary.gmLower, summary.gmUpper, plain)}`,
    ...(byOwners === null ? [] : [held(prices.groups, byOwners.geometricMean, plain)]),
  ];
}

function plain(value: number | null): string {
  return value === null ? '–' : String(Number(value.toPrecision(6)));
}

function percent(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)}%`;
}

function minutes(value: number | null): string {
  if (value === null) return '–';
  return Math.abs(value) < 2880 ? `${(value / 60).toFixed(1)} h` : `${(value / 1440).toFixed(1)} d`;
}

function range(lower: number | null, upper: number | null, say: (value: number | null) => string): string {
  return lower === null && upper === null ? '[no interval]' : `[95%: ${say(lower)} to ${say(upper)}]`;
}
