import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMinor, toText } from '../../../../services/reading/quotes/decimal.ts';
import { readGermanNumberWord } from '../../../../services/reading/quotes/lexicon/german-number-words.ts';
import { readNumeral } from '../../../../services/reading/quotes/numerals.ts';

describe('the separator rule of price lists', () => {
  it.each([
    ['1.500', '1500'],
    ['1,500', '1500'],
    ["1'049,95", '1049.95'],
    ['1.234.567,89', '1234567.89'],
    ['1,234,567.89', '1234567.89'],
    ['12,5', '12.5'],
    ['20,00', '20'],
    ['0.500', '0.5'],
    ['1,00,000', '100000'],
    ['123,456.789', '123456.789'],
  ])('reads %s as %s', (lexeme, value) => {
    const decimal = readNumeral(lexeme);
    expect(decimal === null ? null : toText(decimal)).toBe(value);
  });

  it('takes three digits before a million for a fraction', () => {
    const decimal = readNumeral('1.125', true);
    expect(decimal === null ? null : toText(decimal)).toBe('1.125');
  });

  it.each(['01.02.2026', '12.2026', '192.168.1.1', '1.2.3', '007', '1,2,3', '1234567890123456'])(
    'refuses %s',
    (lexeme) => {
      expect(readNumeral(lexeme)).toBeNull();
    },
  );

  it('rounds to hundredths half up and never passes through a binary fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
        const decimal = readNumeral(`${whole}.${String(part).padStart(2, '0')}`);
        expect(decimal === null ? null : toMinor(decimal)).toBe(whole * 100 + part);
      }),
    );
    const half = readNumeral('1.0050');
    expect(half === null ? null : toMinor(half)).toBe(101);
  });
});

describe('German number compounds', () => {
  it.each([
    ['fünfhunderttausend', 500_000],
    ['zweitausendfünfhundert', 2500],
    ['achtundsiebzig', 78],
    ['einhundertzwanzig', 120],
    ['fuenfundvierzig', 45],
  ])('reads %s', (word, value) => {
    expect(readGermanNumberWord(word)).toBe(value);
  });

  it.each(['einfach', 'achtung', 'dreierlei', 'siebengebirge', 'hundertwasser', 'und'])(
    'finds no number in %s',
    (word) => {
      expect(readGermanNumberWord(word)).toBeNull();
    },
  );
});
