import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../services/reading/quotes/fold.ts';
import { readQuotes } from '../../../../services/reading/quotes/read-quotes.ts';

const piece = fc.constantFrom(
  ...[
    'от ',
    'до ',
    '300',
    ' 000',
    ' тыс.',
    ' руб.',
    '$',
    '€',
    '-',
    '–',
    'итого ',
    'ваш бюджет ',
    '/час',
    ' и ',
    ',',
    '.',
    '\n',
    '> ',
    'k',
  ],
  ...[
    '20%',
    ' НДС',
    'zzgl. MwSt.',
    'half a million',
    'пол',
    'zwei',
    '(',
    ')',
    '|',
    '\t',
    'İ',
    'ё',
    '\u00a0',
    '😀',
    '1.5',
    '№ 12',
    'скидка ',
  ],
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
);

describe('any text', () => {
  it('is read without an exception, into whole minor units and offsets inside the text', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const money of readQuotes(given).candidates) {
          expect(money.start).toBeGreaterThanOrEqual(0);
          expect(money.end).toBeGreaterThan(money.start);
          expect(money.end).toBeLessThanOrEqual(given.length);
          for (const end of [money.lowMinor, money.highMinor])
            expect(end === null || Number.isSafeInteger(end)).toBe(true);
          if (money.lowMinor !== null && money.highMinor !== null)
            expect(money.lowMinor).toBeLessThanOrEqual(money.highMinor);
          expect(money.confidence).toBeGreaterThan(0);
          expect(money.confidence).toBeLessThan(1);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps its length when folded, so that offsets hold', () => {
    fc.assert(fc.property(text, (given) => fold(given).length === given.length));
  });

  it('is read alike twice', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(readQuotes(given)).toEqual(readQuotes(given));
      }),
      { numRuns: 50 },
    );
  });
});

describe('one price', () => {
  const units = fc.integer({ min: 1, max: 99_999_999 });

  it('is read exactly, however its thousands are set apart', () => {
    const group = fc.constantFrom('', ' ', '\u00a0', '.', ',', "'");
    fc.assert(
      fc.property(units, group, (value, separator) => {
        const digits = String(value).replace(/\B(?=(?:\d{3})+$)/gu, separator);
        const { main } = readQuotes(`Стоимость работ: ${digits} руб.`);
        expect(main?.lowMinor).toBe(value * 100);
        expect(main?.highMinor).toBe(value * 100);
      }),
    );
  });

  it('is no money at all beyond the integers a number holds', () => {
    expect(readQuotes('Стоимость 999999999999999 трлн руб.').candidates).toEqual([]);
  });

  it('never becomes a quote when it stands in text quoted back to us', () => {
    fc.assert(
      fc.property(units, (value) => {
        expect(readQuotes(`Получили, спасибо.\n\n> Наша смета — ${value} руб.`).quotes).toEqual([]);
      }),
    );
  });

  it('never becomes a quote when it is the budget we named and the reply only repeats it', () => {
    fc.assert(
      fc.property(units, (value) => {
        const ownSentences = [`Бюджет проекта ${value} руб.`];
        expect(readQuotes(`Ваш бюджет ${value} руб. нам понятен.`, { ownSentences }).quotes).toEqual([]);
      }),
    );
  });
});
