import type { Language } from '../../releases/words/language.ts';

type Term = readonly [term: string, meaning: string];

/** Texts of the methods, the data and the glossary of a release. */
export type MethodWords = {
  readonly files: string;
  readonly filesIntro: string;
  readonly file: string;
  readonly mediaType: string;
  readonly size: string;
  readonly design: string;
  readonly facts: {
    readonly sampled: string;
    readonly launched: string;
    readonly closes: string;
    readonly silence: string;
    readonly window: string;
    readonly burden: string;
    readonly calls: string;
    readonly protocolHash: string;
    readonly snapshot: string;
    readonly computedBy: string;
    readonly terms: string;
  };
  readonly days: (n: string) => string;
  readonly hours: (n: string) => string;
  readonly frame: string;
  readonly source: string;
  readonly read: string;
  readonly rejected: string;
  readonly stratum: string;
  readonly listed: string;
  readonly sampled: string;
  readonly left: string;
  readonly reason: string;
  readonly studios: string;
  readonly hiding: string;
  readonly hidingText: (K: number, c: number) => string;
  readonly gaveWay: (tables: string) => string;
  readonly completeness: string;
  readonly completenessText: string;
  readonly critics: string;
  readonly claim: string;
  readonly status: string;
  readonly statuses: Readonly<Record<'answered' | 'declared' | 'missing', string>>;
  readonly agreement: string;
  readonly agreementText: string;
  readonly item: string;
  readonly pairs: string;
  readonly protocol: string;
  readonly protocolText: string;
  readonly yes: string;
  readonly no: string;
  readonly variables: string;
  readonly denominators: string;
  readonly whyMissing: string;
  readonly terms: string;
  readonly termList: readonly Term[];
};

const english: MethodWords = {
  files: 'Files of the package',
  filesIntro:
    'All from one frozen document; none has a digit that the others do not have. Every file may be fetched by programs without a key.',
  file: 'File',
  mediaType: 'Kind',
  size: 'Size',
  design: 'The wave',
  facts: {
    sampled: 'Studios sampled',
    launched: 'First letters',
    closes: 'Answers counted until',
    silence: 'Reminders counted until',
    window: 'Days for an answer',
    burden: 'Hours it cost all studios together',
    calls: 'Calls that belong to no studio for sure',
    protocolHash: 'Protocol, SHA-256',
    snapshot: 'Private snapshot, SHA-256',
    computedBy: 'Computed by',
    terms: 'Terms',
  },
  days: (n) => `${n} days`,
  hours: (n) => `${n} h`,
  frame: 'Where the studios come from',
  source: 'Ranking',
  read: 'Rows read',
  rejected: 'Rows refused',
  stratum: 'Stratum',
  listed: 'Listed',
  sampled: 'Sampled',
  left: 'Left out before the draw',
  reason: 'Reason',
  studios: 'Studios',
  hiding: 'What is hidden and why',
  hidingText: (K, c) =>
    `A share is shown for at least ${K} studios, of which at least ${c} have the property and ${c} have not. Cells that would let another be computed are hidden with it. Whole percents, half hours, two digits of money. Zero is hidden like one and two.`,
  gaveWay: (tables) => `Taken back because all tables together would tell too much: ${tables}.`,
  completeness: 'What critics asked for',
  completenessText: 'Line by line: answered by a figure, or declared as not measured.',
  critics: 'Critics',
  claim: 'What was asked',
  status: 'Status',
  statuses: { answered: 'answered', declared: 'not measured, said so', missing: 'missing' },
  agreement: 'How far coders agreed',
  agreementText:
    'Krippendorff’s alpha of two coders who did not see each other’s codes; 1 is full agreement, 0 is chance.',
  item: 'Item',
  pairs: 'Coded twice',
  protocol: 'The protocol as it was approved',
  protocolText:
    'In the words in which it was written. The seed of the draw is not printed: with public rankings it would tell who was sampled.',
  yes: 'yes',
  no: 'no',
  variables: 'Figures',
  denominators: 'What figures are counted over',
  whyMissing: 'Why a figure is missing',
  terms: 'Words',
  termList: [
    [
      '95% interval',
      'Where the figure would lie if the same inquiry were sent again; of a hundred such intervals about ninety-five hold the true value.',
    ],
    ['n', 'How many inquiries the figure is counted over. The denominator says which.'],
    ['wave', 'One round of letters of a campaign; it has an end, after which nothing changes.'],
    [
      'release, version',
      'Frozen figures of a closed wave under a number and a hash. A later version may stand in its place; both stay.',
    ],
    ['studio', 'A firm that makes web sites. No page of a release names one.'],
    ['arm', 'What was drawn by lot for a letter: who writes, which budget, which wording, which channel.'],
    ['erratum', 'A correction in words beside a version.'],
    ['embargo', 'The time before publication in which a preview may be read and nothing may be printed.'],
    ['percentage points (points)', 'The difference of two shares: from 60% to 70% is ten points.'],
    ['median', 'Half lie below, half above. Of waits it counts those who never answered.'],
  ],
};

