import { momentFormat, numberFormat, pluralRules } from './formats.ts';
import type { Language } from './language.ts';

const PERCENT_DECIMALS_FROM = 1000;
const NARROW_SPACE = '\u202f';

/** A number as the language writes it: decimal comma and thin spaces in Russian. */
export function number(value: number, language: Language, decimals = 0): string {
  const text = numberFormat(language, decimals).format(value);
  return text.replaceAll('\u00a0', NARROW_SPACE).replace('-', '−');
}

/** A share as percent: whole, unless more than a thousand cases carry a decimal. */
export function percent(share: number, n: number, language: Language): string {
  const digits = number(share * 100, language, n > PERCENT_DECIMALS_FROM ? 1 : 0);
  return language === 'ru' ? `${digits}${NARROW_SPACE}%` : `${digits}%`;
}

const UNITS = {
  ru: { minute: 'мин', hour: 'ч', day: 'сут' },
  en: { minute: 'min', hour: 'h', day: 'd' },
} as const;

const HOUR = 60;
const DAY = 24 * HOUR;

/** A delay in the largest fitting unit: whole days and hours as such, minutes below two hours, days from one and a half on. */
export function duration(minutes: number, language: Language): string {
  const { minute, hour, day } = UNITS[language];
  if (minutes === 0) return '0';
  if (minutes < 0) return `−${duration(-minutes, language)}`;
  if (minutes >= 1.5 * DAY || minutes % DAY === 0) return `${number(minutes / DAY, language, 1)}\u00a0${day}`;
  if (minutes >= 2 * HOUR || minutes % HOUR === 0) return `${number(minutes / HOUR, language, 1)}\u00a0${hour}`;
  return `${number(minutes, language)}\u00a0${minute}`;
}

const WORKING_DAY = 9 * HOUR;
const WORKING_UNITS = {
  ru: { minute: 'раб. мин', hour: 'раб. ч', day: 'раб. дн.' },
  en: { minute: 'working min', hour: 'working h', day: 'working d' },
} as const;

/** Working time: minutes below two hours, hours below one and a half working days of nine hours, days above. */
export function workingDuration(minutes: number, language: Language): string {
  const { minute, hour, day } = WORKING_UNITS[language];
  if (minutes === 0) return '0';
  if (minutes < 2 * HOUR) return `${number(minutes, language)}\u00a0${minute}`;
  const [value, unit] = minutes >= 1.5 * WORKING_DAY ? [minutes / WORKING_DAY, day] : [minutes / HOUR, hour];
  return `${number(value, language, 1)}\u00a0${unit}`;
}

const SIGNS: Readonly<Record<string, string>> = { RUB: '₽', EUR: '€', USD: '$', GBP: '£' };
const SCALES = {
  ru: { thousand: 'тыс.', million: 'млн' },
  en: { thousand: 'thousand', million: 'million' },
} as const;

/** An amount of minor units to three significant digits: "400 тыс. ₽", "1.25 million €". */
export function money(minor: number, currency: string | null, language: Language): string {
  const units = Number((minor / 100).toPrecision(3));
  const { thousand, million } = SCALES[language];
  const sign = currency === null ? '' : `\u00a0${SIGNS[currency] ?? currency}`;
  if (units >= 1_000_000) return `${number(units / 1_000_000, language, 2)}\u00a0${million}${sign}`;
  if (units >= 1000) return `${number(units / 1000, language, 1)}\u00a0${thousand}${sign}`;
  return `${number(units, language, 2)}${sign}`;
}

/** Two amounts, the scale and the sign said once where they are the same: "280–550 thousand ₽". */
export function moneyRange(low: number, high: number, currency: string | null, language: Language): string {
  const [from, to] = [money(low, currency, language), money(high, currency, language)];
  const cut = from.indexOf('\u00a0');
  const [scaleFrom, scaleTo] = [from.slice(cut), to.slice(to.indexOf('\u00a0'))];
  return cut > 0 && scaleFrom === scaleTo ? `${from.slice(0, cut)}–${to}` : `${from}\u202f–\u202f${to}`;
}

/** A day of field time in UTC. */
export function date(iso: string, language: Language): string {
  return momentFormat(language, 'day').format(new Date(iso)).replaceAll(' ', '\u00a0');
}

/** A moment of field time in UTC, to the minute. */
export function dateTime(iso: string, language: Language): string {
  const time = momentFormat(language, 'time').format(new Date(iso));
  return `${date(iso, language)}, ${time}\u00a0UTC`;
}

/** The English word after a number: 1 price, 2 prices. */
export function englishForm(n: number, one: string, other: string): string {
  return pluralRules('en', 'cardinal').select(n) === 'one' ? one : other;
}

/** The form of a Russian noun after a number: 1 студия, 2 студии, 5 студий. */
export function russianForm(n: number, one: string, few: string, many: string): string {
  const rule = pluralRules('ru', 'cardinal').select(n);
  return rule === 'one' ? one : rule === 'few' ? few : many;
}
