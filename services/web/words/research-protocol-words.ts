import type { Language } from '../../releases/words/language.ts';
import type { Both } from './research-both.ts';

/** Names of the parts and fields of a protocol on screen; fields by their key, the longer key first where two share a name. */
const sections: Readonly<Record<string, Both<string>>> = {
  question: ['Question and estimands', 'Вопрос и оцениваемые величины'],
  interest: ['Funder and conflicts of interest', 'Кто платит и конфликт интересов'],
  ethics: ['Ethics record', 'Этическая запись'],
  sampling: ['Sample', 'Выборка'],
  arms: ['Arms', 'Варианты эксперимента'],
  budgets: ['Budgets', 'Бюджеты'],
  personas: ['Personas', 'Персоны'],
  letters: ['First letters', 'Первые письма'],
  followUps: ['Follow-ups', 'Последующие письма'],
  schedule: ['Send window and observation windows', 'Окно отправки и окна наблюдения'],
  rules: ['Rules and burden', 'Правила и нагрузка'],
  publication: ['Publication', 'Публикация'],
};

const fields: Readonly<Record<string, Both<string>>> = {
  question: ['The one research question', 'Единственный вопрос исследования'],
  audience: ['Who will use the answer', 'Кому нужен ответ'],
  geography: ['Why these places and rankings', 'Почему эти места и рейтинги'],
  scope: ['What this audit cannot see', 'Чего этот замер не видит'],
  estimands: ['Estimand', 'Величина'],
  id: ['Short name', 'Короткое имя'],
  axis: ['Axis', 'Ось'],
  role: ['Role', 'Роль'],
  definition: [
    'Definition: what, of which denominator, in which window',
    'Определение: что, от какого знаменателя, в каком окне',
  ],
  funder: ['Who pays', 'Кто платит'],
  conflict: ['Conflict of interest', 'Конфликт интересов'],
  excludedDomains: [
    'Own domains, never sampled (one a line)',
    'Свои домены, в выборку не попадают (по одному в строке)',
  ],
  legalBasis: ['Legal basis', 'Правовое основание'],
  board: ['Ethics board, or why none was asked', 'Этический комитет или почему не спрашивали'],
  benefit: ['What the studios get', 'Что получают студии'],
  retentionDays: ['Days until raw mail is destroyed', 'Через сколько дней уничтожается почта'],
  deceptions: ['Deception', 'Что скрывается'],
  what: ['What the studio is led to believe', 'Во что верит студия'],
  why: ['Why the study needs it', 'Зачем это исследованию'],
  size: ['Number of studios', 'Число студий'],
  fraction: ['… or a share of the frame (0.5)', '… или доля основы (0.5)'],
  strata: ['Strata', 'Слои'],
  allocation: ['Division among strata', 'Деление между слоями'],
  rankTiers: [
    'Rank tiers, upper bounds in percent (one a line)',
    'Ступени рейтинга, верхние границы в процентах (по одной в строке)',
  ],
  seed: ['Seed of all draws', 'Зерно всех жребиев'],
  channels: ['Channels', 'Каналы'],
  personas: ['Personas', 'Персоны'],
  budgets: ['Budgets', 'Бюджеты'],
  wordings: ['Letters', 'Письма'],
  letters: ['Letter', 'Письмо'],
  amountMinor: ['Amount in minor units (kopecks, cents)', 'Сумма в копейках'],
  currency: ['Currency', 'Валюта'],
  text: ['Short text of the budget', 'Короткий текст бюджета'],
  sentence: ['Sentence with the budget', 'Предложение о бюджете'],
  fullName: ['Full name', 'Полное имя'],
  firstName: ['First name', 'Имя'],
  lastName: ['Last name', 'Фамилия'],
  company: ['Company (empty: none is named)', 'Компания (пусто: не названа)'],
  city: ['City', 'Город'],
  phone: ['Telephone, E.164 (empty: none is given)', 'Телефон, E.164 (пусто: не даётся)'],
  preferredChannel: ['Preferred channel', 'Желаемый канал ответа'],
  displayName: ['Name in the From line', 'Имя в строке «От»'],
  mailDomain: ['Own mail domain', 'Свой почтовый домен'],
  complexity: ['How much it tells', 'Насколько подробное'],
  answerByDays: ['Days until the date of {{answerBy}}', 'Дней до даты {{answerBy}}'],
  secondStep: ['Second step, after the first human reply', 'Второй шаг, после первого ответа человека'],
  nudge: ['Reminder to the silent', 'Напоминание молчащим'],
  close: ['Courtesy close', 'Вежливое завершение'],
  subject: ['Subject', 'Тема'],
  body: ['Text', 'Текст'],
  timeZone: ['Time zone', 'Часовой пояс'],
  weekdays: ['Weekdays', 'Дни недели'],
  from: ['First minute (HH:MM)', 'Начало (ЧЧ:ММ)'],
  to: ['Last minute (HH:MM)', 'Конец (ЧЧ:ММ)'],
  closedDates: ['Dates without sending (one a line, YYYY-MM-DD)', 'Даты без отправки (по одной, ГГГГ-ММ-ДД)'],
  lengthDays: ['Days over which first letters are spread', 'На сколько дней растянуты первые письма'],
  startsOn: ['First day (empty: the launch)', 'Первый день (пусто: день запуска)'],
  responseDays: ['Days in which an answer counts', 'Сколько дней считается ответ'],
  silenceDays: ['Days of the silence stage', 'Сколько дней длится стадия молчания'],
  burdenCapMinutes: ["Cap on a studio's minutes (E1)", 'Предел минут студии (E1)'],
  campaignBurdenHours: ['Cap on the hours of all studios, all waves (E2)', 'Предел часов всех студий всех волн (E2)'],
  source: ['Where the price comes from', 'Откуда цена часа'],
  cooldownDays: ['Rest between campaigns, days (E3)', 'Отдых между кампаниями, дней (E3)'],
  mailFallback: ['Mail where the form provably failed', 'Письмо, если форма точно не сработала'],
  takeSecondStep: ['Send the second step', 'Делать второй шаг'],
  afterDays: ['Days of silence before the reminder', 'Дней молчания до напоминания'],
  share: ['Share of the silent reminded', 'Доля молчащих, кому напоминают'],
  licence: ['Licence of the data', 'Лицензия данных'],
  minimumCell: ['Least studios in a published cell', 'Меньше скольких студий не публикуем'],
  embargoUntil: ['No release before', 'Не публиковать до'],
  terms: ['Terms of use', 'Условия использования'],
  debrief: ['Told to the studios afterwards', 'Что скажут студиям потом'],
};

