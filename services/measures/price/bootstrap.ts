import { elementAt } from '../element-at.ts';
import { quantileType7 } from '../quantile.ts';
import { seededStream } from '../random/seeded-stream.ts';

/** Statistic of one sample, given the sorted logarithms of its prices. */
export type LogStatistic = (sortedLogs: Float64Array) => number;

export const LOG_STATISTICS = {
  median: (logs) => Math.exp(quantileType7(logs, 0.5) ?? 0),
  geometricMean: (logs) => Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length),
  iqrRatio: (logs) => Math.exp((quantileType7(logs, 0.75) ?? 0) - (quantileType7(logs, 0.25) ?? 0)),
  p90p10: (logs) => Math.exp((quantileType7(logs, 0.9) ?? 0) - (quantileType7(logs, 0.1) ?? 0)),
} as const satisfies Record<string, LogStatistic>;

/** Quotes of one group of studios; groups are resampled, never single quotes. */
export type QuoteGroups = readonly (readonly number[])[];

export type BootstrapInterval = {
  readonly lower: number | null;
  readonly upper: number | null;
  /** All quotes equal: the interval is a point and says nothing. */
  readonly degenerate: boolean;
};

const LEAST_QUOTES = 10;

/** The statistic on B resamples of whole groups, sorted. */
export function bootstrapReplicates(
  groups: QuoteGroups,
  statistic: LogStatistic,
  B: number,
  stream: string,
): Float64Array {
  const { int } = seededStream(stream);
  const logs = groups.map((group) => Float64Array.from(group, Math.log));
  const longest = logs.reduce((most, group) => Math.max(most, group.length), 0);
  const buffer = new Float64Array(logs.length * longest);
  const replicates = new Float64Array(B);
  for (let b = 0; b < B; b++) {
    let filled = 0;
    for (let g = 0; g < logs.length; g++) {
      const drawn = elementAt(logs, int(logs.length));
      buffer.set(drawn, filled);
      filled += drawn.length;
    }
    replicates[b] = statistic(buffer.subarray(0, filled).sort());
  }
  return replicates.sort();
}

/** Value at a 1-based, possibly fractional position, clamped to the ends. */
export function atPosition(sorted: Float64Array, position: number): number {
  const inside = Math.min(Math.max(position, 1), sorted.length) - 1;
  const below = Math.floor(inside);
  const low = elementAt(sorted, below);
  return below === inside ? low : low + (inside - below) * (elementAt(sorted, below + 1) - low);
}

export function canBootstrap(groups: QuoteGroups): boolean {
  return groups.length >= LEAST_QUOTES && groups.every((group) => group.length > 0);
}

/**
 * Percentile bootstrap interval: order statistics (B+1)α/2 and (B+1)(1-α/2) of B resamples of whole groups (B = 9 999
 * gives whole positions at 95 %). `stream` is the full seed string. Fewer than ten groups give nulls.
 * Source: Davison & Hinkley 1997, 5.3.
 */
export function bootstrapCI(
  groups: QuoteGroups,
  statistic: LogStatistic,
  stream: string,
  { B = 9999, conf = 0.95 }: { readonly B?: number; readonly conf?: number } = {},
): BootstrapInterval {
  if (!canBootstrap(groups)) return { lower: null, upper: null, degenerate: false };
  const tail = Math.round((B + 1) * (1 - conf) * 0.5 * 1e9) / 1e9;
  const replicates = bootstrapReplicates(groups, statistic, B, stream);
  const degenerate = elementAt(replicates, 0) === elementAt(replicates, B - 1);
  return { lower: atPosition(replicates, tail), upper: atPosition(replicates, B + 1 - tail), degenerate };
}
