import { describe, expect, it } from 'vitest';
import { readQuotes } from '../../../../services/reading/quotes/read-quotes.ts';
import { phrases, seen } from './fixtures.ts';

const languages = ['ru', 'en', 'de'] as const;

describe.each(languages)('phrases of price in %s', (lang) => {
  it.each(phrases(`phrases-${lang}.txt`))('reads "$text"', ({ text, price }) => {
    const { main, quotes } = readQuotes(text, { lang });
    if (price === null) expect(quotes).toEqual([]);
    else expect(main === null ? null : seen(main, price)).toEqual(price);
  });
});

describe('money that nobody asks of us, beside words of price', () => {
  it.each(phrases('phrases-traps.txt'))('finds no quote in "$text"', ({ text }) => {
    expect(readQuotes(text).quotes).toEqual([]);
  });
});

it('keeps at least 250 phrases of our own', () => {
  const count = languages.reduce((sum, lang) => sum + phrases(`phrases-${lang}.txt`).length, 0);
  expect(count).toBeGreaterThanOrEqual(250);
});