const russian: MethodWords = {
  files: 'Файлы выпуска',
  filesIntro:
    'Все — из одного замороженного документа; ни в одном нет цифры, которой нет в других. Программы берут их без ключа.',
  file: 'Файл',
  mediaType: 'Вид',
  size: 'Размер',
  design: 'Волна',
  facts: {
    sampled: 'Студий в выборке',
    launched: 'Первые письма',
    closes: 'Ответы считали до',
    silence: 'Напоминания считали до',
    window: 'Дней на ответ',
    burden: 'Сколько часов это стоило всем студиям вместе',
    calls: 'Звонки, о которых не известно точно, чьи они',
    protocolHash: 'Протокол, SHA-256',
    snapshot: 'Закрытый снимок, SHA-256',
    computedBy: 'Расчёт',
    terms: 'Условия',
  },
  days: (n) => `${n} дн.`,
  hours: (n) => `${n} ч`,
  frame: 'Откуда взяты студии',
  source: 'Рейтинг',
  read: 'Прочитано строк',
  rejected: 'Не принято строк',
  stratum: 'Слой',
  listed: 'В списке',
  sampled: 'В выборке',
  left: 'Исключены до жребия',
  reason: 'Причина',
  studios: 'Студий',
  hiding: 'Что скрыто и почему',
  hidingText: (K, c) =>
    `Доля показана, если студий не меньше ${K}, из них не меньше ${c} со свойством и ${c} без него. Вместе с такой клеткой скрыты те, из которых её можно вычислить. Проценты целые, часы с точностью до получаса, деньги до двух знаков. Ноль скрыт так же, как один и два.`,
  gaveWay: (tables) => `Убраны, потому что все таблицы вместе сказали бы слишком много: ${tables}.`,
  completeness: 'О чём спрашивали критики',
  completenessText: 'Строка за строкой: отвечено числом или сказано, что не измеряли.',
  critics: 'Критики',
  claim: 'О чём спросили',
  status: 'Что с этим',
  statuses: { answered: 'отвечено', declared: 'не измеряли, о чём сказано', missing: 'нет' },
  agreement: 'Насколько сошлись кодировщики',
  agreementText:
    'Альфа Криппендорфа двух кодировщиков, не видевших кодов друг друга; 1 — полное согласие, 0 — случайность.',
  item: 'Вопрос',
  pairs: 'Закодировано дважды',
  protocol: 'Протокол, как он утверждён',
  protocolText:
    'Теми словами, какими написан. Зерно жребия не напечатано: вместе с открытыми рейтингами оно выдало бы, кто попал в выборку.',
  yes: 'да',
  no: 'нет',
  variables: 'Показатели',
  denominators: 'По чему считают',
  whyMissing: 'Почему числа нет',
  terms: 'Слова',
  termList: [
    [
      '95%-й интервал',
      'Где лежало бы число, если послать такой же запрос ещё раз; из сотни таких интервалов около девяноста пяти содержат истинное значение.',
    ],
    ['n', 'По скольким обращениям сосчитано число. По каким — говорит знаменатель.'],
    ['волна', 'Один круг писем кампании; у него есть конец, после которого ничего не меняется.'],
    [
      'выпуск, версия',
      'Замороженные числа закрытой волны под номером и хешем. Их может заменить более поздняя версия; остаются обе.',
    ],
    ['студия', 'Фирма, которая делает сайты. Ни одна страница выпуска не называет её.'],
    ['вариант письма', 'Что досталось письму по жребию: кто пишет, какой бюджет, какая формулировка, какой канал.'],
    ['исправление', 'Слова рядом с версией о том, что в ней не так.'],
    ['эмбарго', 'Время до публикации, когда показ можно читать и ничего нельзя печатать.'],
    ['процентные пункты (п. п.)', 'Разница двух долей: от 60 % до 70 % — десять пунктов.'],
    ['медиана', 'Половина ниже, половина выше. В медиане ожидания учтены и те, кто не ответил никогда.'],
  ],
};

export function methodWords(language: Language): MethodWords {
  return language === 'ru' ? russian : english;
}
