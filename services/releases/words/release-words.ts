import type { RowState } from '../cube/row.ts';
import type { Language } from './language.ts';
import { russianForm } from './number-words.ts';

/** Texts of pictures and findings of a release. Sentences state what frozen rows hold, never a judgement about studios. */
export type ReleaseWords = {
  readonly source: (title: string, release: string, licence: string, address: string) => string;
  readonly embargo: (until: string) => string;
  /** Why a figure is not there, in place of the figure. */
  readonly missing: Readonly<Record<Exclude<RowState, 'published'>, string>>;
  readonly interval: (bounds: string) => string;
  readonly points: (value: string) => string;
  readonly workingHours: (value: string) => string;
  readonly probability: (value: string) => string;
  readonly holm: (p: string) => string;
  readonly from: (bound: string) => string;
  readonly upTo: (bound: string) => string;
  readonly hidden: {
    readonly answers: string;
    readonly delay: string;
    readonly prices: string;
    readonly funnel: string;
  };
  readonly medianWaits: (list: string) => string;
  readonly waits: Readonly<Record<'any' | 'human' | 'subst' | 'quote' | 'complete', string>>;
  readonly medianPrice: (price: string, budget: string) => string;
  readonly medianPriceUnnamed: (price: string) => string;
  readonly medianPrices: (range: string) => string;
  readonly about: (exact: string, rough: string) => string;
  readonly cameAsFar: (x: number, n: number, stage: string) => string;
  readonly noDifference: string;
  readonly differs: (list: string) => string;
  readonly against: (level: string, base: string) => string;
  readonly groupsOverlap: (groups: string, least: string, most: string) => string;
  readonly groupsApart: (groups: string, least: string, most: string) => string;
  readonly measures: {
    readonly answers: (days: number) => string;
    readonly delay: (days: number) => string;
    readonly waits: (days: number) => string;
    readonly prices: string;
    readonly funnel: string;
    readonly differences: string;
    readonly groups: string;
  };
  readonly byEmail: string;
  readonly byVoice: string;
  readonly answered: string;
  readonly noAnswer: string;
  readonly lost: string;
  readonly stages: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
  readonly allCities: string;
  readonly allPlaces: string;
  readonly otherCities: string;
  readonly unknown: string;
  readonly noBudget: string;
  readonly noRanking: string;
  readonly place: (band: string) => string;
  readonly median: string;
  readonly geometricMean: string;
  readonly pointsAxis: string;
  readonly alsoHidden: (cells: string) => string;
};

const studiosOf = (n: number): string => russianForm(n, 'студии', 'студий', 'студий');

