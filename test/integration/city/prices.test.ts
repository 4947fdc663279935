import { expect, test } from 'vitest';
import { priceWords } from '../../city/answers/price-words.ts';
import { dealPrice } from '../../city/answers/prices.ts';
import { dice } from '../../city/seed.ts';

/** All numbers in a text, whatever divides their thousands. */
function numbersIn(words: string): number[] {
  const found = words.match(/\d{1,3}(?:[\s\u00a0.,]\d{3})+(?!\d)|\d+(?:,\d+)?/g) ?? [];
  return found.map((number) =>
    /[\s\u00a0.,]\d{3}/.test(number) ? Number(number.replace(/\D/g, '')) : Number(number.replace(',', '.')),
  );
}

function scaleOf(words: string): number {
  if (words.includes('млн')) return 1_000_000;
  return /тыс|т\.р|\dк/.test(words) ? 1000 : 1;
}

for (const language of ['ru', 'en', 'de'] as const) {
  test(`the words of a price say its numbers (${language})`, () => {
    for (let seed = 0; seed < 400; seed += 1) {
      const own = dice(String(seed), language);
      const price = dealPrice(own, language);
      const words = priceWords(own, language, price);
      const said = numbersIn(words).map((number) => Math.round(number * scaleOf(words)));
      expect([words, new Set(said)]).toEqual([
        words,
        new Set([price.low, price.high].filter((amount) => amount !== null)),
      ]);
      expect(price.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(price.low ?? 0);
    }
  });
}
