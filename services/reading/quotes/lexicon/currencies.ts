import type { Token } from '../tokens.ts';
import { currencyNames } from './currency-names.ts';
import {
  behindNumbers,
  casedSigns,
  currencySigns,
  currencyWords,
  dollarPrefixes,
  doubtfulCodes,
  gluedPrefixes,
  longestRussianEnding,
  lowerCaseCodes,
  russianStems,
} from './currency-words.ts';

/** Money named at a token: ISO code or null, whether it counts in hundredths (cents), and the token after it. */
export type CurrencyMatch = {
  readonly code: string | null;
  readonly hundredth: boolean;
  readonly doubtful: boolean;
  /** Read only behind a number: "42 won", never "won 42". */
  readonly behindOnly: boolean;
  readonly next: number;
};

const longestPhrase = 3;
const nationality = /(?:ск(?:их|ий|ая|ие|ого|ому)|ische[rn]?)$/u;
const signOfMoney = /\p{Sc}/u;

/** Reads a currency at token `i`; `raw` is the unfolded line, for codes and signs that depend on case. */
export function currencyAt(tokens: readonly Token[], i: number, raw: string): CurrencyMatch | null {
  const token = tokens[i];
  if (token === undefined) return null;
  if (token.kind === 'mark') {
    if (!signOfMoney.test(token.text)) return null;
    if (token.text === '¢') return found(null, i + 1, true);
    return found(currencySigns.get(token.text) ?? null, i + 1);
  }
  if (token.kind !== 'word') return null;
  return prefixedDollar(tokens, i) ?? phraseAt(tokens, i) ?? wordAt(tokens, i, raw.slice(token.start, token.end));
}

function found(code: string | null, next: number, hundredth = false, doubtful = false): CurrencyMatch {
  return { code, hundredth, doubtful, behindOnly: false, next };
}

/** "US$", "c $", "u.s. $", "R$". */
function prefixedDollar(tokens: readonly Token[], i: number): CurrencyMatch | null {
  let text = tokens[i]?.text ?? '';
  let at = i + 1;
  if (text === 'u' && tokens[at]?.text === '.' && tokens[at + 1]?.text === 's') {
    text = 'us';
    at += tokens[at + 2]?.text === '.' ? 3 : 2;
  }
  const sign = tokens[at];
  const code = dollarPrefixes.get(text);
  if (code === undefined || sign?.text !== '$' || sign.gap === 'wide') return null;
  return gluedPrefixes.has(text) && sign.gap !== 'none' ? null : found(code, at + 1);
}

/** Names of two and three words: "turkish lira", "белорусских рублей"; also written together. */
function phraseAt(tokens: readonly Token[], i: number): CurrencyMatch | null {
  const { names, firstWords, nations } = currencyNames();
  const first = tokens[i]?.text ?? '';
  if (!firstWords.has(first) && !nations.has(first) && !nationality.test(first)) return null;
  let key = '';
  let best: CurrencyMatch | null = null;
  for (let at = i, words = 0; words < longestPhrase; words++) {
    const token = tokens[at];
    if (token?.kind !== 'word' || token.gap === 'wide') break;
    key = key === '' ? token.text : `${key} ${token.text}`;
    const dotted = tokens[at + 1]?.text === '.' && tokens[at + 1]?.gap === 'none';
    at += dotted || hyphen(tokens, at + 1) ? 2 : 1;
    const code = names.get(key) ?? (words === 1 ? nationalUnit(key) : undefined);
    if (code !== undefined) best = found(code, at);
  }
  return best;
}

/** "US-Dollar". */
function hyphen(tokens: readonly Token[], i: number): boolean {
  return (
    tokens[i]?.text === '-' &&
    tokens[i]?.gap === 'none' &&
    tokens[i + 1]?.kind === 'word' &&
    tokens[i + 1]?.gap === 'none'
  );
}

/**
 * "lebanese lira", "тайваньских долларов": the nation has one currency in the tables and a unit of money follows, by any
 * name. A nation that is not there ("estnische Kronen") makes it money without a code.
 */
function nationalUnit(key: string): string | null | undefined {
  const [nation = '', unit = ''] = key.split(' ');
  if (unitWord(unit) === undefined) return undefined;
  const known = currencyNames().nations.get(nation);
  return known ?? (nationality.test(nation) ? null : undefined);
}

/** A unit of money by its exact word or by the beginning of a Russian word; undefined for any other word. */
function unitWord(text: string): { readonly code: string | null } | undefined {
  const known = currencyWords.get(text);
  if (known !== undefined) return known.hundredth ? undefined : known;
  for (let ending = 0; ending <= longestRussianEnding; ending++) {
    const code = russianStems.get(text.slice(0, text.length - ending));
    if (code !== undefined) return { code };
  }
  return undefined;
}

function wordAt(tokens: readonly Token[], i: number, raw: string): CurrencyMatch | null {
  const text = tokens[i]?.text ?? '';
  const dotted = tokens[i + 1]?.text === '.' && tokens[i + 1]?.gap === 'none';
  const next = i + 1;
  const cased = casedSigns.get(raw);
  if (cased !== undefined) return found(cased, next, false, raw.length === 1);
  if (behindNumbers.has(text)) return { ...found(behindNumbers.get(text) ?? null, next), behindOnly: true };
  const upper = raw.length === 3 && raw === raw.toUpperCase();
  if (upper || lowerCaseCodes.has(text)) {
    const code = text === 'rur' ? 'RUB' : text.toUpperCase();
    if (currencyNames().codes.has(code)) return found(code, next, false, doubtfulCodes.has(code));
  }
  const known = currencyWords.get(text);
  if (known !== undefined) return found(known.code, dotted && text.length <= 4 ? next + 1 : next, known.hundredth);
  // A Latin "p." is a rouble only behind a number of a Cyrillic text; the reader of amounts checks that.
  if (text === 'p') return { ...found('RUB', dotted ? next + 1 : next, false, true), behindOnly: true };
  const unit = unitWord(text);
  return unit === undefined ? null : found(unit.code, next);
}
