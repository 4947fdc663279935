import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedStages } from '../../../../services/measures/funnel/closed-stages.ts';
import { funnel } from '../../../../services/measures/funnel/funnel.ts';

const stages = ['sampled', 'replied', 'materials', 'quote'] as const;

test('a price in the first letter skips the materials and still counts as having come past them', () => {
  const counted = closedStages(stages, [new Set(['sampled', 'replied', 'quote']), new Set(['sampled'])]);
  expect(counted.map(({ count }) => count)).toEqual([2, 1, 1, 1]);
});

test('whatever was reached, the counts never grow, so the funnel takes them', () => {
  const flags = fc.array(fc.uniqueArray(fc.constantFrom(...stages)), { maxLength: 20 });
  fc.assert(
    fc.property(flags, (cases) => {
      const counted = closedStages(
        stages,
        cases.map((one) => new Set(one)),
      );
      expect(funnel(counted).kind).toBe('measured');
    }),
  );
});
