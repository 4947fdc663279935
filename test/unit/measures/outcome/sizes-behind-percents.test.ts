import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizesBehindPercents } from '../../../../services/measures/outcome/sizes-behind-percents.ts';

const of2014 = { pie: [57, 11, 32], ofAll: [68], ofPart: 26 };

test('the printed shares of 2014 fit 28, 37, 44 … studios; with the form and the interrogation 28 and 56 remain first', () => {
  const { pie, all } = sizesBehindPercents(of2014, 100);
  expect(pie.slice(0, 6)).toEqual([28, 37, 44, 47, 53, 56]);
  expect(all.slice(0, 3)).toEqual([28, 56, 63]);
});

test('whatever was counted, its own size is among those that fit its rounded percents', () => {
  const percent = (part: number, whole: number): number => Math.floor((200 * part + whole) / (2 * whole));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.nat(), fc.nat(), fc.nat(), (n, a, b, c) => {
      const answered = 1 + (a % n);
      const pie = [percent(answered, n), percent(n - answered, n)];
      const asked = { pie, ofAll: [percent(b % (n + 1), n)], ofPart: percent(c % (answered + 1), answered) };
      expect(sizesBehindPercents(asked, 120).all).toContain(n);
    }),
    { numRuns: 100 },
  );
});

test('no percents, no sizes', () => {
  expect(sizesBehindPercents({ pie: [], ofAll: [], ofPart: 0 }, 50)).toEqual({ pie: [], all: [] });
});
