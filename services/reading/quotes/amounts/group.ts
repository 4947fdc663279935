import { compare, type Decimal, decimalOf, plus, times } from '../decimal.ts';
import { currencyAt } from '../lexicon/currencies.ts';
import { isDot, type Multiplier, multiplierAt } from '../lexicon/multipliers.ts';
import { readNumeral } from '../numerals.ts';
import type { Line } from './line.ts';
import { spelledNumberAt } from './spelled.ts';

/** A number with its multipliers ("1 млн 200 тыс."): value, the token after it, and how it was written. */
export type NumberGroup = {
  readonly value: Decimal;
  readonly next: number;
  readonly words: boolean;
  readonly multiplied: boolean;
  /** Largest multiplier as a power of ten, 0 when none. */
  readonly zeros: number;
  /** Named by the multiplier itself ("т.р."). */
  readonly currency: string | null;
  /** Thousands were set apart or decimals given: the number has the shape of a price. */
  readonly shaped: boolean;
  /** Said the wrong way round ("тысяч триста"), which makes it a guess. */
  readonly vague: boolean;
};

const longestGroup = 5;
const joiners = new Set(['и', 'and', 'und']);
const one = decimalOf('1');
const thousands: Multiplier = { factor: decimalOf('1000'), zeros: 3, next: 0, currency: null, bare: false };
const unmultiplied = { words: false, multiplied: false, zeros: 0, currency: null, shaped: false, vague: false };

/** Reads a number at token `i`, in digits or words, with everything that multiplies it; `priced` = a currency stands before it. */
export function numberGroupAt(line: Line, i: number, priced = false): NumberGroup | null {
  const first = partAt(line, i, priced);
  if (first === null) return null;
  let group = first;
  // "1 млн 200 тыс.", "миллион двести тысяч", "two thousand five hundred": smaller parts follow larger ones.
  for (let parts = 1; parts < longestGroup && group.multiplied && group.currency === null; parts++) {
    const joined = joiners.has(line.tokens[group.next]?.text ?? '');
    const rest = partAt(line, joined ? group.next + 1 : group.next);
    if (rest === null || line.tokens[group.next]?.gap === 'wide') break;
    const smaller = rest.multiplied ? rest.zeros < group.zeros : isRemainder(line, group, rest);
    if (!smaller) break;
    group = {
      ...rest,
      value: plus(group.value, rest.value),
      words: group.words,
      multiplied: true,
      zeros: rest.multiplied ? rest.zeros : 1,
    };
  }
  return { ...group, zeros: first.zeros };
}

/** "two million five hundred", and in digits only right before a currency: "12 тыс. 500 руб." */
function isRemainder(line: Line, group: NumberGroup, rest: NumberGroup): boolean {
  if (compare(rest.value, powerOfTen(group.zeros)) >= 0) return false;
  if (rest.words) return group.words;
  const digits = line.tokens[rest.next - 1]?.text ?? '';
  return !group.words && /^\d{3}$/u.test(digits) && currencyAt(line.tokens, rest.next, line.raw) !== null;
}

/** What may follow "two million" stays below a million. */
function powerOfTen(zeros: number): Decimal {
  return decimalOf(`1${'0'.repeat(zeros)}`);
}

function partAt(line: Line, i: number, priced = false): NumberGroup | null {
  const token = line.tokens[i];
  if (token === undefined) return null;
  if (token.kind === 'number') return digitsAt(line, i, priced);
  if (token.kind === 'mark') return token.text === '.' ? leadingDotAt(line, i) : null;
  return wordsAt(line, i);
}

function digitsAt(line: Line, i: number, priced: boolean): NumberGroup | null {
  const { text, next, grouped } = digitText(line, i);
  const multiplier = multiplierOf(line, skipDash(line, next), priced);
  // "1.125 million" is a fraction, "1.125" alone a thousand and more.
  const value = readNumeral(text, multiplier !== null && multiplier.zeros >= 6);
  if (value === null) return null;
  const shaped = grouped || /[.,]\d\d$/u.test(text);
  return multiplied(line, { ...unmultiplied, value, next, shaped }, multiplier);
}

