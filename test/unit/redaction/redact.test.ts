import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originalOffset, redactedOffset } from '../../../services/reading/redaction/offsets.ts';
import { redact } from '../../../services/reading/redaction/redact.ts';
import { markedLetters } from './read-fixtures.ts';

const letters = markedLetters();
const nobody = { clientNames: [], studioNames: [], studioDomain: '', sender: '' };

describe('a letter as coders see it', () => {
  test.each(letters)('$name', ({ text, known, seen }) => {
    expect(redact(text, known).text).toBe(seen);
  });
  test('of more than a hundred letters no name, telephone or address of staff is left, and every other word stays', () => {
    expect(letters.length).toBeGreaterThanOrEqual(120);
    const left = letters.flatMap(({ name, text, known, seen, hidden }) => {
      const shown = redact(text, known).text;
      const leaked = hidden
        .flatMap((piece) => tellingWords(piece.text))
        .filter((word) => wordsOf(shown).includes(word));
      return shown === seen && leaked.every((word) => wordsOf(seen).includes(word))
        ? []
        : [`${name}: ${leaked.join()}`];
    });
    expect(left).toEqual([]);
  });
});

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}@._-]+/u);
/** Words of a marked piece that would tell somebody: written with a capital or a figure. */
const tellingWords = (text: string): string[] =>
  wordsOf(text).filter((word) => word.length >= 4 && /[\p{Lu}\d]/u.test(word));

describe('offsets lead from one text to the other', () => {
  test('what is legible keeps its words, in both directions', () => {
    for (const { text, known } of letters) {
      const redaction = redact(text, known);
      for (let at = 0; at < text.length; at += 1) {
        if (redaction.spans.some(({ start, end }) => at >= start && at < end)) continue;
        const there = redactedOffset(redaction.spans, at);
        expect(redaction.text[there]).toBe(text[at]);
        expect(originalOffset(redaction.spans, there)).toBe(at);
      }
    }
  });
  test('a place inside a name is the begin of its token, and back', () => {
    const { spans } = redact('Добрый день, Сергей! Вот.', nobody);
    expect(redactedOffset(spans, 15)).toBe(13);
    expect(originalOffset(spans, 15)).toBe(13);
  });
});

test('redacting twice hides nothing more', () => {
  for (const { text, known } of letters) {
    const once = redact(text, known).text;
    expect(redact(once, known).text).toBe(once);
  }
});

test('whatever a letter holds, tokens stand where something was taken, and the rest is as it was', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(...letters.map(({ text }) => text)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const text = pieces.join(' ');
      const { text: seen, spans } = redact(text, nobody);
      let rebuilt = '';
      let from = 0;
      for (const { start, end, token } of spans) {
        expect(start).toBeGreaterThanOrEqual(from);
        rebuilt += text.slice(from, start) + token;
        from = end;
      }
      expect(rebuilt + text.slice(from)).toBe(seen);
    }),
    { numRuns: 60 },
  );
});

test.each([
  '+7 '.repeat(20_000),
  'a.'.repeat(30_000),
  'Иван '.repeat(12_000),
  '@'.repeat(60_000),
  'ул. '.repeat(15_000),
  'С уважением\n'.repeat(5_000),
  'Добрый день, '.repeat(5_000),
])('sixty thousand hostile characters are read in bounded time', (text) => {
  const began = performance.now();
  redact(text, nobody);
  expect(performance.now() - began).toBeLessThan(10_000);
});
