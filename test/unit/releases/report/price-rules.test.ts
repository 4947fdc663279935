import { expect, it } from 'vitest';
import { inquiry, quoteOf, reportOf } from './facts.ts';

it('prices stand beside the same quotes at their ends, and beside those without a slip of unit', () => {
  const forms = ['point', 'range', 'from', 'upto'] as const;
  const wave = Array.from({ length: 24 }, (_, n) =>
    inquiry({ inquiryId: `i${n}`, quote: quoteOf(n === 0 ? 0.4 : 300 + 10 * n, n === 0 ? 'point' : forms[n % 4]) }),
  );
  const [prices] = reportOf(wave).prices;
  expect(prices?.n).toBe(24);
  // "Up to" has no low end, "from" has no high one.
  expect([prices?.rules.lowEnd.median.n, prices?.rules.highEnd.median.n]).toEqual([18, 18]);
  expect(prices?.rules.lowEnd.median).toMatchObject({
    definition: 'price_median_low_end',
    interval: { method: 'order_statistics' },
  });
  expect(prices?.rules.highEnd.mean.value ?? 0).toBeGreaterThan(prices?.rules.lowEnd.mean.value ?? 0);
  expect(prices?.review).toMatchObject({ flagged: 1, median: { n: 23, definition: 'price_median_without_review' } });
});
