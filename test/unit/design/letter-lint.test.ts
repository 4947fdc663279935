import { describe, expect, it } from 'vitest';
import { lintLetter } from '../../../services/design/protocol/lint/letters.ts';
import { languages } from '../../../services/design/protocol/schema/primitives.ts';
import { checked, shipped } from './shipped.ts';

describe('the lint of letters (E5)', () => {
  it.each([
    ['ru', 'Если не ответите, мы напишем жалобу в Роспотребнадзор.', ['threat']],
    ['ru', 'Вы обязаны ответить по закону.', ['legal-deadline']],
    ['ru', 'Сайт нужен СРОЧНО!', ['emergency']],
    ['ru', 'Готовы оплатить работу сегодня же.', ['payment-promise']],
    ['ru', 'Пожалуемся, если не ответите в установленный\n законом срок', ['threat', 'legal-deadline']],
    ['en', 'Our lawyers will take legal action.', ['threat']],
    ['en', 'You are legally obliged to answer.', ['legal-deadline']],
    ['en', 'Please reply ASAP, it is an emergency.', ['emergency']],
    ['en', 'We’ll pay the full price.', ['payment-promise']],
    ['de', 'Sonst nehmen wir uns einen Anwalt: rechtliche Schritte folgen.', ['threat']],
    ['de', 'Sie sind gesetzlich verpflichtet zu antworten.', ['legal-deadline']],
    ['de', 'Es eilt, wir brauchen die Seite dringendst.', ['emergency']],
    ['de', 'Wir zahlen im Voraus.', ['payment-promise']],
  ] as const)('%s: %s', (language, text, kinds) => {
    expect(lintLetter(text, language).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ['ru', 'Рассчитываем примерно на 150 тысяч рублей, ждём ответа до пятницы. Судя по сайту, вы делаете каталоги.'],
    ['ru', 'Пришлите, пожалуйста, условия оплаты и образец договора. Несрочно.'],
    ['en', 'Our budget is 6000 pounds. Could you answer by Friday? We sell bylaws and pursue nothing.'],
    ['de', 'Unser Budget liegt bei 6000 Euro. Bitte antworten Sie bis Freitag. Wir verkaufen Klagenfurter Möbel.'],
  ] as const)('%s: leaves a plain wish alone: %s', (language, text) => {
    expect(lintLetter(text, language)).toEqual([]);
  });

  it('says where the phrase stands', () => {
    expect(lintLetter('Добрый день. Это срочно.', 'ru')).toEqual([{ kind: 'emergency', phrase: 'срочно', offset: 17 }]);
  });

  it('passes every text that comes with the program', () => {
    for (const name of ['starter', 'rehearsal-line'] as const) {
      const { scripts } = checked(shipped(name));
      const texts = [...scripts.letters.map(({ text }) => text), scripts.secondStep, scripts.nudge, scripts.close];
      const faults = texts.flatMap((text) =>
        languages.flatMap((language) => lintLetter(text[language]?.body ?? '', language)),
      );
      expect(faults).toEqual([]);
    }
  });

  it.each(['обязаны ', 'готов ', 'а'.repeat(50), 'судебн', 'us  ', ' \n'])(
    'takes linear time on %j over and over',
    (part) => {
      const began = performance.now();
      for (const language of languages) lintLetter(part.repeat(20_000), language);
      expect(performance.now() - began).toBeLessThan(10_000);
    },
  );
});
