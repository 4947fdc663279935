import type { Price } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';

/** Ends of a range as multiples of its geometric midpoint, exact in whole numbers: 4/5 and 5/4 of 400 are 320 and 500. */
const spreads: readonly (readonly [over: number, under: number])[] = [
  [4, 5],
  [2, 3],
  [3, 4],
];
const ROUND_ROUBLES = 5_000;

/**
 * A main quote of so many roubles as a studio may state it: one sum, or now and then a range with that sum as its geometric
 * midpoint, where both ends are round. VAT is never on top, so that what is stated is what is paid.
 */
export function statedPrice(dice: Dice, roubles: number): Price {
  const vat = dice.pick(['unknown', 'unknown', 'incl', 'none'] as const);
  const price: Price = { low: roubles, high: roubles, currency: 'RUB', basis: 'project', vat };
  const ranges = spreads
    .map(([over, under]) => ({ low: (roubles * over) / under, high: (roubles * under) / over }))
    .filter(({ low, high }) => low % ROUND_ROUBLES === 0 && high % ROUND_ROUBLES === 0);
  return ranges.length > 0 && dice.chance(0.3) ? { ...price, ...dice.pick(ranges) } : price;
}

/** A price that is none for the whole project; such a one only ever stands beside a main quote. */
export function besidePrice(dice: Dice): Price {
  const common = { currency: 'RUB', vat: 'unknown' } as const;
  switch (dice.pick(['hour', 'month', 'from'] as const)) {
    case 'hour':
      return { ...common, ...same(dice.between(15, 50) * 100), basis: 'hour' };
    case 'month':
      return { ...common, ...same(dice.between(8, 40) * 1000), basis: 'month' };
    default:
      return { ...common, low: dice.between(6, 16) * 5000, high: null, basis: 'project' };
  }
}

function same(amount: number): { low: number; high: number } {
  return { low: amount, high: amount };
}
