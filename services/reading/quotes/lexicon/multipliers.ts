import { type Decimal, decimalOf } from '../decimal.ts';
import type { Token } from '../tokens.ts';

/** A multiplier read at a token: its factor, the token after it, and the currency that "т.р." or "MUSD" already names. */
export type Multiplier = {
  readonly factor: Decimal;
  readonly zeros: number;
  readonly next: number;
  readonly currency: string | null;
  readonly bare: boolean;
};

const zerosOf: ReadonlyMap<string, number> = new Map(
  Object.entries({
    2: 'сотен',
    3: 'тыс тысяч тысяча тысячи тысячу тысячей тысячам тысячами тысячах тыщ тыща тыщи тыщу косарь косаря косарей thousand thousands grand tsd tausend',
    5: 'lakh lakhs lac лакх лакхов',
    6: 'млн миллион миллиона миллионов миллионы миллиону миллионам миллионами миллионе лям ляма лямов кк million millions mln mio mill millionen kk лимон лимона лимонов',
    7: 'crore crores крор',
    9: 'млрд миллиард миллиарда миллиардов миллиарды миллиардам billion billions bn bln mrd mia milliarde milliarden',
    12: 'трлн триллион триллиона триллионов trillion trillions billionen',
  }).flatMap(([zeros, words]) => words.split(' ').map((word): [string, number] => [word, Number(zeros)])),
);
/** Forms that mean "one thousand", "one million" without a numeral before them. */
const singular = new Set('тысяча тысячу миллион миллиона миллиард тыщу лям миллиону тысячи tausend'.split(' '));
const abbreviated = new Set('тыс млн млрд трлн tsd mio mill mrd mia mln bn bln'.split(' '));
const letterZeros: Readonly<Record<string, number>> = { k: 3, к: 3, т: 3, t: 3, m: 6, м: 6, b: 9 };
const roubleWord = /^(?:р|p|руб|рубл(?:ей|я|ь|и)|тр)$/u;
const joinedCode = /^([tkm])(usd|eur|euro|chf|gbp|rub)$/u;

/** Reads a multiplier at token `i`; `currencyFollows` tells whether a currency stands at a token. */
export function multiplierAt(
  tokens: readonly Token[],
  i: number,
  currencyFollows: (at: number) => boolean,
): Multiplier | null {
  const token = tokens[i];
  if (token === undefined || token.kind !== 'word' || token.gap === 'wide') return null;
  const zeros = zerosOf.get(token.text);
  if (zeros !== undefined) {
    const next = abbreviated.has(token.text) && isDot(tokens[i + 1]) ? i + 2 : i + 1;
    return multiplier(zeros, next, null, singular.has(token.text));
  }
  if (/^(?:тр|тыр|tr)$/u.test(token.text)) return multiplier(3, isDot(tokens[i + 1]) ? i + 2 : i + 1, 'RUB');
  if (/^(?:тысруб|трублей)$/u.test(token.text)) return multiplier(3, i + 1, 'RUB');
  const joined = joinedMultiplier(tokens, i);
  if (joined !== null) return joined;
  return letterMultiplier(tokens, i, token, currencyFollows);
}

/** "TEUR", "MUSD": thousands and millions written into the code. */
export function joinedMultiplier(tokens: readonly Token[], i: number): Multiplier | null {
  const joined = joinedCode.exec(tokens[i]?.text ?? '');
  return joined === null ? null : multiplier(letterZeros[joined[1] ?? ''] ?? 3, i + 1, codeOf(joined[2] ?? ''));
}

/** One-letter multipliers: "500k", "5k €", "400 т.р.", "3M$". Alone and apart from the digits they are mere letters. */
function letterMultiplier(
  tokens: readonly Token[],
  i: number,
  token: Token,
  currencyFollows: (at: number) => boolean,
): Multiplier | null {
  const zeros = letterZeros[token.text];
  if (zeros === undefined) return null;
  const afterDot = isDot(tokens[i + 1]) ? i + 2 : i + 1;
  const unit = tokens[afterDot];
  if (token.text === 'т' || token.text === 't') {
    if (unit !== undefined && unit.gap !== 'wide' && roubleWord.test(unit.text)) {
      return multiplier(3, isDot(tokens[afterDot + 1]) ? afterDot + 2 : afterDot + 1, 'RUB');
    }
    return currencyFollows(afterDot) ? multiplier(3, afterDot, null) : null;
  }
  if (currencyFollows(i + 1)) return multiplier(zeros, i + 1, null);
  if (isDot(tokens[i + 1]) && currencyFollows(i + 2)) return multiplier(zeros, i + 2, null);
  const glued = token.gap === 'none' || (token.text === 'k' && token.gap === 'space');
  return glued && zeros === 3 ? multiplier(3, i + 1, null) : null;
}

function multiplier(zeros: number, next: number, currency: string | null, bare = false): Multiplier {
  return { factor: decimalOf(`1${'0'.repeat(zeros)}`), zeros, next, currency, bare };
}

function codeOf(text: string): string {
  return text === 'euro' ? 'EUR' : text.toUpperCase();
}

export function isDot(token: Token | undefined): boolean {
  return token !== undefined && token.text === '.' && token.gap === 'none';
}
