import { fold } from '../fold.ts';

/** Metals, funds and test codes name no money of a price. */
const notMoney = /^(?:X(?!AF|OF|PF|CD)..|CHE|CHW|CLF|COU|MXV|USN|UYI|BOV)$/u;
const longestName = 3;
let cached:
  | {
      readonly codes: ReadonlySet<string>;
      readonly names: ReadonlyMap<string, string>;
      readonly firstWords: ReadonlySet<string>;
      /** Words before the last of a name ("lebanese") to its only currency; null where a nation has several. */
      readonly nations: ReadonlyMap<string, string | null>;
    }
  | undefined;

/** ISO 4217 codes and the currency names of two or three words in the three languages, from the runtime's CLDR tables. */
export function currencyNames(): NonNullable<typeof cached> {
  cached ??= build();
  return cached;
}

function build(): NonNullable<typeof cached> {
  const codes = new Set(Intl.supportedValuesOf('currency').filter((code) => !notMoney.test(code)));
  const names = new Map<string, string>();
  const firstWords = new Set<string>();
  const nations = new Map<string, string | null>();
  for (const locale of ['ru', 'en', 'de']) {
    for (const code of codes) {
      for (const name of formsOf(locale, code)) {
        const words = fold(name).split(/[\s-]+/u);
        if (words.length < 2 || words.length > longestName || /[()\d]/u.test(name)) continue;
        setOnce(names, words.join(' '), code);
        setOnce(names, words.join(''), code);
        firstWords.add(words[0] ?? '').add(words.join(''));
        for (const word of words.slice(0, -1)) {
          const known = nations.get(word);
          nations.set(word, known === undefined || known === code ? code : null);
        }
      }
    }
  }
  for (const [name, code] of ownNames) {
    names.set(name, code);
    firstWords.add(name.split(' ')[0] ?? '');
  }
  return { codes, names, firstWords, nations };
}

const ownNames: readonly (readonly [string, string])[] = [
  ['united states dollar', 'USD'],
  ['united states dollars', 'USD'],
  ['pound sterling', 'GBP'],
  ['pounds sterling', 'GBP'],
  ['фунтов стерлингов', 'GBP'],
  ['bel rubles', 'BYN'],
  ['бел руб', 'BYN'],
  ['genihat masriya', 'EGP'],
  ['у е', 'USD'],
];

function setOnce(names: Map<string, string>, name: string, code: string): void {
  if (!names.has(name)) names.set(name, code);
}

function formsOf(locale: string, currency: string): string[] {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
  });
  return [1, 2, 5].map((count) => format.formatToParts(count).find((part) => part.type === 'currency')?.value ?? '');
}
