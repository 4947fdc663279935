import type { ReleaseChart } from '../../releases/charts/release/release-chart.ts';
import type { Language } from '../../releases/words/language.ts';
import { russianForm } from '../../releases/words/number-words.ts';

/** Texts of the pages for everybody: the front door, the list, a release and its pictures. */
export type PressWords = {
  readonly releases: string;
  readonly glossary: string;
  readonly whatThisIs: readonly string[];
  readonly latestRelease: string;
  readonly wholeRelease: string;
  readonly noReleases: string;
  readonly doors: string;
  readonly pressDoor: readonly [heading: string, text: string];
  readonly researchDoor: readonly [heading: string, text: string];
  readonly studioDoor: readonly [heading: string, text: string];
  readonly feed: string;
  readonly listIntro: string;
  readonly title: string;
  readonly release: string;
  readonly published: string;
  readonly state: string;
  readonly states: Readonly<Record<'published' | 'superseded', string>>;
  readonly fieldDates: (dates: string) => string;
  readonly inShort: string;
  readonly pages: string;
  readonly numbers: string;
  readonly methods: string;
  readonly data: string;
  readonly errata: string;
  readonly versions: string;
  readonly compare: string;
  readonly cite: string;
  readonly citeNote: string;
  readonly permanent: string;
  readonly citationFiles: string;
  readonly howToRead: string;
  readonly reading: Readonly<Record<ReleaseChart, string>>;
  readonly headings: Readonly<Record<ReleaseChart, string>>;
  readonly figures: string;
  readonly figure: string;
  readonly valueColumn: string;
  readonly denominator: string;
  readonly saveAs: string;
  readonly embed: string;
  readonly embedNote: string;
  readonly fromRelease: string;
  readonly supersededBy: (release: string) => string;
  readonly hasErrata: (n: number) => string;
  readonly noErrata: string;
  readonly errataIntro: string;
  readonly version: (n: number) => string;
  readonly fromLatest: string;
  readonly movesOn: string;
  readonly unknown: string;
  readonly unknownRelease: string;
  readonly unknownChart: string;
  readonly otherReleases: string;
  readonly versionsOf: (slug: string) => string;
  readonly embargo: (until: string, forWhom: string) => string;
  readonly embargoLink: (ends: string) => string;
  readonly previewOverText: string;
  readonly compareHeading: (a: string, b: string) => string;
  readonly compareWaves: readonly string[];
  readonly compareVersions: readonly string[];
  readonly differs: (what: string) => string;
  readonly window: string;
  readonly protocol: string;
  readonly nothingToCompare: string;
};

