import type { Language, Price } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';

/** Deals a price a studio of that language would name, in round numbers of its currency. */
export function dealPrice(dice: Dice, language: Language): Price {
  const shape = dice.pick(['one', 'one', 'range', 'from', 'hour', 'month'] as const);
  const currency = language === 'ru' ? 'RUB' : language === 'de' ? 'EUR' : dice.pick(['EUR', 'USD'] as const);
  const vat = dice.pick(['unknown', 'unknown', 'incl', 'excl', 'none'] as const);
  const price: Price = { ...amounts(dice, currency, shape), currency, basis: basisOf(shape), vat };
  // "No VAT at all" is a thing of small Russian firms; elsewhere it is not said.
  return vat === 'none' && currency !== 'RUB' ? { ...price, vat: 'unknown' } : price;
}

// One sum, two ends, a lower end only, a rate, a subscription.
type Shape = 'one' | 'range' | 'from' | 'hour' | 'month';

function basisOf(shape: Shape): Price['basis'] {
  return shape === 'hour' || shape === 'month' ? shape : 'project';
}

function amounts(dice: Dice, currency: Price['currency'], shape: Shape): { low: number; high: number | null } {
  const rub = currency === 'RUB';
  if (shape === 'hour') return same(rub ? dice.between(12, 60) * 100 : dice.between(9, 30) * 5);
  if (shape === 'month') return same(rub ? dice.between(8, 60) * 1000 : dice.between(3, 20) * 50);
  const low = rub ? roubles(dice) : dice.between(6, 60) * 250;
  if (shape === 'one') return same(low);
  if (shape === 'from') return { low, high: null };
  return { low, high: low + (rub ? dice.between(1, 30) * 10_000 : dice.between(2, 20) * 500) };
}

/** Mostly small and middling projects, now and then one of millions. */
function roubles(dice: Dice): number {
  return dice.chance(0.2) ? dice.between(10, 32) * 100_000 : dice.between(12, 180) * 5000;
}

function same(amount: number): { low: number; high: number } {
  return { low: amount, high: amount };
}
