import type { Language } from '../words/language.ts';

const english = {
  answered: (after: string) => `A person of yours answered after ${after}`,
  silent: 'No person of yours answered within the window',
  measure:
    'Grey: share of all studios that a person had answered by then, with its 95 % interval. Lines: your own clocks.',
  nothing: 'The curve of this release is not shown, to protect single studios.',
  rehearsal: 'REHEARSAL: not the field',
  marks: { ack: 'Machine', human: 'Person', subst: 'With substance', quote: 'Price' },
};

const russian: typeof english = {
  answered: (after: string) => `Человек от вас ответил через ${after}`,
  silent: 'Человек от вас не ответил в окно ответа',
  measure:
    'Серое: доля всех студий, где к этому сроку ответил человек, с интервалом 95 %. Линии: ваши собственные часы.',
  nothing: 'Кривая этого выпуска не показана, чтобы защитить отдельные студии.',
  rehearsal: 'РЕПЕТИЦИЯ: это не поле',
  marks: { ack: 'Автоответ', human: 'Человек', subst: 'По существу', quote: 'Цена' },
};

/** Words on the picture of a studio's own place. */
export function ownChartWords(language: Language): typeof english {
  return language === 'ru' ? russian : english;
}
