import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittingSizes } from '../../../../services/measures/outcome/fitting-sizes.ts';

describe('Sample sizes behind published percents', () => {
  it('of 2014 are 28, 37, 44, 47, 53, 56 and more', () => {
    const { parts, fitting, smallest } = fittingSizes([57, 11, 32, 68], 60);
    expect(parts).toBe(3);
    expect(fitting).toEqual([28, 37, 44, 47, 53, 56]);
    expect(smallest).toEqual({ n: 28, counts: [16, 3, 9, 19] });
  });

  it('are none where the parts cannot make a whole', () => {
    expect(fittingSizes([57, 11], 500, 2).fitting).toEqual([]);
  });

  it('contain the size that the percents were made from', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 60 }), (parts, other) => {
        const n = parts.reduce((sum, x) => sum + x, 0);
        fc.pre(n > 0 && other <= n);
        const percents = [...parts, other].map((x) => Math.floor((200 * x + n) / (2 * n)));
        expect(fittingSizes(percents, n, parts.length).fitting).toContain(n);
      }),
    );
  });
});
