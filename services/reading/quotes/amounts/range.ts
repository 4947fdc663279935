import { compare, type Decimal, decimalOf, times } from '../decimal.ts';
import { counted } from '../lexicon/counted.ts';
import type { Token } from '../tokens.ts';
import { type Amount, amountAt } from './amount.ts';
import type { Line } from './line.ts';

const thousand = decimalOf('1000');
/** A range whose ends differ more than this is a label and an amount ("этап 1 - 100 000"). */
const widestRange = decimalOf('60');

/** The second end of a range that starts with `first`, null when there is none. */
export function rangeEnd(line: Line, first: Amount): Amount | null {
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
export function highEnd(first: Amount, second: Amount): Decimal {
  return first.group.vague && !second.group.multiplied ? times(second.value, thousand) : second.value;
}

/** The low end with what it inherits: "300–500k", "от 500 до 1 млн", "50-70 000". */
export function lowEnd(first: Amount, second: Amount): Decimal {
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
