import type { Language } from '../../releases/words/language.ts';

type RawMailWords = {
  readonly title: string;
  readonly definition: string;
  /** @param mails how many were destroyed in all, @param asOf field time in words */
  readonly total: (mails: string, asOf: string) => string;
  readonly none: string;
  readonly study: string;
  readonly term: string;
  readonly days: (days: string) => string;
  readonly due: string;
  readonly open: string;
  readonly destroyedAt: string;
  readonly notYet: string;
  readonly mails: string;
  readonly json: string;
};

const english: RawMailWords = {
  title: 'Raw mail that was destroyed',
  definition:
    'Answers of studios come as mails, which are kept encrypted under a key of their study. A number of days after the freeze, which the ethics record of the study sets, the key is destroyed: nobody can read those mails again, in no backup either (rule E13). Counted are mails of studies of which a release was published; copies of one mail count once. Released figures stay, because they follow from a snapshot without names.',
  total: (mails, asOf) => `Mails destroyed so far: ${mails}. As of ${asOf}, field time.`,
  none: 'No study was published yet.',
  study: 'Study',
  term: 'Kept after the freeze',
  days: (days) => `days: ${days}`,
  due: 'To be destroyed',
  open: 'when the field is closed',
  destroyedAt: 'Destroyed',
  notYet: 'not yet',
  mails: 'Mails destroyed',
  json: 'The same as JSON',
};

const russian: RawMailWords = {
  title: 'Уничтоженная почта',
  definition:
    'Ответы студий приходят письмами; они хранятся зашифрованными ключом своего исследования. Через столько дней после заморозки, сколько записано в его этической справке, ключ уничтожается: эти письма больше никто не прочтёт, и в резервных копиях тоже (правило E13). Считаются письма исследований, выпуск которых опубликован; копии одного письма считаются один раз. Опубликованные числа остаются: они следуют из снимка без имён.',
  total: (mails, asOf) => `Уничтожено писем: ${mails}. На ${asOf}, время поля.`,
  none: 'Ни одно исследование ещё не опубликовано.',
  study: 'Исследование',
  term: 'Хранится после заморозки',
  days: (days) => `дней: ${days}`,
  due: 'Срок уничтожения',
  open: 'когда закроется поле',
  destroyedAt: 'Уничтожена',
  notYet: 'ещё нет',
  mails: 'Уничтожено писем',
  json: 'То же в JSON',
};

export function rawMailWords(language: Language): RawMailWords {
  return language === 'ru' ? russian : english;
}
