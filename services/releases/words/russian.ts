import { russianForm } from './number-words.ts';
import type { ReportWords } from './report-words.ts';

const days = (n: number): string => `${n} ${russianForm(n, 'день', 'дня', 'дней')}`;

export const russian: ReportWords = {
  rehearsal: 'РЕПЕТИЦИЯ',
  whoAnswered: ({ x, n, percent }, within) =>
    `За ${days(within)} ${russianForm(x, 'ответила', 'ответили', 'ответили')} ${x} ${russianForm(x, 'студия', 'студии', 'студий')} из ${n} (${percent})`,
  whoAnsweredMeasure: (within) =>
    `Первый ответ человека за ${days(within)} с доставки. Полоса: обращения, которые мы отправили или которые потеряла форма либо почта студии. ` +
    'Точки: доля обращений, о которых не известно, что они не дошли, с 95%-м интервалом Уилсона.',
  noWindowOver: 'Срок ожидания ответа ещё ни у кого не закончился',
  howLong: (median) => `Половина студий ответила за ${median}`,
  medianNotReached: (within) => `За ${days(within)} ответили меньше половины студий`,
  medianNotReachedYet: 'Пока ответили меньше половины студий',
  howLongMeasure: (within) =>
    `Доля студий, от которых уже пришёл первый ответ человека, по времени с доставки (оценка Каплана — Мейера, 95%-я полоса), до ${within} ${russianForm(within, 'дня', 'дней', 'дней')}. Календарное время.`,
  nobodyFollowed: 'Ни одно обращение ещё не доставлено',
  whatItCosts: (median, mean) => `Медиана цены — ${median}, среднее — ${mean}`,
  whatItCostsMeasure: (budget) =>
    `Основная цена из первого ответа, где она названа: за весь проект, с НДС; вариант бюджета «${budget}». ` +
    'Вилка считается по среднему геометрическому, «от» и «до» — по названному числу. Столбцы — число цен, точки — отдельные цены.',
  noPrices: 'Цену за весь проект пока никто не назвал',
  dates: (from, to) => `${from} — ${to}`,
  interim: (day) => `по состоянию на ${day}, сроки ещё идут`,
  source: (campaign, wave, hash, code) =>
    `Источник: «${campaign}», волна ${wave}. Исходные данные ${hash}. Расчёт: ${code}.`,
  segments: {
    answered: 'ответили',
    email: 'почтой',
    phone: 'по телефону',
    messenger: 'в мессенджере',
    silent: 'молчат',
    other: 'отказались от участия или потеряны',
    undelivered: 'не доставлено',
  },
  ofN: (x, n) => `${x}\u00a0из\u00a0${n}`,
  whyNoInterval: {
    nothing_counted: 'считать пока нечего',
    too_few_cases: 'без интервала: меньше 10 обращений',
    too_few_events: 'без интервала: меньше 5 ответов',
    too_few_quotes: 'без интервала: мало цен',
    not_reached: 'не достигнута',
    no_spread: 'без интервала: все цены одинаковы',
    no_method: 'для этого числа интервал не заявлен',
  },
  median: 'медиана',
  mean: 'среднее',
  waiting: 'ещё ждём',
  answeredShare: 'ответили',
  quoteForms: { point: 'одна цена', range: 'вилка', from: '«от»', upto: '«до»' },
  quotesAxis: 'цен',
  priceAxis: (currency) => `тыс. ${currency}, логарифмическая шкала`,
  interval95: '95%-й интервал',
};
