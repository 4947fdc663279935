import { type Decimal, decimalOf, plus, times } from '../decimal.ts';
import { type NumberWord, numberWord } from '../lexicon/number-words.ts';
import type { Token } from '../tokens.ts';

const half = decimalOf('0', '5');
const hundred = decimalOf('100');
const longestSpelling = 8;
/** What may follow what: "сто двадцать пять" falls in rank. */
const height: Readonly<Record<NumberWord['rank'], number>> = {
  unit: 1,
  teen: 1,
  ten: 2,
  hundred: 3,
  times_hundred: 3,
  fraction: 0,
};

/** Reads a number below a thousand spelled in words at token `i` ("two hundred and fifty", "два с половиной"). */
export function spelledNumberAt(
  tokens: readonly Token[],
  i: number,
): { readonly value: Decimal; readonly next: number } | null {
  const start = /^an?$/u.test(tokens[i]?.text ?? '') ? i + 1 : i;
  const first = wordAt(tokens, start);
  if (first === null || (start > i && first.rank !== 'times_hundred' && first.rank !== 'fraction')) return null;
  let { value } = first;
  let { rank } = first;
  let next = start + 1;
  while (next < start + longestSpelling) {
    const at = afterJoiner(tokens, next, value);
    const word = wordAt(tokens, at);
    if (word === null || tokens[at]?.gap === 'wide') break;
    if (word.rank === 'times_hundred' && height[rank] < 3) value = times(value, hundred);
    else if (word.rank === 'fraction' && rank === 'unit' && at === next) value = times(value, word.value);
    else if (height[word.rank] > 0 && height[word.rank] < height[rank]) value = plus(value, word.value);
    else break;
    rank = word.rank;
    next = at + 1;
  }
  const halfEnd = withHalf(tokens, next);
  return halfEnd === null ? { value, next } : { value: plus(value, half), next: halfEnd };
}

function wordAt(tokens: readonly Token[], i: number): NumberWord | null {
  const token = tokens[i];
  return token?.kind === 'word' ? numberWord(token.text) : null;
}

/** Steps over the "and" of "two hundred and fifty" and the dash of "forty-five". */
function afterJoiner(tokens: readonly Token[], i: number, value: Decimal): number {
  const token = tokens[i];
  if (token?.text === '-' && token.gap === 'none' && tokens[i + 1]?.gap === 'none') return i + 1;
  return token?.text === 'and' && value.coefficient >= 100n && value.scale === 0 ? i + 1 : i;
}

/** "с половиной", "and a half". */
function withHalf(tokens: readonly Token[], i: number): number | null {
  const words = [0, 1, 2].map((step) => tokens[i + step]?.text ?? '');
  if (words[0] === 'с' && words[1] === 'половиной') return i + 2;
  return words.join(' ') === 'and a half' ? i + 3 : null;
}
