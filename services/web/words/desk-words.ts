import type { Language } from '../../releases/words/language.ts';

/** Texts of the coding page. */
export type DeskWords = {
  readonly title: string;
  readonly progress: (done: number, open: number) => string;
  readonly nothingLeft: string;
  readonly whichLetter: (ordinal: number) => string;
  readonly afterSecondStep: string;
  readonly letter: string;
  readonly subject: string;
  readonly prices: string;
  readonly files: string;
  readonly notRead: string;
  readonly template: string;
  readonly materials: Readonly<Record<string, string>>;
  readonly codes: string;
  readonly notObservable: string;
  readonly example: string;
  readonly submit: string;
  readonly keys: string;
  readonly unanswered: string;
  readonly refused: Readonly<Record<'coded_otherwise' | 'task_unknown', string>>;
};

const english: DeskWords = {
  title: 'Coding',
  progress: (done, open) => `Coded by you: ${done}. Still open for you: ${open}.`,
  nothingLeft: 'There is nothing left that you may code now.',
  whichLetter: (ordinal) => `Letter ${ordinal} of this studio to this inquiry.`,
  afterSecondStep: 'It came after our second letter.',
  letter: 'Letter',
  subject: 'Subject',
  prices: 'Prices found in it',
  files: 'Files that came with it',
  notRead: 'not read',
  template: 'template',
  materials: {
    proposal: 'proposal',
    presentation: 'presentation',
    contract: 'contract',
    samples: 'samples of work',
    estimate: 'estimate',
    price_list: 'price list',
    brief: 'brief to fill in',
    other: 'of no known kind',
  },
  codes: 'Codes',
  notObservable: 'Cannot be judged',
  example: 'Example',
  submit: 'Save and go on',
  keys: 'Tab moves between questions, arrow keys choose, Enter saves. What is saved stays.',
  unanswered: 'Answer every question; these are open:',
  refused: {
    coded_otherwise: 'You coded this letter otherwise before; the first codes stay.',
    task_unknown: 'That letter was given to another coder meanwhile. Here is the next one.',
  },
};

const russian: DeskWords = {
  title: 'Кодирование',
  progress: (done, open) => `Закодировано вами: ${done}. Осталось для вас: ${open}.`,
  nothingLeft: 'Писем, которые вы можете закодировать, сейчас нет.',
  whichLetter: (ordinal) => `Письмо студии по этому обращению: ${ordinal}-е.`,
  afterSecondStep: 'Оно пришло после нашего второго письма.',
  letter: 'Письмо',
  subject: 'Тема',
  prices: 'Найденные в нём цены',
  files: 'Файлы к письму',
  notRead: 'не прочитан',
  template: 'шаблон',
  materials: {
    proposal: 'предложение',
    presentation: 'презентация',
    contract: 'договор',
    samples: 'примеры работ',
    estimate: 'смета',
    price_list: 'прайс-лист',
    brief: 'бриф для заполнения',
    other: 'неизвестного вида',
  },
  codes: 'Коды',
  notObservable: 'Судить нельзя',
  example: 'Пример',
  submit: 'Сохранить и дальше',
  keys: 'Tab ведёт от вопроса к вопросу, стрелки выбирают, Enter сохраняет. Сохранённое остаётся.',
  unanswered: 'Ответьте на все вопросы; без ответа остались:',
  refused: {
    coded_otherwise: 'Вы уже закодировали это письмо иначе; первые коды остаются.',
    task_unknown: 'То письмо тем временем отдали другому. Вот следующее.',
  },
};

export function deskWords(language: Language): DeskWords {
  return language === 'ru' ? russian : english;
}
