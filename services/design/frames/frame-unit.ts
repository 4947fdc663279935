import type { RankingRow } from './ranking-row.ts';

/** Where a listing came from. `percent` is the rank in percent of its ranking, 0 < percent ≤ 100. */
export type Provenance = Pick<RankingRow, 'frame' | 'line' | 'rank' | 'name'> & { readonly percent: number };

/** One studio of the merged frame, with every listing it came from, best rank first. */
export type FrameUnit = {
  /** Registrable domain: what tells it from others. */
  readonly domain: string;
  /** Further domains of the same studio. */
  readonly otherDomains: readonly string[];
  readonly name: string;
  readonly siteUrl: string | null;
  readonly email: string | null;
  readonly phoneE164: string | null;
  readonly city: string | null;
  readonly priceTier: string | null;
  readonly provenance: readonly [Provenance, ...Provenance[]];
};

/** Two units that may be one studio: a person decides, in `sampling.sameStudio` of the protocol. */
export type DoubtfulPair = {
  readonly domains: readonly [string, string];
  readonly because: 'same-phone' | 'same-name';
};

/** A listing that could not be tied to any domain. */
export type UnplacedRow = Pick<RankingRow, 'frame' | 'line' | 'name'>;

export type MergedFrame = {
  readonly units: readonly FrameUnit[];
  readonly doubtful: readonly DoubtfulPair[];
  readonly unplaced: readonly UnplacedRow[];
};
