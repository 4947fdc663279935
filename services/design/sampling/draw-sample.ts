import { hashSample } from '../../measures/random/hash-sample.ts';
import type { Protocol } from '../protocol/schema/protocol.ts';
import { allocate, type StratumShare } from './allocate.ts';

/** A unit that may be drawn; `domain` identifies it. */
export type Drawable = { readonly domain: string; readonly stratum: string };

export type Drawn<Unit extends Drawable> = {
  readonly unit: Unit;
  /** Place in the draw, from 1, over strata in the order of their labels. */
  readonly drawOrder: number;
  /** n of N of its stratum. */
  readonly inclusionProbability: number;
};

export type SampleDraw<Unit extends Drawable> =
  | { readonly kind: 'drawn'; readonly drawn: readonly Drawn<Unit>[]; readonly strata: readonly StratumShare[] }
  | {
      readonly kind: 'refused';
      readonly why: 'sample_too_large' | 'frame_empty' | 'strata_exceed_size';
      readonly wanted: number;
      readonly available: number;
    };

/**
 * Draws a stratified sample by seeded hash order: equal to simple random sampling within each stratum, independent of the
 * order of the frame, and repeatable by anybody who has frame and seed.
 */
export function drawSample<Unit extends Drawable>(
  units: readonly Unit[],
  sampling: Pick<Protocol['sampling'], 'size' | 'fraction' | 'allocation'>,
  seed: string,
): SampleDraw<Unit> {
  const size = sampling.size ?? Math.max(1, Math.round(units.length * Number(sampling.fraction ?? 1)));
  const byStratum = Map.groupBy(units, ({ stratum }) => stratum);
  const labels = [...byStratum.keys()].toSorted();
  if (units.length === 0) return { kind: 'refused', why: 'frame_empty', wanted: size, available: 0 };
  if (size > units.length) return { kind: 'refused', why: 'sample_too_large', wanted: size, available: units.length };
  if (labels.length > size)
    return { kind: 'refused', why: 'strata_exceed_size', wanted: size, available: labels.length };
  const sizes = labels.map((stratum) => ({ stratum, N: byStratum.get(stratum)?.length ?? 0 }));
  const strata = allocate(size, sizes, sampling.allocation);
  const drawn = strata.flatMap((share) => drawStratum(byStratum.get(share.stratum) ?? [], share, seed));
  return { kind: 'drawn', strata, drawn: drawn.map((unit, i) => ({ ...unit, drawOrder: i + 1 })) };
}

function drawStratum<Unit extends Drawable>(
  units: readonly Unit[],
  { stratum, N, n }: StratumShare,
  seed: string,
): Omit<Drawn<Unit>, 'drawOrder'>[] {
  const byDomain = new Map(units.map((unit) => [unit.domain, unit]));
  const sample = hashSample(
    seed,
    stratum,
    units.map(({ domain }) => domain),
    n,
  );
  // Sizes and distinct domains were settled before; a refusal here would be a broken promise of the merge.
  if (sample.kind === 'refused') throw new RangeError(`${sample.error}: ${sample.detail}`);
  return sample.selected.flatMap((domain) => {
    const unit = byDomain.get(domain);
    return unit === undefined ? [] : [{ unit, inclusionProbability: n / N }];
  });
}