const english: ReleaseWords = {
  source: (title, release, licence, address) => `Source: ${title}, release ${release}, ${licence}. ${address}`,
  embargo: (until) => `UNDER EMBARGO until ${until}`,
  missing: {
    suppressed: 'hidden to protect single studios',
    not_reached: 'not reached within the window',
    not_available: 'no calendar of working days for it',
    coders_disagreed: 'withheld: the coders agreed less than the protocol asks for',
    nothing_counted: 'nobody belongs there',
  },
  interval: (bounds) => `95% interval ${bounds}`,
  points: (value) => `${value} points`,
  workingHours: (value) => `${value}\u00a0working\u00a0h`,
  probability: (value) => `p\u00a0=\u00a0${value}`,
  holm: (p) => `${p} by Holm`,
  from: (bound) => `${bound} or more`,
  upTo: (bound) => `up to ${bound}`,
  hidden: {
    answers: 'How many answered is hidden to protect single studios',
    delay: 'The median wait is hidden to protect single studios',
    prices: 'Prices are hidden to protect single studios',
    funnel: 'How far inquiries came is hidden to protect single studios',
  },
  medianWaits: (list) => `Median wait: ${list}`,
  waits: {
    any: 'any sign of life',
    human: 'an answer of a person',
    subst: 'an answer with substance',
    quote: 'a price for the whole project',
    complete: 'all five materials',
  },
  medianPrice: (price, budget) => `The median price is ${price} (budget named: ${budget})`,
  medianPriceUnnamed: (price) => `The median price is ${price} (the letter names no budget)`,
  medianPrices: (range) => `The median price is ${range}, depending on the budget named`,
  about: (exact, rough) => `${exact} (about\u00a0${rough})`,
  cameAsFar: (x, n, stage) => `Of ${n} sampled studios, ${x} came as far as “${stage}”`,
  noDifference: 'No randomised factor is shown to change how many answer',
  differs: (list) => `Shown to change how many answer: ${list}`,
  against: (level, base) => `${level} against ${base}`,
  groupsOverlap: (groups, least, most) =>
    `${groups}: between ${least} and ${most} answered; the intervals of all groups overlap`,
  groupsApart: (groups, least, most) => `${groups}: between ${least} and ${most} answered; not all intervals overlap`,
  measures: {
    answers: (days) =>
      `First answer of a person within ${days} days of delivery. Bar: numbers of inquiries. Dots: shares with 95% Wilson interval; the denominator is that of the line.`,
    delay: (days) =>
      `Share of studios whose first answer of a person had come by then (Kaplan–Meier, 95% interval), up to ${days} days. Calendar time; the line only joins the dots.`,
    waits: (days) =>
      `Median time from delivery until it came, over all followed, those who never answered among them (Kaplan–Meier, 95% interval), up to ${days} days. Dots: calendar time; in words also working time, nine hours of each working day.`,
    prices:
      'First price for the whole project, VAT included, by the budget named in the letter. Dots: median and geometric mean; lines: 95% intervals. Logarithmic scale. Single prices are never published.',
    funnel:
      'All sampled studios by how far the inquiry came; a later stage implies the earlier ones. Right: number and share of all sampled.',
    differences:
      'Share answered by a person: level minus first level of the factor, in percentage points, Newcombe’s 95% interval (method 10). Levels were drawn at random. Intervals are not widened for the number of comparisons.',
    groups:
      'Share answered by a person, of inquiries not known to be undelivered, with 95% Wilson interval. Groups were not drawn at random.',
  },
  byEmail: 'by e-mail',
  byVoice: 'phone or messenger',
  answered: 'answered',
  noAnswer: 'no answer',
  lost: 'lost',
  stages: {
    sampled: 'sampled',
    delivered: 'not known to be undelivered',
    replied: 'a person answered',
    substantive: 'answered with substance',
    quoted: 'named a price for the whole project',
  },
  channels: { form: 'contact form', mail: 'e-mail' },
  allCities: 'all cities',
  allPlaces: 'all places',
  otherCities: 'other cities',
  unknown: 'unknown',
  noBudget: 'no budget named',
  noRanking: 'no ranking',
  place: (band) => `ranking ${band}%`,
  median: 'median',
  geometricMean: 'geometric mean',
  alsoHidden: (cells) => `Hidden to protect single studios: ${cells}`,
  pointsAxis: 'percentage points; right of zero more answered',
};

