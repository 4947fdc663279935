import { russianForm } from '../../releases/words/number-words.ts';
import type { ReportPageWords } from './page-words.ts';

const upToDays = (n: number): string => `${n} ${russianForm(n, 'дня', 'дней', 'дней')}`;

export const russianReport: ReportPageWords = {
  heading: (title) => `Отчёт: ${title}`,
  inShort: 'Коротко',
  interimNote: (running, waiting) =>
    `Промежуточный отчёт: ещё идут сроки ответа — ${running}, ещё не отправлено обращений — ${waiting}. Доли посчитаны по тем, у кого срок закончился.`,
  headline: (x, n, percent, interval) =>
    `Человек ответил на ${x} ${russianForm(x, 'обращение', 'обращения', 'обращений')} из ${n}, о которых не известно, что они не дошли: ${percent} (95%-й интервал ${interval}).`,
  noHeadline: 'Срок ответа ещё ни у кого не закончился, поэтому доли ответивших нет.',
  customerView: (x, n, percent) =>
    `Вместе с тем, что потеряла форма или почта самой студии, — ${x} из ${n}: ${percent}.`,
  meanWaiting: (mean, within) =>
    `Среднее время ожидания, считая до ${upToDays(within)} и вместе с молчащими, — ${mean}.`,
  price: (budget, median, n) => `Медиана цен за весь проект — ${median}; цен: ${n}, вариант бюджета «${budget}».`,
  whoAnswered: 'Кто ответил',
  howLong: 'Сколько пришлось ждать',
  whatItCosts: (budget) => `Сколько стоит: вариант бюджета «${budget}»`,
  measure: 'Показатель',
  value: 'Значение',
  interval: '95%-й интервал',
  counts: 'Счёт',
  denominator: 'Из чего',
  definitions: {
    coded_share: 'доля студий по согласованным кодам',
    AR2: 'Доля ответивших AR2: ответил человек',
    AR1: 'Взгляд клиента AR1: ответил человек',
    silent: 'Молчат',
    undelivered: 'Не доставлено',
    mode_email: 'Первый ответ почтой',
    mode_phone: 'Первый ответ по телефону',
    mode_messenger: 'Первый ответ в мессенджере',
    mode_other: 'Отказались от участия или потеряны',
    T_human_median: 'Медиана времени до первого ответа человека',
    T_human_q25: 'Время, за которое ответила четверть',
    T_human_rmst: 'Среднее время ожидания, считая до конца срока',
    price_median: 'Медиана цены',
    price_geometric_mean: 'Среднее геометрическое цены',
    price_mean: 'Среднее цены',
  },
  denominators: {
    studios_judged: 'студии, все письма которых закодированы и дают судить',
    not_known_undelivered: 'обращения, о которых не известно, что они не дошли (E+UN)',
    not_known_undelivered_by_form: 'из них доставленные формой',
    not_known_undelivered_by_mail: 'из них доставленные почтой',
    sent_or_lost_by_the_studio: 'обращения, отправленные или потерянные формой либо почтой студии (E+UN+UDs)',
    followed_not_known_undelivered: 'обращения под наблюдением, о которых не известно, что они не дошли',
    project_quotes: 'цены за весь проект',
  },
  dispositions: 'Исходы',
  dispositionNames: {
    SUBSTANTIVE: 'ответ по существу',
    NON_SUBSTANTIVE: 'ответ не по существу',
    MISSED_CALL_ONLY: 'только пропущенный звонок',
    REFUSAL: 'вежливый отказ',
    AUTO_ONLY: 'только автоответ',
    SILENT_DELIVERED: 'молчание, доставлено',
    UNMASKED: 'распознали проверку',
    OPTED_OUT: 'отказались от участия',
    OBSERVATION_LOST: 'наблюдение потеряно',
    NOT_SENT: 'не отправлено нами',
    CAPTCHA_BLOCKED: 'остановила капча',
    FORM_BROKEN: 'форма сломана',
    BOUNCED: 'письмо вернулось',
    SOFT_FAIL_EXPIRED: 'почту откладывали до отказа',
    DELIVERY_UNKNOWN_SILENT: 'молчание, доставка неизвестна',
    OUT_OF_SCOPE: 'не делают сайтов',
    CLOSED: 'закрылись',
    DUPLICATE: 'повтор',
    NO_WRITTEN_CHANNEL: 'нет ни формы, ни адреса',
    DO_NOT_CONTACT: 'просили не писать',
  },
  code: 'Код',
  group: 'Класс AAPOR',
  number: 'Число',
  after: 'Через',
  stillWaiting: 'Ещё ждём, n',
  notEnough: 'Показывать пока нечего.',
  clockFaults: (n) => `Не вошли: ответы с отметкой времени раньше доставки (чьи-то часы ошиблись) — ${n}.`,
  byChannel: { form: 'Доля ответивших AR2 — форма', mail: 'Доля ответивших AR2 — почта' },
  leftOut: (otherBasis, otherCurrency) =>
    `Не вошли: цены не за весь проект (за час, за месяц и тому подобные) — ${otherBasis}; в другой валюте или без суммы — ${otherCurrency}.`,
  vat: (added, unknown) =>
    `НДС добавлен к ценам без него — ${added}; о НДС ничего не сказано и цена взята как есть — ${unknown}.`,
  coded: 'Что в письмах',
  codedNote: (alpha, doubleCoded) =>
    alpha === null
      ? `Закодировано дважды: ${doubleCoded}. Согласие кодировщиков посчитать нельзя: писем мало или все одинаковы.`
      : `Закодировано дважды: ${doubleCoded}. Согласие кодировщиков до разбора споров: альфа Криппендорфа ${alpha}.`,
  withheld: 'Кодировщики сошлись хуже, чем требует протокол: доли не печатаются.',
  limits: 'Чего здесь не измерено',
  limitTexts: {
    calls_as_imported:
      'Звонки учтены, насколько о них сообщила АТС и удалось узнать студию; мессенджеры не записываются.',
    calendar_time_only: 'Время ожидания календарное: ночи, выходные и праздники считаются.',
    one_letter_each: 'Одно обращение на студию: приговором отдельной студии это быть не может.',
    outside_view_only: 'Обращение снаружи не видит ни работ студии, ни её клиентов.',
  },
  provenance: 'Откуда числа',
  asOf: 'По состоянию на (время поля)',
  protocolHash: 'Протокол, SHA-256',
  inputHash: 'Исходные данные, SHA-256',
  computedBy: 'Расчёт',
  data: 'Те же числа в JSON',
  saveChart: 'График картинкой (SVG)',
};
