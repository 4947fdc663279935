import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eitherCase } from '../../../services/reading/redaction/either-case.ts';

const matches = (source: string, text: string) => new RegExp(`^(?:${eitherCase(source)})$`, 'u').test(text);

test.each([
  ['herrn?', 'HERR', true],
  ['uważam|добр(?:ый|ое) день', 'Доброе День', true],
  ['мо[её] имя', 'МОЁ ИМЯ', true],
  ['weiß', 'Weiß', true],
  ['\\p{Ll}ax', 'mAX', true],
  ['\\p{Ll}ax', 'Max', false],
  ['\\u00a0(?<who>ich)', '\u00a0ICH', true],
  ['[\\]x]', 'X', true],
  ['mr', 'mrs', false],
])('%s finds %s: %s', (source, text, found) => {
  expect(matches(source, text)).toBe(found);
});

test('a word is found however it is written', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abzäöüßабвёя'), minLength: 1, maxLength: 12 });
  const choice = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(word, choice, (text, capital) => {
      const written = [...text].map((letter, n) =>
        capital[n] === true && letter !== 'ß' ? letter.toUpperCase() : letter,
      );
      expect(matches(text, written.join(''))).toBe(true);
    }),
  );
});

test('a range of letters is refused, not half understood', () => {
  expect(() => eitherCase('[а-я]')).toThrow('range');
});
