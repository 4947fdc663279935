import type { Language } from '../../releases/words/language.ts';

/** Names of the fields of the two entry pages; faults name them too. */
export type EntryField =
  | 'channel'
  | 'direction'
  | 'theirs'
  | 'ours'
  | 'country'
  | 'at'
  | 'zone'
  | 'disposition'
  | 'rangSeconds'
  | 'talkSeconds'
  | 'inquiryId'
  | 'body'
  | 'sense'
  | 'declined'
  | 'lowMajor'
  | 'highMajor'
  | 'currency'
  | 'basis'
  | 'vat'
  | 'words'
  | 'questions'
  | 'promised'
  | 'notes';

/** Texts of the pages on which people enter calls and messages. */
export type EntryWords = {
  readonly call: string;
  readonly message: string;
  readonly whatItIs: string;
  readonly sheet: string;
  readonly sheetNote: string;
  readonly price: string;
  readonly fields: Readonly<Record<EntryField, string>>;
  readonly hints: Readonly<Partial<Record<EntryField, string>>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly entered: string;
  readonly enteredBefore: string;
  readonly queued: string;
  readonly faults: string;
  readonly faultTexts: Readonly<Record<string, string>>;
};

const english: EntryWords = {
  call: 'Enter a call',
  message: 'Enter a message',
  whatItIs: 'Times, numbers and what was said. Nothing is recorded. Tab moves on, Enter in a line saves everything.',
  sheet: 'What was said',
  sheetNote: 'For answered calls only. Roles instead of names of people.',
  price: 'Price that was said',
  fields: {
    channel: 'Messenger',
    direction: 'Direction',
    theirs: 'Number or name of the studio',
    ours: 'Number of the persona',
    country: 'Country of numbers without a code',
    at: 'Date and time',
    zone: 'Time zone of that clock',
    disposition: 'Outcome',
    rangSeconds: 'Seconds of ringing',
    talkSeconds: 'Seconds of talk',
    inquiryId: 'Inquiry, if you know whose it is',
    body: 'Text of the message',
    sense: 'What it says',
    declined: 'They do not take this work',
    lowMajor: 'from',
    highMajor: 'to',
    currency: 'Currency',
    basis: 'For what',
    vat: 'VAT',
    words: 'In the words that were said',
    questions: 'Questions they asked, one a line',
    promised: 'Materials they promised, one a line',
    notes: 'Notes',
  },
  hints: {
    theirs: 'Empty: withheld.',
    ours: 'Empty: not known.',
    inquiryId: 'Last part of the address of its page. Empty: the numbers decide.',
    zone: 'For example Europe/Moscow.',
  },
  choices: {
    inbound: 'to us',
    outbound: 'from us',
    answered: 'answered',
    no_answer: 'not answered',
    busy: 'busy',
    failed: 'failed',
    decide: 'its words decide',
    substantive: 'an answer with substance',
    redirect: 'points elsewhere',
    decline: 'a polite decline',
    project: 'project',
    hour: 'hour',
    day: 'day',
    month: 'month',
    year: 'year',
    page: 'page',
    package: 'package',
    unit: 'unit',
    incl: 'included',
    excl: 'to be added',
    none: 'without',
    unknown: 'not said',
    other: 'other',
  },
  submit: 'Save',
  entered: 'Saved and attributed.',
  enteredBefore: 'This form was sent before; it is saved once.',
  queued: 'Saved. Whose it is must be said by a person: it waits in the queue.',
  faults: 'Nothing was saved. Correct these fields:',
  faultTexts: {
    'is no telephone number': 'is no telephone number',
    'is no number and no name': 'is no number and no name',
    'lies in the future': 'lies in the future',
    'is for answered calls only': 'is for answered calls only',
    'is no inquiry': 'is no inquiry',
    'is no time': 'is no time',
    'is no time zone': 'is no time zone',
    'is no amount': 'is no amount',
    'names no amount': 'names no amount',
    'low is above high': 'the first amount is above the second',
    'is missing': 'is missing',
    'cannot be read': 'cannot be read',
  },
};

const russian: EntryWords = {
  call: 'Внести звонок',
  message: 'Внести сообщение',
  whatItIs:
    'Время, номера и сказанное. Ничего не записывается на плёнку. Tab ведёт дальше, Enter в строке сохраняет всё.',
  sheet: 'Что было сказано',
  sheetNote: 'Только для отвеченных звонков. Роли вместо имён сотрудников.',
  price: 'Названная цена',
  fields: {
    channel: 'Мессенджер',
    direction: 'Направление',
    theirs: 'Номер или имя студии',
    ours: 'Номер персоны',
    country: 'Страна номеров без кода',
    at: 'Дата и время',
    zone: 'Часовой пояс этих часов',
    disposition: 'Чем кончился',
    rangSeconds: 'Секунд гудков',
    talkSeconds: 'Секунд разговора',
    inquiryId: 'Обращение, если известно чьё',
    body: 'Текст сообщения',
    sense: 'Что в нём',
    declined: 'За эту работу не берутся',
    lowMajor: 'от',
    highMajor: 'до',
    currency: 'Валюта',
    basis: 'За что',
    vat: 'НДС',
    words: 'Какими словами названа',
    questions: 'Вопросы студии, по одному в строке',
    promised: 'Обещанные материалы, по одному в строке',
    notes: 'Заметки',
  },
  hints: {
    theirs: 'Пусто: номер скрыт.',
    ours: 'Пусто: неизвестно.',
    inquiryId: 'Последняя часть адреса его страницы. Пусто: решают номера.',
    zone: 'Например Europe/Moscow.',
  },
  choices: {
    inbound: 'нам',
    outbound: 'от нас',
    answered: 'отвечен',
    no_answer: 'не отвечен',
    busy: 'занято',
    failed: 'не состоялся',
    decide: 'решают слова',
    substantive: 'ответ по существу',
    redirect: 'отсылает в другое место',
    decline: 'вежливый отказ',
    project: 'проект',
    hour: 'час',
    day: 'день',
    month: 'месяц',
    year: 'год',
    page: 'страница',
    package: 'пакет',
    unit: 'единица',
    incl: 'включён',
    excl: 'сверху',
    none: 'без НДС',
    unknown: 'не сказали',
    other: 'другой',
  },
  submit: 'Сохранить',
  entered: 'Сохранено и отнесено к обращению.',
  enteredBefore: 'Эта форма уже отправлена; сохранено один раз.',
  queued: 'Сохранено. Чьё это, должен сказать человек: оно ждёт в очереди.',
  faults: 'Ничего не сохранено. Исправьте поля:',
  faultTexts: {
    'is no telephone number': 'это не телефонный номер',
    'is no number and no name': 'это не номер и не имя',
    'lies in the future': 'это время ещё не настало',
    'is for answered calls only': 'только для отвеченных звонков',
    'is no inquiry': 'такого обращения нет',
    'is no time': 'это не время',
    'is no time zone': 'такого часового пояса нет',
    'is no amount': 'это не сумма',
    'names no amount': 'не названа сумма',
    'low is above high': 'первая сумма больше второй',
    'is missing': 'не заполнено',
    'cannot be read': 'не читается',
  },
};

export function entryWords(language: Language): EntryWords {
  return language === 'ru' ? russian : english;
}
