import type { quoteBases, quoteRoles } from '../../reading/quotes/types.ts';
import type { Language } from '../../releases/words/language.ts';

type Words = Readonly<Record<string, string>>;
type Both = readonly [en: string, ru: string];

const BASES: Readonly<Record<(typeof quoteBases)[number], Both>> = {
  project: ['the whole project', 'весь проект'],
  hour: ['an hour', 'час'],
  day: ['a day', 'день'],
  month: ['a month', 'месяц'],
  year: ['a year', 'год'],
  page: ['a page', 'страница'],
  package: ['a package', 'пакет'],
  unit: ['a unit', 'единица'],
};

const ROLES: Readonly<Record<(typeof quoteRoles)[number], Both>> = {
  total: ['total', 'итог'],
  price: ['price', 'цена'],
  option: ['option', 'вариант'],
  line_item: ['line item', 'строка сметы'],
  stage: ['stage', 'этап'],
  rate: ['rate', 'ставка'],
  support: ['support', 'поддержка'],
  addon: ['add-on', 'дополнение'],
};

const VAT: Readonly<Record<'incl' | 'excl' | 'none' | 'unknown', Both>> = {
  incl: ['VAT included', 'с НДС'],
  excl: ['VAT on top', 'НДС сверху'],
  none: ['no VAT', 'без НДС'],
  unknown: ['VAT not named', 'про НДС не сказано'],
};

/** What a quote pays for, its part in the offer and its VAT terms in words; by the names of the grammar of quotes. */
export function quoteWords(language: Language): { readonly bases: Words; readonly roles: Words; readonly vat: Words } {
  const inWords = (all: Readonly<Record<string, Both>>): Words =>
    Object.fromEntries(Object.entries(all).map(([name, [en, ru]]) => [name, language === 'ru' ? ru : en]));
  return { bases: inWords(BASES), roles: inWords(ROLES), vat: inWords(VAT) };
}
