import { inOneLanguage } from './research-both.ts';

/** Texts of what studios dispute, for researchers. */
export const researchDisputeWords = inOneLanguage({
  heading: ['Disputed by studios', 'Оспорено студиями'],
  what: [
    'A studio says why a code of its own reply is wrong. An answer with a reason goes to its page and stays.',
    'Студия пишет, почему код её ответа неверен. Ответ с причиной появится на её странице и останется.',
  ],
  filter: ['Show', 'Показать'],
  states: [
    { open: 'waiting for an answer', answered: 'answered', all: 'all' },
    { open: 'ждут ответа', answered: 'с ответом', all: 'все' },
  ],
  state: [
    { open: 'waits for an answer', upheld: 'upheld', rejected: 'rejected' },
    { open: 'ждёт ответа', upheld: 'принято', rejected: 'отклонено' },
  ],
  empty: ['Nothing here.', 'Здесь пусто.'],
  heads: [
    ['Studio', 'Item', 'Release', 'Disputed', 'State'],
    ['Студия', 'Пункт', 'Выпуск', 'Оспорено', 'Состояние'],
  ],
  back: ['All disputes', 'Все возражения'],
  inquiry: ['Time line of the inquiry', 'Ход обращения'],
  studioSays: ['The studio says', 'Студия пишет'],
  shown: ['Code as the studio saw it', 'Код, каким его видела студия'],
  passes: ['Codes of this item', 'Коды этого пункта'],
  pass: [
    { 1: 'First coder', 2: 'Second coder', 3: 'Third coder' },
    { 1: 'Первый кодировщик', 2: 'Второй кодировщик', 3: 'Третий кодировщик' },
  ],
  open: ['not coded yet', 'ещё не закодировано'],
  notJudged: ['did not settle this item', 'этого пункта не решал'],
  notObservable: ['cannot be judged', 'судить нельзя'],
  noReply: ['The letter is not at hand any more.', 'Письма под рукой больше нет.'],
  answer: ['Answer', 'Ответ'],
  reject: ['Reject: the code stays', 'Отклонить: код остаётся'],
  uphold: ['Uphold', 'Принять'],
  ways: [
    {
      third_coder: 'a third coder settles the code anew; until then it stays',
      second_coder: 'a second coder reads the letter first; a difference goes to a third; until then the code stays',
      erratum: 'a third coder settled it already, so publish an erratum to the release',
    },
    {
      third_coder: 'код заново решит третий кодировщик; до того он остаётся',
      second_coder: 'сначала письмо прочтёт второй кодировщик, расхождение решит третий; до того код остаётся',
      erratum: 'третий кодировщик уже решил, поэтому опубликуйте поправку к выпуску',
    },
  ],
  reason: ['Reason, shown to the studio', 'Причина, её увидит студия'],
  reasonHint: ['One to 2,000 characters.', 'От одного до 2000 знаков.'],
  review: ['Look once more', 'Посмотреть ещё раз'],
  reviewNote: [
    'Nothing is recorded yet. An answer goes to the page of the studio at once and cannot be taken back.',
    'Пока ничего не записано. Ответ сразу появится на странице студии, взять его назад нельзя.',
  ],
  send: ['Answer the studio', 'Ответить студии'],
  change: ['Start again', 'Начать сначала'],
  notDone: ['Nothing was recorded:', 'Ничего не записано:'],
  faults: [
    { verdict: 'Uphold or reject.', reason: 'Say the reason.' },
    { verdict: 'Примите или отклоните.', reason: 'Назовите причину.' },
  ],
});
