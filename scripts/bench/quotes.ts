/**
 * Characters per second of processor time that the quote grammar reads, beside a plain regular expression for prices, on the same text in the same
 * run, and the time ratio of 10 MB to 1 MB of hostile input. Usage: scripts/node scripts/bench/quotes.ts
 */
import { readQuotes } from '../../services/reading/quotes/read-quotes.ts';

const letter = `Добрый день, Анна!

Посмотрели ваше описание: каталог на 1 200 товаров, две языковые версии, интеграция со складом.
Работы занимают 9–11 недель, команда из пяти человек. Ставка специалиста 2 800 ₽/час.

1. Проектирование — 90 000 ₽
2. Дизайн — от 140 до 180 тыс. руб.
3. Разработка — 260 000 ₽
Итого: 490 000–530 000 рублей без НДС. Аванс 40%, остаток после приёмки.

We can also quote in euro: €5,800 to €6,300 plus VAT. Die Wartung kostet 79 € pro Monat zzgl. MwSt.

С уважением, студия. ИНН 7701234567, тел. +7 (495) 120-30-40

`;
const plainPrice =
  /(?:[$€£₽]\s?\d[\d\s.,]*\d|\d[\d\s.,]*\d\s?(?:тыс\.?|млн|k)?\s?(?:руб\.?|₽|€|\$|EUR|USD|рублей|Euro))/giu;
const hostile: Readonly<Record<string, string>> = {
  'letters of prose without a price': 'Команда из пяти человек работает над проектом девять недель подряд. ',
  'digits and spaces': '1 000 000 000 ',
  'ranges without end': '1-1-1-1-1-',
  'bounds and signs': 'от до ~ $ от € до ',
  'prices without end': '100 руб. 200 € ',
  'one word': 'рубльрубль',
  spaces: '          ',
  'line breaks': '>\n\n1\n',
  'open brackets': '5 (пять (пять (',
};

/** Processor time of this process, so that a busy machine does not count. */
function milliseconds(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Text of about `size` characters. */
function filled(piece: string, size: number): string {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}

const letters = Array.from({ length: 400 }, () => letter);
const characters = letters.reduce((sum, text) => sum + text.length, 0);
for (const text of letters.slice(0, 50)) readQuotes(text);
const grammar = milliseconds(() => {
  for (const text of letters) readQuotes(text);
});
const plain = milliseconds(() => {
  for (const text of letters) for (const _ of text.matchAll(plainPrice));
});
const rate = (ms: number): string => `${Math.round(characters / ms).toLocaleString('en')} thousand characters/s`;
console.log(
  `${letters.length} letters of ${letter.length} characters: grammar ${rate(grammar)}, plain expression ${rate(plain)}`,
);
for (const [name, piece] of Object.entries(hostile)) {
  const [small, large] = [filled(piece, 1_000_000), filled(piece, 10_000_000)].map((text) =>
    Math.min(...[1, 2].map(() => milliseconds(() => readQuotes(text)))),
  );
  const ratio = (large ?? 0) / (small ?? 1);
  console.log(
    `${name}: 1 MB ${Math.round(small ?? 0)} ms, 10 MB ${Math.round(large ?? 0)} ms, ratio ${ratio.toFixed(1)}`,
  );
}
