import { elementAt } from '../element-at.ts';
import { impossible } from '../impossible.ts';
import { hashKey, orderByKey } from './hash-sample.ts';
import { seededStream } from './seeded-stream.ts';

export type ArmAssignment =
  | {
      readonly kind: 'assigned';
      readonly order: readonly string[];
      /** Arm of each id: 0…K-1 in mixed radix of the factor levels, first factor slowest. */
      readonly arm: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'refused'; readonly error: 'FRAME_DUPLICATE' };

/**
 * Assigns the units of one stratum to K arms in blocks of K, so that every full block holds each arm once.
 * Order by SHA-256("seed|order|stratum|id"), arms of block b by a shuffle seeded "seed|block|stratum|b".
 * The order of the input does not matter. Empty input gives an empty assignment.
 */
export function blockedAssign(seed: string, stratum: string, ids: readonly string[], K: number): ArmAssignment {
  if (!(Number.isInteger(K) && K >= 1)) impossible('IMPOSSIBLE_COUNT', `${K} arms`);
  if (new Set(ids).size !== ids.length) return { kind: 'refused', error: 'FRAME_DUPLICATE' };
  const order = orderByKey(ids, (id) => hashKey(seed, 'order', stratum, id)).map(({ id }) => id);
  const arm = new Map<string, number>();
  for (let block = 0; block * K < order.length; block++) {
    const arms = seededStream(`${seed}|block|${stratum}|${block}`).shuffle(Array.from({ length: K }, (_, k) => k));
    order.slice(block * K, (block + 1) * K).forEach((id, j) => {
      arm.set(id, elementAt(arms, j));
    });
  }
  return { kind: 'assigned', order, arm };
}

/** Levels of the factors that an arm stands for; `levels` are the numbers of levels, first factor slowest. */
export function armLevels(arm: number, levels: readonly number[]): number[] {
  let rest = arm;
  return levels
    .toReversed()
    .map((count) => {
      const level = rest % count;
      rest = Math.floor(rest / count);
      return level;
    })
    .toReversed();
}
