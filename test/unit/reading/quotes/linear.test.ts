import { describe, expect, it } from 'vitest';
import { readQuotes } from '../../../../services/reading/quotes/read-quotes.ts';

const hostile = [
  ['digits', '1 000 000 000 '],
  ['one endless number', '1'],
  ['ranges without end', '1-1-1-1-1-'],
  ['bounds and signs', 'от до ~ $ от € до '],
  ['one endless word', 'рубльрубль'],
  ['spaces', ' '],
  ['quote marks and line breaks', '>\n\n1\n'],
  ['open brackets', '5 (пять (пять ('],
  ['number words', 'сто двадцать пять '],
  ['table cells', '1 | 2 | '],
] as const;
const size = 12_000;
const growth = 8;

/** Processor time, the least of three: a busy machine only ever adds. */
function cost(text: string): number {
  const times = [1, 2, 3].map(() => {
    const from = process.cpuUsage();
    readQuotes(text);
    return process.cpuUsage(from).user;
  });
  return Math.min(...times);
}

describe('hostile text', () => {
  // Eight times the text at a quadratic cost would take sixty-four times as long.
  it.each(hostile)('costs in proportion to its length: %s', (_, piece) => {
    const text = (length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    cost(text(size));
    expect(cost(text(size * growth))).toBeLessThan(Math.max(cost(text(size)), 2000) * growth * 3);
  });

  it('keeps no more than two thousand money expressions and says so', () => {
    const reading = readQuotes('100 руб. '.repeat(5000));
    expect(reading.candidates).toHaveLength(2000);
    expect(reading.truncated).toBe(true);
  });
});