const english: PressWords = {
  releases: 'Releases',
  glossary: 'Glossary',
  whatThisIs: [
    'Zerkalo (“mirror”) measures how web studios treat a person who wants to buy a site.',
    'Every sampled studio gets one scripted inquiry. Every answer is recorded, coded and counted.',
    'Every number carries its count, its denominator and its interval. No studio is named.',
  ],
  latestRelease: 'The latest release',
  wholeRelease: 'The whole release with charts, methods and data',
  noReleases: 'Nothing has been published yet. A release appears here after the studios have had it for fourteen days.',
  doors: 'Where to go from here',
  pressDoor: [
    'For journalists and readers',
    'Releases with charts, data, methods and ready citations; nothing asks for a key.',
  ],
  researchDoor: ['For researchers', 'Campaigns from the protocol to the report; asks who you are.'],
  studioDoor: ['For studios', 'Your own facts, your place among all, and how not to be asked again.'],
  feed: 'Feed of releases (Atom)',
  listIntro: 'Each version stays at its address for ever. What was found wrong later stands beside it.',
  title: 'Title',
  release: 'Release',
  published: 'Published',
  state: 'State',
  states: { published: 'published', superseded: 'superseded' },
  fieldDates: (dates) => `letters and answers ${dates}`,
  inShort: 'In short',
  pages: 'Pages of this release',
  numbers: 'Findings',
  methods: 'Methods',
  data: 'Data',
  errata: 'Errata',
  versions: 'Versions',
  compare: 'Compare',
  cite: 'Cite',
  citeNote: 'Cite this version: it never changes. The hash proves that you have what was published.',
  permanent: 'Permanent address',
  citationFiles: 'For reference managers:',
  howToRead: 'How to read it',
  reading: {
    answers:
      'A dot is a share, the line through it the 95% interval: where the share would lie for a similar inquiry. Shares with different denominators do not add up; each line names its own count.',
    delay:
      'The higher the dot, the more studios had answered by then. The axis stretches the first day. Times at which too few answered between two dots are left out.',
    waits:
      'Each wait counts those who never came so far, so a later step can wait for long. Working time leaves out nights, weekends and holidays.',
    prices:
      'Each budget is a group of its own, since a named budget pulls prices towards it. Equal steps to the right are equal factors: from 200 to 400 as far as from 400 to 800.',
    funnel: 'Each bar counts all who came at least that far. A price counts only with an answer of substance.',
    differences:
      'Letters were assigned by lot. A line that crosses zero shows no difference; with many comparisons one of twenty leaves zero by chance.',
    places:
      'Groups were not drawn by lot: a difference between them may have any cause. Hollow dots are whole rows and columns.',
    rankings: 'A studio in several rankings is in a group of its own. Groups were not drawn by lot.',
  },
  headings: {
    answers: 'Who answered',
    delay: 'How long it took',
    waits: 'How long for what',
    prices: 'What it costs',
    funnel: 'Where inquiries are lost',
    differences: 'Does it matter who asks',
    places: 'By city and place in the ranking',
    rankings: 'By ranking',
  },
  figures: 'The numbers of this picture',
  figure: 'Figure',
  valueColumn: 'Value (95% interval)',
  denominator: 'Counted over',
  saveAs: 'Save:',
  embed: 'Embed',
  embedNote:
    'The picture stays as it is; a note appears under it if the release is superseded. oEmbed finds it by the address of this page.',
  fromRelease: 'From the release',
  supersededBy: (release) => `This version is superseded. Use ${release}.`,
  hasErrata: (n) => (n === 1 ? 'There is an erratum to this release.' : `There are ${n} errata to this release.`),
  noErrata: 'Nothing has been found wrong.',
  errataIntro: 'Corrections are words beside a version or a new version; a published number is never changed.',
  version: (n) => `Version ${n}`,
  fromLatest: 'You came by an address that moves with each version. This is the version to cite:',
  movesOn: 'This address moves with each version. Cite the version it leads to:',
  unknown: 'There is no such page',
  unknownRelease: 'No such release is published. It may be spelt otherwise, or not be out yet.',
  unknownChart: 'This release has no such picture. It has these:',
  otherReleases: 'What is published',
  versionsOf: (slug) => `Versions of ${slug}`,
  embargo: (until, forWhom) =>
    `UNDER EMBARGO until ${until}. Preview for ${forWhom}. Do not publish, quote or pass on.`,
  embargoLink: (ends) => `This link ends on ${ends}.`,
  previewOverText: 'The link has ended, was taken back, or never was. Ask whoever sent it, or see what is published.',
  compareHeading: (a, b) => `${a} beside ${b}`,
  compareWaves: [
    'Both columns are frozen figures of their own release; nothing here is computed from both.',
    'Two waves are no trend: a claim that something rises or falls needs at least three.',
    'Some studios may be in both waves. The intervals take the waves as independent, which is the careful side.',
  ],
  compareVersions: [
    'Both versions tell of the same wave: a difference is a corrected count, not a change of the studios.',
    'Nothing here is computed from both.',
  ],
  differs: (what) => `Not the same in both, so compare with care: ${what}.`,
  window: 'the days for which answers were counted',
  protocol: 'the protocol (letters, rules or sample)',
  nothingToCompare: 'There is no other wave or version of this campaign yet.',
};

