import type { ShownProposal } from '../../reading/coding/proposals.ts';
import type { PromiseState } from '../../reading/promises/find-promises.ts';
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
  readonly proposals: string;
  readonly proposalsHint: string;
  readonly proposalKinds: Readonly<Record<ShownProposal['kind'], string>>;
  readonly proposalTypes: Readonly<Record<string, string>>;
  readonly promiseStates: Readonly<Record<PromiseState, string>>;
  readonly until: string;
  readonly confirm: string;
  readonly reject: string;
  readonly agreement: string;
  readonly agreementHeads: readonly string[];
  readonly disputes: string;
  readonly disputeProgress: (done: number, open: number) => string;
  readonly noDisputes: string;
  readonly disputeRefused: Readonly<Record<'no_dispute' | 'coded_by_you', string>>;
  readonly firstCoder: string;
  readonly secondCoder: string;
  readonly yourCode: string;
  readonly why: string;
  readonly review: string;
  readonly reviewHint: string;
  readonly record: string;
  readonly takeBack: string;
  readonly startAgain: string;
  readonly codes: string;
  readonly notObservable: string;
  readonly example: string;
  readonly submit: string;
  readonly keys: string;
  readonly undo: string;
  readonly undoHint: string;
  readonly takenBack: string;
  readonly unanswered: string;
  readonly refused: Readonly<Record<'coded_otherwise' | 'task_unknown' | 'codes_met', string>>;
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
  proposals: 'Found by rules',
  proposalsHint: 'Say whether each is what it is called; leave open what you cannot tell.',
  proposalKinds: { question: 'Question', promise: 'Promise', greeting: 'Greeting', suspicion: 'Hint of suspicion' },
  proposalTypes: {
    budget: 'about the budget',
    scope: 'about the work',
    deadline: 'about the term',
    company: 'about the firm',
    irrelevant: 'not needed for an answer',
    right_name: 'by the right name',
    wrong_name: 'by another name',
  },
  promiseStates: { kept: 'kept', late: 'came later', broken: 'nothing came', open: 'not yet due' },
  until: 'by',
  confirm: 'Yes',
  reject: 'No',
  agreement: 'Agreement before settling',
  agreementHeads: ['Item', 'Replies coded twice', 'Equal', "Cohen's kappa", "Krippendorff's alpha", 'Published'],
  disputes: 'Settling',
  disputeProgress: (done, open) => `Settled by you: ${done}. Open for you: ${open}.`,
  noDisputes: 'There is nothing that you may settle now.',
  disputeRefused: {
    no_dispute: 'That letter was settled meanwhile.',
    coded_by_you: 'You coded that letter yourself; somebody else settles it.',
  },
  firstCoder: 'First coder',
  secondCoder: 'Second coder',
  yourCode: 'Your code',
  why: 'Why (kept in the audit log)',
  review: 'Look once more',
  reviewHint: 'Nothing is recorded yet. Change what you like; what is recorded stays.',
  record: 'Record for good',
  takeBack: 'Take back changes',
  startAgain: 'Start again',
  codes: 'Codes',
  notObservable: 'Cannot be judged',
  example: 'Example',
  submit: 'Save and go on',
  keys: 'Keys',
  undo: 'Take back the last codes',
  undoHint: 'Until every drawn letter of the wave is coded or a third has settled the letter; nothing is deleted.',
  takenBack: 'You took these codes back. They are chosen as you had them: change them and save again.',
  unanswered: 'Answer every question; these are open:',
  refused: {
    coded_otherwise: 'You coded this letter otherwise before; take those codes back first.',
    codes_met:
      'These codes stay: others have met them, for the whole wave is coded, a third settled the letter, or a release was built.',
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
  proposals: 'Найдено правилами',
  proposalsHint: 'Скажите, так ли это; что неясно, оставьте без ответа.',
  proposalKinds: { question: 'Вопрос', promise: 'Обещание', greeting: 'Обращение', suspicion: 'Намёк на подозрение' },
  proposalTypes: {
    budget: 'о бюджете',
    scope: 'о работе',
    deadline: 'о сроке',
    company: 'о компании',
    irrelevant: 'для ответа не нужен',
    right_name: 'по верному имени',
    wrong_name: 'по другому имени',
  },
  promiseStates: { kept: 'исполнено', late: 'пришло позже', broken: 'ничего не пришло', open: 'срок не вышел' },
  until: 'до',
  confirm: 'Да',
  reject: 'Нет',
  agreement: 'Согласие до разбора',
  agreementHeads: ['Пункт', 'Закодировано дважды', 'Совпало', 'Каппа Коэна', 'Альфа Криппендорфа', 'Публикуется'],
  disputes: 'Разбор расхождений',
  disputeProgress: (done, open) => `Разобрано вами: ${done}. Осталось для вас: ${open}.`,
  noDisputes: 'Расхождений, которые вы можете разобрать, сейчас нет.',
  disputeRefused: {
    no_dispute: 'То письмо тем временем разобрали.',
    coded_by_you: 'То письмо кодировали вы сами; его разбирает другой.',
  },
  firstCoder: 'Первый кодировщик',
  secondCoder: 'Второй кодировщик',
  yourCode: 'Ваш код',
  why: 'Почему (останется в журнале)',
  review: 'Посмотреть ещё раз',
  reviewHint: 'Пока ничего не записано. Меняйте что угодно; записанное остаётся.',
  record: 'Записать окончательно',
  takeBack: 'Вернуть как было',
  startAgain: 'Начать сначала',
  codes: 'Коды',
  notObservable: 'Судить нельзя',
  example: 'Пример',
  submit: 'Сохранить и дальше',
  keys: 'Клавиши',
  undo: 'Вернуть последние коды',
  undoHint: 'Пока не закодированы все отобранные письма волны и письмо не разобрал третий; ничего не стирается.',
  takenBack: 'Эти коды вы взяли назад. Они выбраны, как были: измените их и сохраните снова.',
  unanswered: 'Ответьте на все вопросы; без ответа остались:',
  refused: {
    coded_otherwise: 'Вы уже закодировали это письмо иначе; сначала верните те коды.',
    codes_met:
      'Эти коды остаются: с ними уже имели дело другие — вся волна закодирована, письмо разобрал третий или выпуск собран.',
    task_unknown: 'То письмо тем временем отдали другому. Вот следующее.',
  },
};

export function deskWords(language: Language): DeskWords {
  return language === 'ru' ? russian : english;
}
