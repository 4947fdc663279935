import type { Dice } from '../seed.ts';

const DAY = 24 * 3600;
const LEAST_SECONDS = 15 * 60;

/**
 * `count` delays in seconds whose mean is `meanDays`: many within the day, a few of a week, none above `mostDays`. Dealt as a
 * power of an exponential with one draw from each of `count` equal parts, so that no seed gives only quick or only slow ones.
 */
export function dealDelays(dice: Dice, count: number, meanDays: number, mostDays: number): number[] {
  const drawn = Array.from({ length: count }, (_, part) => {
    const share = (part + dice.unit()) / count;
    return (-Math.log(1 - Math.min(share, 1 - 1e-9))) ** 1.3;
  });
  let delays = scaled(drawn, count * meanDays * DAY);
  // What the bounds cut off is given to all others, until it no longer matters.
  for (let round = 0; round < 12; round += 1) {
    const bounded = delays.map((delay) => Math.min(Math.max(delay, LEAST_SECONDS), mostDays * DAY));
    delays = scaled(bounded, count * meanDays * DAY);
  }
  return dice.shuffled(delays.map((delay) => Math.round(Math.min(delay, mostDays * DAY))));
}

function scaled(values: readonly number[], total: number): number[] {
  const sum = values.reduce((all, value) => all + value, 0);
  return values.map((value) => (sum === 0 ? 0 : (value * total) / sum));
}
