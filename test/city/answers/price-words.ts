import type { Language, Price } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';

/** Writes a price as a studio of that language might: the same number has many spellings. */
export function priceWords(dice: Dice, language: Language, price: Price): string {
  const speech = { ru: russian, en: english, de: german }[language];
  return speech(dice, price);
}

/** Thousands written out or shortened, one unit for both ends of a range, tax told after the sum or not at all. */
function russian(dice: Dice, price: Price): string {
  const { low, high } = price;
  const vat = { unknown: '', incl: ', включая НДС', excl: ' без учёта НДС', none: ' (НДС не облагается, УСН)' }[
    price.vat
  ];
  if (price.basis === 'hour') return `${grouped(low, ' ')} ${dice.pick(['руб/час', 'рублей в час', '₽/ч'])}${vat}`;
  if (price.basis === 'month')
    return `${grouped(low, ' ')} ${dice.pick(['руб. в месяц', 'руб/мес', '₽ ежемесячно'])}${vat}`;
  if (high === null) return `от ${russianAmount(dice, low)}${vat}`;
  if (high === low) return `${russianAmount(dice, low)}${vat}`;
  // The first end of a range borrows its unit from the second.
  const thousand = dice.chance(0.5);
  const [a, b] = thousand ? [(low ?? 0) / 1000, high / 1000] : [grouped(low, ' '), grouped(high, ' ')];
  const unit = thousand ? dice.pick(['тыс. руб.', 'тыс. рублей', 'т.р.']) : dice.pick(['руб.', '₽', 'рублей']);
  return `${dice.pick([`от ${a} до ${b}`, `${a}–${b}`, `${a} - ${b}`])} ${unit}${vat}`;
}

function russianAmount(dice: Dice, amount: number | null): string {
  const value = amount ?? 0;
  const spellings = [
    `${grouped(value, ' ')} руб.`,
    `${grouped(value, '\u00a0')} ₽`,
    `${grouped(value, '.')} рублей`,
    `${value}р.`,
    `${value / 1000} тыс. руб.`,
    `${value / 1000} т.р.`,
    `${value / 1000}к рублей`,
  ];
  if (value >= 1_000_000) spellings.push(`${String(value / 1_000_000).replace('.', ',')} млн рублей`);
  return dice.pick(spellings);
}

function english(dice: Dice, price: Price): string {
  const sign = price.currency === 'EUR' ? '€' : '$';
  const vat = { unknown: '', incl: ' including VAT', excl: ' plus VAT', none: '' }[price.vat];
  const money = (amount: number | null) => `${sign}${grouped(amount, ',')}`;
  if (price.basis === 'hour') return `${money(price.low)} ${dice.pick(['per hour', 'an hour'])}${vat}`;
  if (price.basis === 'month') return `${money(price.low)} ${dice.pick(['per month', 'monthly'])}${vat}`;
  if (price.high === null) return `${dice.pick(['from', 'starting at'])} ${money(price.low)}${vat}`;
  if (price.high === price.low) return `${money(price.low)}${vat}`;
  return `${dice.pick([`${money(price.low)} to ${money(price.high)}`, `${money(price.low)}–${money(price.high)}`])}${vat}`;
}

function german(dice: Dice, price: Price): string {
  const vat = { unknown: '', incl: ' inkl. MwSt.', excl: dice.pick([' zzgl. MwSt.', ' netto']), none: '' }[price.vat];
  const money = (amount: number | null) => `${grouped(amount, '.')} ${dice.pick(['Euro', '€', 'EUR'])}`;
  if (price.basis === 'hour') return `${money(price.low)} pro Stunde${vat}`;
  if (price.basis === 'month') return `${money(price.low)} monatlich${vat}`;
  if (price.high === null) return `ab ${money(price.low)}${vat}`;
  if (price.high === price.low) return `${money(price.low)}${vat}`;
  return `${grouped(price.low, '.')} bis ${money(price.high)}${vat}`;
}

/** Thousands parted by the given mark; Russian studios use spaces of two kinds and sometimes points. */
function grouped(amount: number | null, mark: string): string {
  return String(amount ?? 0).replace(/\B(?=(\d{3})+$)/g, mark);
}
