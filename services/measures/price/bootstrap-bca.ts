import { elementAt } from '../element-at.ts';
import { normalCdf, normalQuantile } from '../special-functions.ts';
import { atPosition, bootstrapReplicates, canBootstrap, LOG_STATISTICS, type QuoteGroups } from './bootstrap.ts';

function meanLog(groups: QuoteGroups): number {
  const quotes = groups.flat();
  return quotes.reduce((sum, quote) => sum + Math.log(quote), 0) / quotes.length;
}

/** Acceleration from the jackknife over groups, on the log scale where the geometric mean is a mean. */
function acceleration(groups: QuoteGroups): number {
  const left = groups.map((_, g) => meanLog(groups.filter((_group, other) => other !== g)));
  const centre = left.reduce((sum, value) => sum + value, 0) / left.length;
  const cubes = left.reduce((sum, value) => sum + (centre - value) ** 3, 0);
  const squares = left.reduce((sum, value) => sum + (centre - value) ** 2, 0);
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/**
 * BCa interval of the geometric mean (Efron 1987), with its bias constant z0 and acceleration a. Not offered for
 * medians, where it is unstable. Fewer than ten groups or no spread give nulls.
 */
export function bootstrapBca(groups: QuoteGroups, stream: string, B = 9999, conf = 0.95) {
  const nothing = { z0: null, a: null, lower: null, upper: null };
  if (!canBootstrap(groups)) return nothing;
  const estimate = Math.exp(meanLog(groups));
  const replicates = bootstrapReplicates(groups, LOG_STATISTICS.geometricMean, B, stream);
  if (elementAt(replicates, 0) === elementAt(replicates, B - 1)) return nothing;
  const below = replicates.reduce((sum, value) => sum + (value < estimate ? 1 : value === estimate ? 0.5 : 0), 0);
  if (below === 0 || below === B) return nothing;
  const z0 = normalQuantile(below / B);
  const a = acceleration(groups);
  const position = (p: number): number => {
    const shifted = z0 + normalQuantile(p);
    return (B + 1) * normalCdf(z0 + shifted / (1 - a * shifted));
  };
  const [low, high] = [position((1 - conf) / 2), position((1 + conf) / 2)];
  return { z0, a, lower: atPosition(replicates, low), upper: atPosition(replicates, high) };
}