const values: Readonly<Record<string, string>> = {
  reach: 'доступность',
  speed: 'скорость',
  activity: 'активность',
  competence: 'компетентность',
  price: 'цена',
  persistence: 'настойчивость',
  primary: 'главная',
  secondary: 'дополнительная',
  exploratory: 'разведочная',
  frame: 'рейтинг',
  'rank-tier': 'ступень рейтинга',
  city: 'город',
  'price-tier': 'ценовой сегмент',
  proportional: 'пропорционально',
  equal: 'поровну',
  form: 'форма',
  mail: 'почта',
  phone: 'телефон',
  any: 'любой',
  short: 'коротко',
  brief: 'с задачей',
  detailed: 'подробно',
  mon: 'пн',
  tue: 'вт',
  wed: 'ср',
  thu: 'чт',
  fri: 'пт',
  sat: 'сб',
  sun: 'вс',
  true: 'да',
  false: 'нет',
};

const side = (language: Language): 0 | 1 => (language === 'ru' ? 1 : 0);

export function sectionName(id: string, language: Language): string {
  return sections[id]?.[side(language)] ?? id;
}

export function fieldName(key: string, language: Language): string {
  return fields[key]?.[side(language)] ?? key;
}

/** A value that is chosen from a list; names of the protocol's own stay as they are. */
export function valueName(value: string, language: Language): string {
  if (language === 'ru') return values[value] ?? value;
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
}
