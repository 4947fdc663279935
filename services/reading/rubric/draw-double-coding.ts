import { hashKey, orderByKey } from '../../measures/random/hash-sample.ts';

/** Least share and least number of replies that are coded twice, whatever the protocol says (all, where there are fewer). */
const leastShare = 0.2;
const leastUnits = 50;

/** 0 <= draw < 1 from the first 48 bits of SHA-256("seed|doublecode|id"): anybody can repeat it. */
function drawOf(seed: string, id: string): number {
  return Number.parseInt(hashKey(seed, 'doublecode', id).slice(0, 12), 16) / 2 ** 48;
}

/** Whether a reply is coded twice, known as soon as it comes; no reply changes the draw of another. */
export function isDoubleCoded(seed: string, share: number, id: string): boolean {
  return drawOf(seed, id) < share;
}

/**
 * Replies of a closed wave that still have to be drawn so that the least number is coded twice: the next in the order of the same draw.
 * @param ids all replies of the wave
 * @param twice those drawn before
 */
export function topUpDoubleCoding(seed: string, ids: readonly string[], twice: ReadonlySet<string>): string[] {
  const wanted = Math.max(Math.ceil(leastShare * ids.length), Math.min(leastUnits, ids.length));
  const open = ids.filter((id) => !twice.has(id));
  return orderByKey(open, (id) => hashKey(seed, 'doublecode', id))
    .slice(0, Math.max(0, wanted - twice.size))
    .map(({ id }) => id);
}
