import type { AnswerKind, Language } from '../ledger-entries.ts';
import type { Dice } from '../seed.ts';
import type { Charset, ClientStyle, PlannedAnswer } from './manner.ts';

/** What all answers have in common; old charsets are still met in Russian mail, and only there. */
export function plainAnswer(dice: Dice, language: Language, kind: AnswerKind): PlannedAnswer {
  const charsets: readonly Charset[] = language === 'ru' ? ['utf-8', 'utf-8', 'koi8-r', 'windows-1251'] : ['utf-8'];
  const everywhere: readonly ClientStyle[] = ['gmail', 'outlook', 'thunderbird'];
  const styles: readonly ClientStyle[] = language === 'ru' ? [...everywhere, 'yandex', 'mailru'] : everywhere;
  return {
    kind,
    purpose: kind.startsWith('human_') ? 'answer' : 'machine',
    afterSeconds: 0,
    office: null,
    folder: 'INBOX',
    from: 'person',
    price: null,
    beside: [],
    materials: [],
    interrogates: false,
    style: dice.pick(styles),
    charset: dice.pick(charsets),
    marked: false,
    againAfterSeconds: null,
    thenCalls: [],
  };
}
