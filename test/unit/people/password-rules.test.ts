import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalPassword, passwordFaults } from '../../../services/design/people/password-rules.ts';

const anna = { name: 'Анна Березина', email: 'anna.berezina@example.org' };

test.each([
  ['eleven-char', ['too_short']],
  ['Password1234', ['common']],
  ['correct horse battery staple', ['common']],
  ['йцукенгшщзхъ', ['common']],
  ['xyxyxyxyxyxyxy', ['common']],
  ['123456789012', ['common']],
  ['abcdefghijkl1', ['common']],
  ['annaberezina1', ['about_you']],
  ['Zerkalo-2026', ['about_you']],
  ['aaa', ['too_short', 'common']],
  ['q'.repeat(4000), ['too_long']],
] as const)('%j is refused: %j', (password, faults) => expect(passwordFaults(password, anna)).toEqual(faults));

test.each([
  'scheduled lemons at noon',
  'мой кот ест снег',
  'aaaa bbbb cccc!',
  '  spaces count too ',
  '短いが十二文字以上の文です',
])('%j is taken: any characters will do', (password) => expect(passwordFaults(password, anna)).toEqual([]));

test('length is counted in characters, and one password is the same from every keyboard', () => {
  expect(passwordFaults('🦊🐢🐌🦉🐝🐞🦀🐙🦑🐠🐡', anna)).toEqual(['too_short']);
  expect(normalPassword('é')).toBe(normalPassword('é'));
});

test('any text has an answer in short time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
      const from = performance.now();
      passwordFaults(text, anna);
      expect(performance.now() - from).toBeLessThan(2_000);
    }),
    { numRuns: 200 },
  );
});
