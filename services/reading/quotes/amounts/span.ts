import { compare, type Decimal, decimalOf } from '../decimal.ts';
import type { Token } from '../tokens.ts';
import { type Amount, amountAt } from './amount.ts';
import { boundAfter, boundBefore } from './bounds.ts';
import type { Line } from './line.ts';
import { highEnd, lowEnd, rangeEnd } from './range.ts';

/** A money expression before its context is read: closed, half-open or single, with token and character offsets in its line. */
export type MoneySpan = {
  readonly low: Decimal | null;
  readonly high: Decimal | null;
  readonly currency: string | null;
  readonly named: boolean;
  readonly multiplied: boolean;
  readonly shaped: boolean;
  readonly words: boolean;
  readonly approximate: boolean;
  readonly swapped: boolean;
  readonly from: number;
  readonly next: number;
  readonly start: number;
  readonly end: number;
};

const unbounded = { bound: null, approximate: false };
const thousand = decimalOf('1000');

/** All money expressions and bare numbers of a line, left to right. */
export function spansOf(line: Line, limit: number): MoneySpan[] {
  const spans: MoneySpan[] = [];
  for (let i = 0; i < line.tokens.length && spans.length < limit; ) {
    const amount = mayStart(line.tokens, i) ? amountAt(line, i) : null;
    if (amount === null) {
      i++;
      continue;
    }
    const second = rangeEnd(line, amount);
    const span = second === null ? single(line, amount) : ranged(line, amount, second);
    spans.push(span);
    i = span.next;
  }
  return spans;
}

/** A number that continues a word, a date or a chain of digits starts nothing. */
function mayStart(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const before = tokens[i - 1];
  if (token === undefined || token.kind !== 'number' || before === undefined || token.gap !== 'none') return true;
  if (before.kind === 'word') return /^(?:от|до|from|ab|за|eur|usd|rub|gbp|chf)$/u.test(before.text);
  const chained = /^[-/:.+#@_№]$/u.test(before.text) && before.gap === 'none';
  return !(chained && (before.text !== '-' || tokens[i - 2]?.kind === 'number'));
}

function single(line: Line, amount: Amount): MoneySpan {
  const start = line.tokens[amount.from]?.start ?? 0;
  const end = line.tokens[amount.next - 1]?.end ?? start;
  // Small bare numbers are no prices: their bounds are nobody's business and most of the time.
  const priced = amount.named || amount.group.multiplied || compare(amount.value, thousand) >= 0;
  const before = priced ? boundBefore(line.folded, start, end) : unbounded;
  const after = priced ? boundAfter(line.folded, end) : unbounded;
  const plus = line.folded.slice(start, end).includes('+') ? 'from' : null;
  const bound = before.bound ?? after.bound ?? plus;
  return {
    ...facts(amount),
    low: bound === 'upto' ? null : amount.value,
    high: bound === 'from' ? null : amount.value,
    approximate: before.approximate || after.approximate || amount.group.vague,
    swapped: false,
    next: amount.next,
    start,
    end,
  };
}

function ranged(line: Line, first: Amount, second: Amount): MoneySpan {
  const start = line.tokens[first.from]?.start ?? 0;
  const end = line.tokens[second.next - 1]?.end ?? start;
  const a = lowEnd(first, second);
  const b = highEnd(first, second);
  const swapped = compare(a, b) > 0;
  return {
    ...facts(first),
    currency: first.currency ?? second.currency,
    named: first.named || second.named,
    multiplied: first.group.multiplied || second.group.multiplied,
    shaped: first.group.shaped || second.group.shaped,
    low: swapped ? b : a,
    high: swapped ? a : b,
    approximate: boundBefore(line.folded, start, end).approximate || first.group.vague,
    swapped,
    next: second.next,
    start,
    end,
  };
}

function facts(amount: Amount): Pick<MoneySpan, 'currency' | 'named' | 'multiplied' | 'shaped' | 'words' | 'from'> {
  const { group } = amount;
  return {
    currency: amount.currency,
    named: amount.named,
    multiplied: group.multiplied,
    shaped: group.shaped,
    words: group.words,
    from: amount.from,
  };
}
