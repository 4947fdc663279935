import { elementAt } from '../../services/measures/element-at.ts';
import { seededStream } from '../../services/measures/random/seeded-stream.ts';

/** Chance that can be thrown again: equal seeds give equal trials. */
export type Dice = {
  readonly int: (n: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** True so many times of a hundred. */
  readonly percent: (share: number) => boolean;
};

export function diceOf(seed: string): Dice {
  const { int } = seededStream(seed);
  return {
    int,
    pick: (items) => elementAt(items, int(items.length)),
    percent: (share) => int(100) < share,
  };
}
