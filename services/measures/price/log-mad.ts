import { quantileType7 } from '../quantile.ts';
import { sortedPrices } from './log-quantile.ts';

/** Φ⁻¹(¾): makes the deviation comparable with a standard deviation. */
const NORMAL_MAD = 0.6744897502;
const SUSPICIOUS = 3.5;

export type LogMad = {
  readonly mad: number | null;
  /** In the order of the input; null where nothing can be said. */
  readonly z: readonly (number | null)[];
  /** Indexes to be looked at by a person; nothing is deleted. */
  readonly flagged: readonly number[];
};

/**
 * Outlier flags on the log scale: z = 0.6745 (ln x - median) / MAD, flagged above 3.5 in size (thousands written for
 * roubles, a monthly fee, an hourly rate). MAD 0 flags nothing; empty input gives null. Source: Iglewicz & Hoaglin 1993.
 */
export function logMad(quotes: readonly number[]): LogMad {
  const logs = quotes.map((quote) => Math.log(quote));
  const median = quantileType7(
    sortedPrices(quotes).map((quote) => Math.log(quote)),
    0.5,
  );
  if (median === null) return { mad: null, z: [], flagged: [] };
  const deviations = logs.map((log) => Math.abs(log - median)).sort((a, b) => a - b);
  const mad = quantileType7(deviations, 0.5) ?? 0;
  if (mad === 0) return { mad, z: logs.map(() => null), flagged: [] };
  const z = logs.map((log) => (NORMAL_MAD * (log - median)) / mad);
  return { mad, z, flagged: z.flatMap((score, i) => (Math.abs(score) > SUSPICIOUS ? [i] : [])) };
}
