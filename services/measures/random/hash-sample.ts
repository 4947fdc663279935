import { createHash } from 'node:crypto';

/** SHA-256 of the parts joined by "|", as hex. */
export function hashKey(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('|'), 'utf8').digest('hex');
}

export type KeyedId = { readonly id: string; readonly key: string };

/** Ids in the order of their keys; the id breaks ties. Compared by UTF-16 code unit, never by locale. */
export function orderByKey(ids: readonly string[], keyOf: (id: string) => string): KeyedId[] {
  const keyed = ids.map((id) => ({ id, key: keyOf(id) }));
  return keyed.sort((a, b) => {
    if (a.key !== b.key) return a.key < b.key ? -1 : 1;
    if (a.id === b.id) return 0;
    return a.id < b.id ? -1 : 1;
  });
}

export type HashSample =
  | { readonly kind: 'drawn'; readonly selected: readonly string[]; readonly keys: readonly KeyedId[] }
  | { readonly kind: 'refused'; readonly error: 'SAMPLE_TOO_LARGE' | 'FRAME_DUPLICATE'; readonly detail: string };

/**
 * Draws n of the ids of one stratum: the first n by SHA-256("seed|sample|stratum|id"). Equal to simple random sampling
 * without replacement, whatever the order of the input; one more unit changes at most one selection.
 * The same seed in the next wave gives a coordinated (panel) sample. Keys are the selected ids' full hashes.
 */
export function hashSample(seed: string, stratum: string, ids: readonly string[], n: number): HashSample {
  if (new Set(ids).size !== ids.length) {
    return { kind: 'refused', error: 'FRAME_DUPLICATE', detail: `stratum ${stratum} lists an id twice` };
  }
  if (n > ids.length) {
    return { kind: 'refused', error: 'SAMPLE_TOO_LARGE', detail: `${n} wanted of ${ids.length} in stratum ${stratum}` };
  }
  const keys = orderByKey(ids, (id) => hashKey(seed, 'sample', stratum, id)).slice(0, n);
  return { kind: 'drawn', selected: keys.map(({ id }) => id), keys };
}
