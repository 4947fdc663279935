import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readQuotes } from '../../../../services/reading/quotes/read-quotes.ts';
import type { MoneyCandidate } from '../../../../services/reading/quotes/types.ts';

type Expected = { readonly low?: number | null; readonly high?: number | null } & Readonly<Record<string, unknown>>;
type Vector = {
  readonly text: string;
  readonly main: Expected | null;
  readonly also?: readonly Expected[];
  readonly candidates?: number;
  readonly why?: string;
};

const vectors: readonly Vector[] = JSON.parse(
  readFileSync(new URL('../../../fixtures/quotes/golden.json', import.meta.url), 'utf8'),
);

/** The parts of a reading that a vector states, amounts in currency units. */
function stated(money: MoneyCandidate, expected: Expected): Expected {
  const plain = {
    ...money,
    low: money.exact.low === null ? null : Number(money.exact.low),
    high: money.exact.high === null ? null : Number(money.exact.high),
  };
  return Object.fromEntries(Object.entries(plain).filter(([key]) => key in expected));
}

describe('the golden vectors of the quote grammar', () => {
  it.each(vectors)('reads "$text"', ({ text, main, also, candidates, why }) => {
    const reading = readQuotes(text);
    expect(reading.main === null ? null : stated(reading.main, main ?? {})).toEqual(main);
    for (const expected of also ?? []) {
      expect(reading.quotes.map((quote) => stated(quote, expected))).toContainEqual(expected);
    }
    if (candidates !== undefined) expect(reading.candidates).toHaveLength(candidates);
    expect(reading.noPriceReason).toBe(why ?? null);
  });
});
