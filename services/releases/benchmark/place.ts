import type { Row } from '../cube/row.ts';

/** Where a studio stands among the frozen figures of a release: a quarter, never a percentile from one inquiry (statistics 8.3). */
export type PlaceAmongPeers = {
  readonly band: 'first_quarter' | 'second_quarter' | 'third_quarter' | 'last_quarter' | 'not_shown';
  readonly peers: number | null;
  /** The published figures it was told by. */
  readonly by: readonly Row[];
};

const QUARTERS = [
  ['delay_q25', 'first_quarter'],
  ['delay_median', 'second_quarter'],
  ['delay_q75', 'third_quarter'],
] as const;

/**
 * The quarter of a studio's own wait in hours (null: no answer of a person within the window), read from the published quartiles of
 * all studios. Only frozen rows are looked at, so that no choice of peers can move the answer (A10). A quartile that was not
 * reached within the window lies behind every wait that ended in it. Pure.
 */
export function placeOf(hours: number | null, rows: readonly Row[]): PlaceAmongPeers {
  const by = rows.filter(({ table, variable }) => table === 'total' && QUARTERS.some(([id]) => id === variable));
  const unknown = by.length === 0 || by.some(({ status }) => status !== 'published' && status !== 'not_reached');
  const peers = by.find(({ n }) => n !== null)?.n ?? null;
  if (unknown) return { band: 'not_shown', peers: null, by: [] };
  if (hours === null) return { band: 'last_quarter', peers, by };
  for (const [variable, band] of QUARTERS) {
    const bound = by.find((row) => row.variable === variable)?.value ?? null;
    if (bound === null || hours <= bound) return { band, peers, by };
  }
  return { band: 'last_quarter', peers, by };
}
