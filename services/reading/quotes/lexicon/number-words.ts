import { type Decimal, decimalOf } from '../decimal.ts';
import { readGermanNumberWord } from './german-number-words.ts';

/** What a number word adds: a value below a hundred or hundreds, or "hundred" itself, which multiplies. */
export type NumberWord = {
  readonly value: Decimal;
  readonly rank: 'unit' | 'teen' | 'ten' | 'hundred' | 'fraction' | 'times_hundred';
};

const russianUnits: readonly string[] = [
  'ноль нуля',
  'один одна одно одного одной одну одним одном',
  'два две двух двум двумя',
  'три трех трем тремя',
  'четыре четырех четырем четырьмя',
  'пять пяти пятью',
  'шесть шести шестью',
  'семь семи семью',
  'восемь восьми восемью',
  'девять девяти девятью',
  'десять десяти десятью',
  'одиннадцать одиннадцати',
  'двенадцать двенадцати',
  'тринадцать тринадцати',
  'четырнадцать четырнадцати',
  'пятнадцать пятнадцати',
  'шестнадцать шестнадцати',
  'семнадцать семнадцати',
  'восемнадцать восемнадцати',
  'девятнадцать девятнадцати',
];
const russianTens: Readonly<Record<number, string>> = {
  20: 'двадцать двадцати двадцатью',
  30: 'тридцать тридцати тридцатью',
  40: 'сорок сорока',
  50: 'пятьдесят пятидесяти пятьюдесятью',
  60: 'шестьдесят шестидесяти шестьюдесятью',
  70: 'семьдесят семидесяти семьюдесятью',
  80: 'восемьдесят восьмидесяти восемьюдесятью',
  90: 'девяносто девяноста',
};
const russianHundreds: Readonly<Record<number, string>> = {
  100: 'сто ста сотня сотню сотни',
  200: 'двести двухсот двумстам двумястами',
  300: 'триста трехсот тремстам тремястами',
  400: 'четыреста четырехсот четыремстам',
  500: 'пятьсот пятисот пятистам пятьюстами',
  600: 'шестьсот шестисот шестистам',
  700: 'семьсот семисот семистам',
  800: 'восемьсот восьмисот восьмистам',
  900: 'девятьсот девятисот девятистам',
};
const englishUnits =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const fractions: Readonly<Record<string, readonly [string, string]>> = {
  полтора: ['1', '5'],
  полторы: ['1', '5'],
  полутора: ['1', '5'],
  пол: ['0', '5'],
  половина: ['0', '5'],
  половину: ['0', '5'],
  четверть: ['0', '25'],
  half: ['0', '5'],
  quarter: ['0', '25'],
  quarters: ['0', '25'],
  anderthalb: ['1', '5'],
  eineinhalb: ['1', '5'],
  einundeinhalb: ['1', '5'],
  halbe: ['0', '5'],
  zweieinhalb: ['2', '5'],
  dreieinhalb: ['3', '5'],
  viereinhalb: ['4', '5'],
};

const table = buildTable();

/** Looks a folded word up in the three languages; German compounds are taken apart. Null for any other word. */
export function numberWord(word: string): NumberWord | null {
  const known = table.get(word);
  if (known !== undefined) return known;
  const german = readGermanNumberWord(word);
  return german === null ? null : { value: decimalOf(String(german)), rank: rankOf(german) };
}

function rankOf(value: number): NumberWord['rank'] {
  if (value < 10) return 'unit';
  if (value < 20) return 'teen';
  return value < 100 && value % 10 === 0 ? 'ten' : 'hundred';
}

function buildTable(): ReadonlyMap<string, NumberWord> {
  const words = new Map<string, NumberWord>();
  const add = (forms: string, value: number, rank = rankOf(value)): void => {
    for (const form of forms.split(' ')) words.set(form, { value: decimalOf(String(value)), rank });
  };
  for (const [value, forms] of russianUnits.entries()) add(forms, value);
  for (const [value, forms] of Object.entries({ ...russianTens, ...russianHundreds })) add(forms, Number(value));
  for (const [value, form] of englishUnits.split(' ').entries()) add(form, value);
  for (const [index, form] of englishTens.split(' ').entries()) add(form, (index + 2) * 10);
  add('hundred hundreds', 100, 'times_hundred');
  for (const [form, [whole, part]] of Object.entries(fractions))
    words.set(form, { value: decimalOf(whole, part), rank: 'fraction' });
  return words;
}