const russian: PressWords = {
  releases: 'Выпуски',
  glossary: 'Словарь',
  whatThisIs: [
    '«Зеркало» измеряет, как веб-студии обходятся с человеком, который хочет купить сайт.',
    'Каждая студия выборки получает один запрос по сценарию. Каждый ответ записан, закодирован и сосчитан.',
    'У каждого числа есть счёт, знаменатель и интервал. Ни одна студия не названа.',
  ],
  latestRelease: 'Последний выпуск',
  wholeRelease: 'Весь выпуск с графиками, методами и данными',
  noReleases: 'Пока ничего не опубликовано. Выпуск появится здесь после того, как студии видели его четырнадцать дней.',
  doors: 'Куда дальше',
  pressDoor: ['Журналистам и читателям', 'Выпуски с графиками, данными, методами и готовыми ссылками; ключ не нужен.'],
  researchDoor: ['Исследователям', 'Кампании от протокола до отчёта; нужно представиться.'],
  studioDoor: ['Студиям', 'Собственные факты, место среди всех и как больше не получать запросов.'],
  feed: 'Лента выпусков (Atom)',
  listIntro: 'Каждая версия навсегда остаётся по своему адресу. Найденные позже ошибки стоят рядом с ней.',
  title: 'Название',
  release: 'Выпуск',
  published: 'Опубликован',
  state: 'Состояние',
  states: { published: 'опубликован', superseded: 'заменён' },
  fieldDates: (dates) => `письма и ответы: ${dates}`,
  inShort: 'Коротко',
  pages: 'Страницы выпуска',
  numbers: 'Результаты',
  methods: 'Методы',
  data: 'Данные',
  errata: 'Исправления',
  versions: 'Версии',
  compare: 'Сравнить',
  cite: 'Как сослаться',
  citeNote: 'Ссылайтесь на эту версию: она не меняется. Хеш доказывает, что у вас то самое, что опубликовано.',
  permanent: 'Постоянный адрес',
  citationFiles: 'Для менеджеров ссылок:',
  howToRead: 'Как это читать',
  reading: {
    answers:
      'Точка — доля, линия через неё — 95%-й интервал: где лежала бы доля для похожего запроса. Доли с разными знаменателями не складываются; счёт назван в каждой строке.',
    delay:
      'Чем выше точка, тем больше студий ответило к этому сроку. Первые сутки на оси растянуты. Сроки, между которыми ответили слишком немногие, пропущены.',
    waits:
      'В каждом ожидании учтены и те, кто до этого шага не дошёл, поэтому дальний шаг ждут долго. Рабочее время — без ночей, выходных и праздников.',
    prices:
      'Каждый бюджет — отдельная группа: названный бюджет тянет цену к себе. Равные шаги вправо — во столько же раз: от 200 до 400 столько же, сколько от 400 до 800.',
    funnel:
      'Каждая полоса считает всех, кто дошёл хотя бы до этого шага. Цена считается только при ответе по существу.',
    differences:
      'Письма достались студиям по жребию. Линия через ноль означает, что разница не показана; при многих сравнениях одно из двадцати уходит от нуля случайно.',
    places:
      'Группы назначены не жребием: у разницы между ними может быть любая причина. Пустые точки — целые строки и столбцы.',
    rankings: 'Студия из нескольких рейтингов стоит в своей группе. Группы назначены не жребием.',
  },
  headings: {
    answers: 'Кто ответил',
    delay: 'Сколько ждали ответа',
    waits: 'Сколько чего ждать',
    prices: 'Сколько стоит',
    funnel: 'Где теряются запросы',
    differences: 'Важно ли, кто спрашивает',
    places: 'По городам и месту в рейтинге',
    rankings: 'По рейтингам',
  },
  figures: 'Числа этой картинки',
  figure: 'Показатель',
  valueColumn: 'Значение (95%-й интервал)',
  denominator: 'По чему считали',
  saveAs: 'Сохранить:',
  embed: 'Встроить',
  embedNote:
    'Картинка не меняется; если выпуск заменят, под ней появится пометка. oEmbed найдёт её по адресу этой страницы.',
  fromRelease: 'Из выпуска',
  supersededBy: (release) => `Эта версия заменена. Берите ${release}.`,
  hasErrata: (n) => `К этому выпуску есть ${n} ${russianForm(n, 'исправление', 'исправления', 'исправлений')}.`,
  noErrata: 'Ошибок пока не нашли.',
  errataIntro: 'Исправление — слова рядом с версией или новая версия; опубликованное число не меняют никогда.',
  version: (n) => `Версия ${n}`,
  fromLatest: 'Вы пришли по адресу, который переезжает с каждой версией. Ссылайтесь на эту версию:',
  movesOn: 'Этот адрес переезжает с каждой версией. Ссылайтесь на версию, к которой он ведёт:',
  unknown: 'Такой страницы нет',
  unknownRelease: 'Такой выпуск не опубликован. Возможно, он пишется иначе или ещё не вышел.',
  unknownChart: 'Такой картинки в выпуске нет. Есть эти:',
  otherReleases: 'Что опубликовано',
  versionsOf: (slug) => `Версии ${slug}`,
  embargo: (until, forWhom) =>
    `ПОД ЭМБАРГО до ${until}. Предварительный показ: ${forWhom}. Не публиковать, не цитировать, не передавать.`,
  embargoLink: (ends) => `Ссылка действует до ${ends}.`,
  previewOverText:
    'Срок ссылки вышел, её отозвали, или её не было. Спросите того, кто её прислал, или посмотрите, что опубликовано.',
  compareHeading: (a, b) => `${a} рядом с ${b}`,
  compareWaves: [
    'В обоих столбцах — замороженные числа своего выпуска; из двух сразу здесь ничего не вычислено.',
    'Две волны — ещё не тенденция: чтобы сказать «растёт» или «падает», нужно хотя бы три.',
    'Часть студий могла попасть в обе волны. Интервалы считают волны независимыми, это осторожная сторона.',
  ],
  compareVersions: [
    'Обе версии — об одной волне: разница означает исправленный счёт, а не перемену в студиях.',
    'Из двух сразу здесь ничего не вычислено.',
  ],
  differs: (what) => `В двух выпусках не одно и то же, сравнивайте осторожно: ${what}.`,
  window: 'срок, за который считали ответы',
  protocol: 'протокол (письма, правила или выборка)',
  nothingToCompare: 'Другой волны или версии этой кампании пока нет.',
};

export function pressWords(language: Language): PressWords {
  return language === 'ru' ? russian : english;
}
