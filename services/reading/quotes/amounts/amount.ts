import { type Decimal, decimalOf, plus, times } from '../decimal.ts';
import { type CurrencyMatch, currencyAt } from '../lexicon/currencies.ts';
import { joinedMultiplier } from '../lexicon/multipliers.ts';
import type { Token } from '../tokens.ts';
import { type NumberGroup, numberGroupAt } from './group.ts';
import type { Line } from './line.ts';
import { spelledNumberAt } from './spelled.ts';

/** One amount: exact value in currency units, tokens [from, next), currency null when none is named. */
export type Amount = {
  readonly value: Decimal;
  readonly from: number;
  readonly next: number;
  readonly currency: string | null;
  /** A currency word or sign stands there, even one without an ISO code. */
  readonly named: boolean;
  readonly group: NumberGroup;
};

const hundredth = decimalOf('0', '01');
const longestBracket = 25;

/** Reads "$ 5k", "12 500,50 EUR", "3 000 000 (три миллиона) рублей 00 копеек", "рублей 10" at token `i`. */
export function amountAt(line: Line, i: number): Amount | null {
  const scaled = scaledPrefix(line, i);
  if (scaled !== null) return scaled;
  const prefix = prefixAt(line, i);
  const group = numberGroupAt(line, prefix?.next ?? i, prefix !== null);
  if (group === null) return null;
  if (prefix !== null) return prefixedAmount(line, i, prefix, group);
  if (group.currency !== null)
    return { value: group.value, from: i, next: group.next, currency: group.currency, named: true, group };
  const unit = suffixAt(line, afterBracket(line, afterFlourish(line.tokens, group.next)), group);
  if (unit === null) return { value: group.value, from: i, next: group.next, currency: null, named: false, group };
  if (unit.hundredth)
    return {
      value: times(group.value, hundredth),
      from: i,
      next: unit.next,
      currency: unit.code ?? (line.lang === 'de' ? 'EUR' : null),
      named: true,
      group,
    };
  const amount = { value: group.value, from: i, next: unit.next, currency: unit.code, named: true, group };
  return withHundredths(line, amount, false);
}

/** "TEUR 250", "MUSD 3". */
function scaledPrefix(line: Line, i: number): Amount | null {
  const multiplier = joinedMultiplier(line.tokens, i);
  if (multiplier === null || line.tokens[i + 1]?.gap === 'wide') return null;
  const group = numberGroupAt(line, i + 1);
  if (group === null || group.words || group.multiplied) return null;
  const value = times(group.value, multiplier.factor);
  return {
    value,
    from: i,
    next: group.next,
    currency: multiplier.currency,
    named: true,
    group: { ...group, multiplied: true },
  };
}

/** A currency before its number, also doubled: "usd$ 15", "$ SGD4.90". */
function prefixAt(line: Line, i: number): CurrencyMatch | null {
  const first = currencyAt(line.tokens, i, line.raw);
  if (first === null || first.hundredth || first.behindOnly) return null;
  // "Rs. 20", "руб. 500".
  const dotted = line.tokens[first.next]?.text === '.' && line.tokens[first.next]?.gap === 'none';
  const at = dotted && line.tokens[i]?.kind === 'word' ? first.next + 1 : first.next;
  const second = line.tokens[at]?.gap === 'wide' ? null : currencyAt(line.tokens, at, line.raw);
  const last = second !== null && !second.hundredth && !second.behindOnly ? second : { ...first, next: at };
  const number = line.tokens[last.next];
  if (number === undefined || number.gap === 'wide') return null;
  if (last.doubtful && isSmall(number.text) && line.tokens.length > 3) return null;
  const sign = line.tokens[i]?.kind === 'mark';
  return { ...last, code: last !== first && second !== null && sign ? second.code : first.code };
}

function isSmall(digits: string): boolean {
  return Number.parseFloat(digits) < 100 && /^[\d.]+$/u.test(digits);
}

function prefixedAmount(line: Line, i: number, prefix: CurrencyMatch, group: NumberGroup): Amount {
  const amount = {
    value: group.value,
    from: i,
    next: group.next,
    currency: prefix.code ?? group.currency,
    named: true,
    group,
  };
  const again = suffixAt(line, afterFlourish(line.tokens, group.next), group);
  if (again === null) return withHundredths(line, amount, true);
  // "$10 dollars", "£94.50 GBP", "SGD4.90 $": the same money named twice; a code says more than a sign.
  const next = afterSameMoney(line, again) ? again.next : group.next;
  const vague = line.tokens[i]?.kind === 'mark' && line.tokens[again.next - 1]?.kind === 'word';
  return next === group.next
    ? amount
    : { ...amount, next, currency: vague ? (again.code ?? amount.currency) : amount.currency };
}

