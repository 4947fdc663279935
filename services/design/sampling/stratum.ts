import { unreachable } from '../../platform/errors.ts';
import type { FrameUnit } from '../frames/frame-unit.ts';
import type { Protocol } from '../protocol/schema/protocol.ts';

type Sampling = Pick<Protocol['sampling'], 'strata' | 'rankTiers'>;

/**
 * Label of the stratum of a unit, such as "a+b, 0-25%": the values of the protocol's strata in their order; "all" when
 * there are none. A studio of two rankings is a stratum of its own (statistics 3.5), its tier that of its best rank.
 */
export function stratumOf(unit: FrameUnit, sampling: Sampling): string {
  const values = sampling.strata.map((property) => labelFor(unit, property, sampling.rankTiers ?? [100]));
  return values.length === 0 ? 'all' : values.join(', ');
}

function labelFor(unit: FrameUnit, property: Sampling['strata'][number], bounds: readonly number[]): string {
  switch (property) {
    case 'frame':
      return [...new Set(unit.provenance.map(({ frame }) => frame))].toSorted().join('+');
    case 'rank-tier':
      return rankTier(unit, bounds);
    case 'city':
      return label(unit.city);
    case 'price-tier':
      return label(unit.priceTier);
    default:
      return unreachable(property);
  }
}

/** "0-25%" for the first of the bounds 25, 50, 100. */
function rankTier(unit: FrameUnit, bounds: readonly number[]): string {
  const percent = unit.provenance[0].percent;
  const at = bounds.findIndex((bound) => percent <= bound);
  return `${bounds[at - 1] ?? 0}-${bounds[at] ?? 100}%`;
}

/** "|" and "/" separate parts of seed strings. */
function label(value: string | null): string {
  return (value ?? 'unknown').toLowerCase().replaceAll(/[|/,]/gu, ' ').trim() || 'unknown';
}
