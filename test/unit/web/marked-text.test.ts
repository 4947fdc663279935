import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedText, type Passage } from '../../../services/web/pages/marked-text.ts';

const price = (start: number, end: number): Passage => ({ start, end, id: `p${start}`, kind: 'price' });
const found = (start: number, end: number): Passage => ({ start, end, id: `f${start}`, kind: 'found' });

test('a price inside a question is drawn as both, and both can be linked to', () => {
  expect(markedText('за 300 руб. и?', [found(0, 14), price(3, 11)])).toBe(
    '<span id="f0"></span><mark class="found">за </mark><span id="p3"></span><mark class="found price">300 руб.</mark><mark class="found"> и?</mark>',
  );
});

test('a letter is shown as text, whatever it holds', () => {
  expect(markedText('<b>1 ₽</b>', [price(3, 6)])).toBe(
    '&#60;b&#62;<span id="p3"></span><mark class="price">1 ₽</mark>&#60;/b&#62;',
  );
});

test('whatever is highlighted, the words of the letter stay as they were', () => {
  const passage = fc.record({ start: fc.integer({ min: -2, max: 30 }), end: fc.integer({ min: -2, max: 30 }) });
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), fc.array(passage, { maxLength: 8 }), (text, spans) => {
      const marked = markedText(
        text,
        spans.map((span, n) => ({ ...span, id: `i${n}`, kind: n % 2 ? 'price' : 'found' })),
      );
      expect(marked.replaceAll(/<[^>]*>/gu, '')).toBe(markedText(text, []));
    }),
  );
});