/** A sign followed by a number glued to it belongs to that number: "$20 $30". */
function afterSameMoney(line: Line, unit: CurrencyMatch): boolean {
  const following = line.tokens[unit.next];
  return !unit.hundredth && following?.kind !== 'number';
}

/** A currency after its number, unless it is glued to the next number ("3 USD50"). */
function suffixAt(line: Line, i: number, group: NumberGroup): CurrencyMatch | null {
  const token = line.tokens[i];
  if (token === undefined || token.gap === 'wide') return null;
  const dash = token.text === '-' && token.gap === 'none' && line.tokens[i + 1]?.gap === 'none';
  const unit = currencyAt(line.tokens, dash ? i + 1 : i, line.raw);
  if (unit === null) return null;
  const following = line.tokens[unit.next];
  const gluedAhead = following?.kind === 'number' && following.gap === 'none' && token.gap !== 'none';
  if (gluedAhead) return null;
  const doubtful =
    unit.doubtful && Number(group.value.coefficient) / 10 ** group.value.scale < 100 && line.tokens.length > 3;
  if (unit.doubtful && token.text === 'p') return line.lang === 'ru' ? unit : null;
  return doubtful ? null : unit;
}

/** "50,- Kč", "1.500,-- €", "4.500.- CHF". */
function afterFlourish(tokens: readonly Token[], i: number): number {
  if (isGluedPlus(tokens, i)) return i + 1;
  if (!/^[,.]$/u.test(tokens[i]?.text ?? '') || tokens[i]?.gap !== 'none') return i;
  let at = i + 1;
  while (tokens[at]?.text === '-' && tokens[at]?.gap === 'none' && at < i + 4) at++;
  return at > i + 1 ? at : i;
}

/** "150 000+ руб.": the sign of "and more" between the number and its currency. */
function isGluedPlus(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.text === '+' && tokens[i]?.gap === 'none' && tokens[i + 1]?.kind !== 'number';
}

/** Steps over the amount in words that contracts put in brackets. */
function afterBracket(line: Line, i: number): number {
  if (line.tokens[i]?.text !== '(' || spelledBracket(line, i + 1) === null) return i;
  for (let at = i + 1; at < i + longestBracket; at++) {
    if (line.tokens[at]?.text === ')') return at + 1;
  }
  return i;
}

function spelledBracket(line: Line, i: number): NumberGroup | null {
  const group = line.tokens[i]?.kind === 'word' ? numberGroupAt(line, i) : null;
  return group?.words ? group : null;
}

/** "20 dollars 43 cents", "13 Euro und 45 Cent", "17 USD 25." */
function withHundredths(line: Line, amount: Amount, named: boolean): Amount {
  const { tokens } = line;
  const whole = amount.value.scale === 0 && !(amount.group.multiplied && !amount.group.words);
  if (!whole || tokens[amount.next]?.gap === 'wide') return amount;
  const joined = /^(?:и|and|und|,)$/u.test(tokens[amount.next]?.text ?? '');
  const at = joined ? amount.next + 1 : amount.next;
  const part = centsAt(tokens, at);
  if (part === null) return amount;
  const unit = currencyAt(tokens, part.next, line.raw);
  const value = plus(amount.value, times(part.value, hundredth));
  if (unit?.hundredth) return { ...amount, value, next: unit.next };
  const ends = tokens[part.next] === undefined || (/^[.!?;)]$/u.test(tokens[part.next]?.text ?? '') && unit === null);
  // "35€99" needs no end behind it; "$20 43" after a sign in front is never twenty dollars and 43 cents.
  const glued = tokens[at]?.gap === 'none' && !joined;
  const bare =
    !named &&
    (ends || glued) &&
    part.value.coefficient > 0n &&
    amount.value.coefficient < 1000n &&
    tokens[amount.next]?.text !== ',';
  return bare ? { ...amount, value, next: part.next } : amount;
}

function centsAt(tokens: readonly Token[], i: number): { value: Decimal; next: number } | null {
  const token = tokens[i];
  if (token?.kind === 'number')
    return /^\d{1,2}$/u.test(token.text) ? { value: decimalOf(token.text), next: i + 1 } : null;
  const spelled = spelledNumberAt(tokens, i);
  return spelled !== null && spelled.value.scale === 0 && spelled.value.coefficient < 100n ? spelled : null;
}