/** The digits of one number: "2 200 000" and "17 940,00" are single spaces between groups of three. */
function digitText(line: Line, i: number): { readonly text: string; readonly next: number; readonly grouped: boolean } {
  const { tokens } = line;
  let text = tokens[i]?.text ?? '';
  let next = i + 1;
  const single = /^\d{1,3}$/u.test(text);
  while (single && next < i + longestGroup) {
    const part = tokens[next];
    if (part?.kind !== 'number' || part.gap !== 'space' || !/^\d{3}(?:[.,]\d{1,2})?$/u.test(part.text)) break;
    text += part.text;
    next++;
    if (/[.,]/u.test(part.text)) break;
  }
  const spaced = next > i + 1 && /^\d+$/u.test(text) ? spacedFraction(line, next) : null;
  if (spaced !== null) return { text: `${text}.${spaced}`, next: next + 2, grouped: true };
  return { text, next, grouped: next > i + 1 || /[.,']\d{3}(?!\d)/u.test(text) };
}

/** "1 599 059, 38 евро": a space slipped in behind the decimal comma of a grouped number. */
function spacedFraction(line: Line, i: number): string | null {
  const [comma, part] = [line.tokens[i], line.tokens[i + 1]];
  const split = comma?.text === ',' && comma.gap === 'none' && part?.kind === 'number' && part.gap === 'space';
  return split && /^\d\d$/u.test(part.text) && currencyAt(line.tokens, i + 2, line.raw) !== null ? part.text : null;
}

/** Applies a multiplier and the ones behind it ("двести тысяч миллионов" is rare, "hundred thousand" is not). */
function multiplied(line: Line, group: NumberGroup, multiplier: Multiplier | null): NumberGroup {
  if (multiplier === null) return group;
  const step = {
    ...group,
    value: times(group.value, multiplier.factor),
    next: multiplier.next,
    multiplied: true,
    zeros: group.zeros + multiplier.zeros,
    currency: multiplier.currency,
  };
  const again = step.currency === null && step.zeros <= 6 ? multiplierOf(line, step.next) : null;
  return again === null
    ? step
    : {
        ...step,
        value: times(step.value, again.factor),
        next: again.next,
        zeros: step.zeros + again.zeros,
        currency: again.currency,
      };
}

function multiplierOf(line: Line, i: number, priced = false): Multiplier | null {
  const glued = priced && line.tokens[i]?.gap === 'none';
  return multiplierAt(line.tokens, i, (at) => {
    if (glued && at === i + 1) return true;
    const currency = currencyAt(line.tokens, at, line.raw);
    return currency !== null && !currency.hundredth && line.tokens[at]?.gap !== 'wide';
  });
}

/** "полтора-два" is a range, "48-million" is not. */
function skipDash(line: Line, i: number): number {
  const dash = line.tokens[i];
  return dash?.text === '-' &&
    dash.gap === 'none' &&
    line.tokens[i + 1]?.gap === 'none' &&
    line.tokens[i + 1]?.kind === 'word'
    ? i + 1
    : i;
}

/** ".75 €", "$..75": a fraction without its zero, never after a letter or digit. */
function leadingDotAt(line: Line, i: number): NumberGroup | null {
  const at = isDot(line.tokens[i + 1]) ? i + 2 : i + 1;
  const digits = line.tokens[at];
  const before = line.tokens[i - 1];
  const free = before === undefined || line.tokens[i]?.gap !== 'none' || /\p{Sc}/u.test(before.text);
  if (!free || digits?.kind !== 'number' || digits.gap !== 'none' || !/^\d{1,2}$/u.test(digits.text)) return null;
  return { ...unmultiplied, value: decimalOf('0', digits.text), next: at + 1, shaped: true };
}

const halved = /^(?:пол|полу)-?(тысячи|миллиона|миллиарда|ляма|лимона)$/u;
const halfOf: Readonly<Record<string, number>> = { тысячи: 3, миллиона: 6, ляма: 6, лимона: 6, миллиарда: 9 };

function wordsAt(line: Line, i: number): NumberGroup | null {
  const empty = { ...unmultiplied, words: true };
  const half = halved.exec(line.tokens[i]?.text ?? '');
  if (half !== null) {
    const zeros = halfOf[half[1] ?? ''] ?? 6;
    return { ...empty, value: decimalOf(`5${'0'.repeat(zeros - 1)}`), next: i + 1, multiplied: true, zeros };
  }
  const spelled = spelledNumberAt(line.tokens, i);
  if (spelled !== null) return multiplied(line, { ...empty, ...spelled }, multiplierOf(line, ofA(line, spelled.next)));
  const inverted = /^(?:тысяч|тыщ)$/u.test(line.tokens[i]?.text ?? '') ? partAt(line, i + 1) : null;
  if (inverted !== null && !inverted.multiplied && inverted.value.coefficient < 1000n) {
    return multiplied(line, { ...inverted, vague: true }, { ...thousands, next: inverted.next });
  }
  const article = /^an?$/u.test(line.tokens[i]?.text ?? '') ? i + 1 : i;
  const bare = multiplierOf(line, article);
  const counts = bare !== null && bare.zeros >= 3 && (article > i || bare.bare);
  return counts && isWholeWord(line, article) ? multiplied(line, { ...empty, value: one, next: article }, bare) : null;
}

/** A one-letter multiplier needs a number; only a word can mean "a thousand". */
function isWholeWord(line: Line, i: number): boolean {
  return (line.tokens[i]?.text.length ?? 0) > 3;
}

/** "half a million", "three quarters of a billion". */
function ofA(line: Line, i: number): number {
  let at = line.tokens[i]?.text === 'of' ? i + 1 : i;
  if (/^an?$/u.test(line.tokens[at]?.text ?? '')) at++;
  return at !== i && multiplierOf(line, at) !== null ? at : i;
}
