import type { Language } from '../../releases/words/language.ts';

export type DeskKey = 'digits' | 'no' | 'verdict' | 'move' | 'enter' | 'undo';
type KeyWords = Readonly<Record<DeskKey, { readonly key: string; readonly does: string }>>;

const english: KeyWords = {
  digits: { key: '0–9', does: 'choose this value and go on' },
  no: { key: 'N', does: 'cannot be judged' },
  verdict: { key: 'Y / N', does: 'what the rules found: yes, no' },
  move: { key: 'J / K', does: 'next, previous question' },
  enter: { key: 'Enter', does: 'save' },
  undo: { key: 'U', does: 'take back the last codes' },
};

const russian: KeyWords = {
  digits: { key: '0–9', does: 'выбрать это значение и дальше' },
  no: { key: 'N (Т)', does: 'судить нельзя' },
  verdict: { key: 'Y / N (Н / Т)', does: 'найденное правилами: да, нет' },
  move: { key: 'J / K (О / Л)', does: 'следующий, предыдущий вопрос' },
  enter: { key: 'Enter', does: 'сохранить' },
  undo: { key: 'U (Г)', does: 'вернуть последние коды' },
};

/** What each key of the desk does; letters are told by their place on the board, so both layouts are named. */
export function deskKeyWords(language: Language): KeyWords {
  return language === 'ru' ? russian : english;
}
