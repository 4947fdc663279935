import { compare, type Decimal, decimalOf, times } from '../decimal.ts';
import { counted } from '../lexicon/counted.ts';
import type { Token } from '../tokens.ts';
import { type Amount, amountAt } from './amount.ts';
import { boundAfter, boundBefore } from './bounds.ts';
import type { Line } from './line.ts';

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
/** A range whose ends differ more than this is a label and an amount ("этап 1 - 100 000"). */
const widestRange = decimalOf('60');

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

/** The second end of a range that starts with `first`, null when there is none. */
function rangeEnd(line: Line, first: Amount): Amount | null {
  const at = connectorEnd(line, first);
  if (at === null) return null;
  const second = amountAt(line, at);
  if (second === null || isChained(line.tokens, second)) return null;
  if (line.tokens[second.next]?.text === '%') return null;
  if (first.named && second.named && first.currency !== second.currency) return null;
  if (
    first.named &&
    !second.named &&
    !second.group.multiplied &&
    (countsOther(line, first, second) || second.group.words)
  )
    return null;
  if (!first.named && !second.named && first.group.words !== second.group.words && !second.group.multiplied)
    return null;
  const low = lowEnd(first, second);
  const high = highEnd(first, second);
  const [small, large] = compare(low, high) > 0 ? [high, low] : [low, high];
  const explicit = /^(?:до|to|bis)$/u.test(line.tokens[at - 1]?.text ?? '');
  const plausible =
    compare(large, times(small, widestRange)) <= 0 ||
    (explicit && small.coefficient > 0n && compare(low, second.value) <= 0);
  return plausible && small.coefficient > 0n ? second : null;
}

const between = /(?:^|[^\p{L}])(?:между|между суммами|between|zwischen)\s*(?:\p{Sc}|us)?\s*$/u;

/** Token after "-", "до", "to", "bis", "…" or the "и" of "между … и …". */
function connectorEnd(line: Line, first: Amount): number | null {
  const token = line.tokens[first.next];
  if (token === undefined || token.gap === 'wide') return null;
  let at = first.next + 1;
  if (/^(?:до|to|bis|till|until)$/u.test(token.text)) {
    while (
      /^(?:zu|примерно|около|about|etwa|ca|rund|around|почти)$/u.test(line.tokens[at]?.text ?? '') ||
      (line.tokens[at]?.text === '.' && line.tokens[at - 1]?.text === 'ca')
    )
      at++;
    return at;
  }
  if (/^(?:и|and|und)$/u.test(token.text)) {
    if (/^(?:до|bis)$/u.test(line.tokens[at]?.text ?? '')) return at + 1;
    const start = line.tokens[first.from]?.start ?? 0;
    return between.test(line.folded.slice(Math.max(0, start - 24), start)) ? at : null;
  }
  if (token.text === '…') return at;
  if (token.text === '.' && line.tokens[at]?.text === '.') {
    while (line.tokens[at]?.text === '.') at++;
    return at;
  }
  if (token.text !== '-' || line.tokens[at]?.text === '-') return null;
  // "zehn- bis zwölftausend".
  return token.gap === 'none' && line.tokens[at]?.text === 'bis' ? at + 1 : at;
}

/** "123-45-67": a chain of numbers is a phone, a date or a code. */
function isChained(tokens: readonly Token[], second: Amount): boolean {
  const after = tokens[second.next];
  return (
    !second.named &&
    after?.text === '-' &&
    after.gap === 'none' &&
    tokens[second.next + 1]?.kind === 'number' &&
    tokens[second.next + 1]?.gap === 'none'
  );
}

/** A bare second number that something else is counted with, or that falls below the first ("$80 - 10 templates"). */
function countsOther(line: Line, first: Amount, second: Amount): boolean {
  const after = line.tokens[second.next];
  if (after?.kind !== 'word') return false;
  const end = line.tokens[second.next - 1]?.end ?? 0;
  return counted.test(line.folded.slice(end, end + 30)) || compare(second.value, first.value) < 0;
}

/** "тысяч триста-четыреста": what stands before both multiplies both. */
function highEnd(first: Amount, second: Amount): Decimal {
  return first.group.vague && !second.group.multiplied ? times(second.value, thousand) : second.value;
}

/** The low end with what it inherits: "300–500k", "от 500 до 1 млн", "50-70 000". */
function lowEnd(first: Amount, second: Amount): Decimal {
  if (first.group.multiplied || (first.named && !second.group.multiplied)) return first.value;
  const { zeros } = second.group;
  if (zeros > 0) {
    const scaled = times(first.value, decimalOf(`1${'0'.repeat(zeros)}`));
    if (compare(scaled, second.value) <= 0) return scaled;
    const inThousands = times(first.value, thousand);
    const small = compare(first.value, thousand) < 0;
    // "300-500 тыс." is scaled above; a falling pair "500-300 тыс." keeps its unit too; "от 500 до 1 млн" means thousands.
    if (small && zeros > 3 && compare(inThousands, second.value) <= 0) return inThousands;
    return small && zeros === 3 ? scaled : first.value;
  }
  const shortened =
    (second.group.shaped || (second.group.words && first.group.words)) &&
    !first.group.shaped &&
    compare(times(first.value, thousand), second.value) < 0 &&
    compare(first.value, thousand) < 0;
  return shortened && second.value.scale === 0 && second.value.coefficient % 1000n === 0n
    ? times(first.value, thousand)
    : first.value;
}
