import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypergeomCI, hypergeometric } from '../../../../services/measures/rates/hypergeometric.ts';
import { newcombeDiff } from '../../../../services/measures/rates/newcombe-diff.ts';
import { newcombePaired } from '../../../../services/measures/rates/newcombe-paired.ts';
import { wilson, wilsonOfShare } from '../../../../services/measures/rates/wilson.ts';
import { wilsonFpc } from '../../../../services/measures/rates/wilson-fpc.ts';
import { unpublishable } from '../finite.ts';

const share = fc.integer({ min: 1, max: 400 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));

describe('the interval of a share', () => {
  it('contains the share, stays in 0…1 and rises with every reply', () => {
    fc.assert(
      fc.property(share, ([x, n]) => {
        const { p, lower, upper } = wilson(x, n);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(p ?? -1);
        expect(upper).toBeGreaterThanOrEqual(p ?? 2);
        if (x === n) return;
        expect(wilson(x + 1, n).lower).toBeGreaterThan(lower ?? 1);
        expect(wilson(x + 1, n).upper).toBeGreaterThan(upper === 1 ? 0 : (upper ?? 1));
      }),
    );
  });

  it('mirrors when replies and silences change places', () => {
    fc.assert(
      fc.property(share, ([x, n]) => {
        expect(wilson(n - x, n).lower).toBeCloseTo(1 - (wilson(x, n).upper ?? 2), 12);
      }),
    );
  });

  it('widens with the confidence asked for', () => {
    expect(wilson(5, 20, 0.99).lower).toBeLessThan(wilson(5, 20, 0.95).lower ?? 0);
  });

  it('has no bounds without an effective size', () => {
    expect(wilsonOfShare(0.4, 0)).toEqual({ p: 0.4, lower: null, upper: null });
    expect(wilsonOfShare(0.4, null)).toEqual({ p: 0.4, lower: null, upper: null });
  });

  it('cannot be had of more replies than inquiries', () => {
    expect(() => wilson(3, 2)).toThrow('IMPOSSIBLE_COUNT');
    expect(() => wilson(Number.NaN, 2)).toThrow('IMPOSSIBLE_COUNT');
    expect(() => wilsonOfShare(1.2, 5)).toThrow('IMPOSSIBLE_SHARE');
    expect(() => wilson(1, 2, 1)).toThrow('IMPOSSIBLE_LEVEL');
  });
});

describe('the interval in a finite frame', () => {
  it('narrows as the sample nears the frame and closes in a census', () => {
    const width = (N: number) => {
      const { lower, upper } = wilsonFpc(20, 50, N);
      return (upper ?? 2) - (lower ?? -1);
    };
    expect(width(50)).toBe(0);
    expect(width(60)).toBeLessThan(width(100));
    expect(width(100)).toBeLessThan(width(100_000));
  });

  it('of nobody is unknown, and more than the frame cannot be drawn', () => {
    expect(wilsonFpc(0, 0, 10)).toEqual({ p: null, lower: null, upper: null, nEff: null });
    expect(() => wilsonFpc(1, 11, 10)).toThrow('IMPOSSIBLE_COUNT');
  });

  it('agrees with the exact inversion about what can be ruled out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(40), fc.nat(40), (N, a, b) => {
        const n = 1 + (a % N);
        const x = b % (n + 1);
        const { lower, upper } = hypergeomCI(x, n, N);
        expect(lower).toBeLessThanOrEqual(x / n + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(x / n - 1e-12);
        expect(lower).toBeGreaterThanOrEqual(x / N);
        expect(upper).toBeLessThanOrEqual((N - n + x) / N);
      }),
    );
    expect(hypergeomCI(0, 0, 10)).toEqual({ lower: null, upper: null });
  });
});

describe('hypergeometric probabilities', () => {
  it('add up to one and have the right mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60), (N, a, b) => {
        const [K, n] = [a % (N + 1), b % (N + 1)];
        const { low, probability } = hypergeometric(N, K, n);
        expect(probability.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        expect(probability.reduce((sum, p, i) => sum + p * (low + i), 0)).toBeCloseTo((n * K) / N, 9);
      }),
    );
  });
});

describe('the difference of two shares', () => {
  it('changes its sign when the groups change places', () => {
    fc.assert(
      fc.property(share, share, ([x1, n1], [x2, n2]) => {
        const [one, other] = [newcombeDiff(x1, n1, x2, n2), newcombeDiff(x2, n2, x1, n1)];
        expect(other.lower).toBeCloseTo(-(one.upper ?? 0), 12);
        expect(one.lower).toBeLessThanOrEqual(one.diff ?? -2);
        expect(one.upper).toBeGreaterThanOrEqual(one.diff ?? 2);
        expect(one.lower).toBeGreaterThanOrEqual(-1);
      }),
    );
  });

  it('is unknown against an empty group', () => {
    expect(newcombeDiff(0, 0, 3, 9)).toEqual({ diff: null, lower: null, upper: null });
  });

  it('of the same studios asked twice stays within -1…1 and is publishable', () => {
    const pairs = fc.record({
      bothYes: fc.nat(40),
      firstOnly: fc.nat(40),
      secondOnly: fc.nat(40),
      neither: fc.nat(40),
    });
    fc.assert(
      fc.property(pairs, (counts) => {
        const outcome = newcombePaired(counts);
        expect(unpublishable(outcome)).toEqual([]);
        if (outcome.diff === null) return;
        expect(outcome.lower).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(outcome.lower).toBeLessThanOrEqual(outcome.diff + 1e-12);
        expect(outcome.upper).toBeGreaterThanOrEqual(outcome.diff - 1e-12);
        expect(outcome.mcnemarMidP ?? 0).toBeLessThanOrEqual(outcome.mcnemarExactP ?? -1);
      }),
    );
  });

  it('of no pairs is unknown', () => {
    const none = newcombePaired({ bothYes: 0, firstOnly: 0, secondOnly: 0, neither: 0 });
    expect(Object.values(none).every((value) => value === null)).toBe(true);
  });
});