const russian: ReleaseWords = {
  source: (title, release, licence, address) => `Источник: «${title}», выпуск ${release}, ${licence}. ${address}`,
  embargo: (until) => `ПОД ЭМБАРГО до ${until}`,
  missing: {
    suppressed: 'скрыто, чтобы не выдать отдельные студии',
    not_reached: 'в срок не достигнуто',
    not_available: 'для него нет производственного календаря',
    coders_disagreed: 'не печатается: кодировщики сошлись хуже, чем требует протокол',
    nothing_counted: 'сюда никто не относится',
  },
  interval: (bounds) => `95%-й интервал ${bounds}`,
  points: (value) => `${value}\u00a0п.\u00a0п.`,
  workingHours: (value) => `${value}\u00a0рабочих\u00a0ч`,
  probability: (value) => `p\u00a0=\u00a0${value}`,
  holm: (p) => `${p} по Холму`,
  from: (bound) => `от ${bound}`,
  upTo: (bound) => `до ${bound}`,
  hidden: {
    answers: 'Сколько студий ответило, скрыто, чтобы не выдать отдельные студии',
    delay: 'Медиана ожидания скрыта, чтобы не выдать отдельные студии',
    prices: 'Цены скрыты, чтобы не выдать отдельные студии',
    funnel: 'Как далеко дошли обращения, скрыто, чтобы не выдать отдельные студии',
  },
  medianWaits: (list) => `Медиана ожидания: ${list}`,
  waits: {
    any: 'любой отклик',
    human: 'ответ человека',
    subst: 'ответ по существу',
    quote: 'цена за весь проект',
    complete: 'все пять материалов',
  },
  medianPrice: (price, budget) => `Медиана цены — ${price} (в письме назван бюджет: ${budget})`,
  medianPriceUnnamed: (price) => `Медиана цены — ${price} (бюджет в письме не назван)`,
  medianPrices: (range) => `Медиана цены — ${range}, смотря какой бюджет назван`,
  about: (exact, rough) => `${exact} (около\u00a0${rough})`,
  cameAsFar: (x, n, stage) => `Из ${n} ${studiosOf(n)} выборки до шага «${stage}» дошли ${x}`,
  noDifference: 'Не видно, чтобы число ответов зависело от того, кто и как спрашивает',
  differs: (list) => `Число ответов меняет: ${list}`,
  against: (level, base) => `${level} против ${base}`,
  groupsOverlap: (groups, least, most) =>
    `${groups}: ответили от ${least} до ${most}; интервалы всех групп перекрываются`,
  groupsApart: (groups, least, most) => `${groups}: ответили от ${least} до ${most}; перекрываются не все интервалы`,
  measures: {
    answers: (days) =>
      `Первый ответ человека за ${days} ${russianForm(days, 'день', 'дня', 'дней')} с доставки. Полоса: число обращений. Точки: доли с 95%-м интервалом Уилсона; знаменатель — тот, что назван в строке.`,
    delay: (days) =>
      `Доля студий, от которых к этому сроку пришёл первый ответ человека (Каплан — Мейер, 95%-й интервал), до ${days} ${russianForm(days, 'дня', 'дней', 'дней')}. Календарное время; линия только соединяет точки.`,
    waits: (days) =>
      `Медиана времени с доставки по всем, за кем наблюдали, считая и не ответивших (Каплан — Мейер, 95%-й интервал), до ${days} ${russianForm(days, 'дня', 'дней', 'дней')}. Точки — календарное время; словами и рабочее, девять часов каждого рабочего дня.`,
    prices:
      'Первая цена за весь проект, с НДС, по бюджету, названному в письме. Точки — медиана и среднее геометрическое, линии — 95%-е интервалы. Шкала логарифмическая. Отдельные цены не публикуются.',
    funnel:
      'Все студии выборки по тому, как далеко дошло обращение; дальнейший шаг включает прежние. Справа — число и доля от всей выборки.',
    differences:
      'Доля студий, от которых ответил человек: уровень минус первый уровень фактора, в процентных пунктах, 95%-й интервал Ньюкомба (метод 10). Уровни назначены жребием. Интервалы не расширены на число сравнений.',
    groups:
      'Доля студий, от которых ответил человек, среди обращений, о которых не известно, что они не дошли, с 95%-м интервалом Уилсона. Группы назначены не жребием.',
  },
  byEmail: 'почтой',
  byVoice: 'звонок, мессенджер',
  answered: 'ответили',
  noAnswer: 'без ответа',
  lost: 'не дошло',
  stages: {
    sampled: 'в выборке',
    delivered: 'не известно, что не дошло',
    replied: 'ответил человек',
    substantive: 'ответ по существу',
    quoted: 'названа цена за весь проект',
  },
  channels: { form: 'форма на сайте', mail: 'письмо' },
  allCities: 'все города',
  allPlaces: 'все места',
  otherCities: 'другие города',
  unknown: 'неизвестно',
  noBudget: 'бюджет не назван',
  noRanking: 'ни в одном рейтинге',
  place: (band) => `${band}\u202f% рейтинга`,
  median: 'медиана',
  geometricMean: 'среднее геометрическое',
  alsoHidden: (cells) => `Скрыто, чтобы не выдать отдельные студии: ${cells}`,
  pointsAxis: 'процентные пункты; справа от нуля отвечали чаще',
};

export function releaseWords(language: Language): ReleaseWords {
  return language === 'ru' ? russian : english;
}
