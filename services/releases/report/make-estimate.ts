import type { Rate } from '../../measures/outcome/outcome-rates.ts';
import { clusteredShare, type GroupCount } from '../../measures/rates/clustered-share.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { THRESHOLDS, type WhyNoInterval } from './thresholds.ts';

const LEVEL = 0.95;

export type Bounds = { readonly method: string; readonly lower: number | null; readonly upper: number | null };
type Plain = Pick<Estimate, 'definition' | 'unit' | 'value' | 'n' | 'denominatorName'> & { numerator?: number };

/** An estimate with its interval, or with the reason why it has none. */
export function estimate(plain: Plain, interval: Bounds | WhyNoInterval, from: Provenance): Estimate {
  const bounded = typeof interval !== 'string';
  return {
    ...plain,
    numerator: plain.numerator ?? null,
    interval: bounded ? { level: LEVEL, ...interval } : null,
    whyNoInterval: bounded ? null : interval,
    ...from,
  };
}

/** A share with its Wilson interval from the threshold on. */
export function shareEstimate(definition: string, rate: Rate, denominatorName: string, from: Provenance): Estimate {
  const plain: Plain = { definition, unit: 'share', value: rate.p, n: rate.n, numerator: rate.x, denominatorName };
  if (rate.n === 0) return estimate(plain, 'nothing_counted', from);
  if (rate.n < THRESHOLDS.shareInterval) return estimate(plain, 'too_few_cases', from);
  return estimate(plain, { method: 'wilson', lower: rate.lower, upper: rate.upper }, from);
}

/** Inquiries and answers of one owner's studios. */
export type OwnedCounts = ReadonlyMap<string, GroupCount>;

/**
 * The same where several of the studios have one owner: their answers hang together, so that the interval is Wilson's on the effective
 * size of the cluster sandwich (CR1), and the threshold counts owners.
 */
export function ownedShareEstimate(
  definition: string,
  rate: Rate,
  owners: OwnedCounts,
  denominatorName: string,
  from: Provenance,
): Estimate {
  if (owners.size === rate.n) return shareEstimate(definition, rate, denominatorName, from);
  const plain: Plain = { definition, unit: 'share', value: rate.p, n: rate.n, numerator: rate.x, denominatorName };
  if (owners.size < THRESHOLDS.shareInterval) return estimate(plain, 'too_few_owners', from);
  const { lower, upper } = clusteredShare([...owners.values()]);
  return estimate(plain, { method: 'wilson_by_owners', lower, upper }, from);
}
