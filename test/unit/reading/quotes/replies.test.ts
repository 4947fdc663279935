import { describe, expect, it } from 'vitest';
import { readQuotes } from '../../../../services/reading/quotes/read-quotes.ts';
import { replies, seen } from './fixtures.ts';

const files = [
  'replies-ru.txt',
  'replies-en.txt',
  'replies-de.txt',
  'replies-hard.txt',
  'replies-more.txt',
  'replies-layout.txt',
  'replies-plain.txt',
  'replies-fresh.txt',
  'replies-late.txt',
  'replies-long.txt',
] as const;
const notOurs = new Set(['budget_echo', 'quoted_text', 'budget_question', 'third_party', 'old_price', 'signature']);

describe.each(files)('whole replies of %s', (file) => {
  it.each(replies(file))('takes the primary quote of "$name"', ({ text, own, main, why }) => {
    const reading = readQuotes(text, { ownSentences: own });
    expect(reading.main === null ? null : seen(reading.main, main ?? {})).toEqual(main);
    expect(reading.noPriceReason).toBe(why);
  });

  it.each(replies(file).filter((reply) => reply.quotes.length > 0))('finds the other prices of "$name"', (reply) => {
    const { quotes } = readQuotes(reply.text, { ownSentences: reply.own });
    for (const price of reply.quotes) expect(quotes.map((quote) => seen(quote, price))).toContainEqual(price);
  });

  it.each(replies(file).filter((reply) => reply.notQuotes.length > 0))('asks nothing of us in "$name"', (reply) => {
    const { candidates } = readQuotes(reply.text, { ownSentences: reply.own });
    for (const { role, price } of reply.notQuotes) {
      const expected = { ...price, role };
      const { currency: _, ...ends } = expected;
      expect(candidates.map((candidate) => seen(candidate, ends))).toContainEqual(ends);
      expect(notOurs.has(role)).toBe(true);
    }
  });
});

it('never takes our own budget for a quote, in any reply that repeats it', () => {
  const echoed = files.flatMap(replies).filter((reply) => reply.own.length > 0);
  expect(echoed.length).toBeGreaterThanOrEqual(12);
  for (const reply of echoed) {
    const { quotes } = readQuotes(reply.text, { ownSentences: reply.own });
    for (const { exact } of readQuotes(reply.own.join(' ')).candidates) {
      // A studio may price its work at exactly our budget; the fixture then says so.
      if (reply.main?.low === Number(exact.low)) continue;
      const echoes = quotes.filter((quote) => quote.exact.low === exact.low && quote.exact.high === exact.high);
      expect(echoes, reply.name).toEqual([]);
    }
  }
});

it('recognises a budget passed as an amount', () => {
  const budgets = [{ lowMinor: 40_000_000, highMinor: 50_000_000, currency: 'RUB' }];
  expect(readQuotes('В 400 000–500 000 рублей впишемся.', { budgets }).main).toBeNull();
  expect(readQuotes('До 500 000 рублей — вполне реально.', { budgets }).noPriceReason).toBe('only_own_budget');
  expect(readQuotes('Стоимость 450 000 рублей.', { budgets }).main?.lowMinor).toBe(45_000_000);
});

it('keeps at least 60 whole replies of our own', () => {
  expect(files.flatMap(replies).length).toBeGreaterThanOrEqual(60);
});
