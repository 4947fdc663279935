import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible } from '../../../services/web/pages/studio-frame.ts';

test('marks that turn or hide writing stand as their code; letters, line ends and tabs stay', () => {
  expect(visible('invoice\u202Efdp.exe')).toBe('invoice[U+202E]fdp.exe');
  expect(visible('a\u200Bb\uFEFFc\u0000d\u2066e')).toBe('a[U+200B]b[U+FEFF]c[U+0000]d[U+2066]e');
  expect(visible('Добрый день!\n\tЦена: 100 €, 👩‍💻 \u00a0')).toBe('Добрый день!\n\tЦена: 100 €, 👩‍💻 \u00a0');
});

test('no mark of direction is left in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u);
    }),
  );
});
