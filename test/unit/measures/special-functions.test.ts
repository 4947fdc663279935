import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverse, multiply, quadraticForm } from '../../../services/measures/linear-solve.ts';
import {
  betaCdf,
  betaQuantile,
  binomialCdf,
  chiSquareUpper,
  criticalZ,
  logGamma,
  normalCdf,
  normalQuantile,
  normalUpper,
  studentQuantile,
  studentTwoSided,
} from '../../../services/measures/special-functions.ts';
import { inverseRoot } from '../../../services/measures/symmetric-root.ts';

const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const shape = fc.double({ min: 0.05, max: 200, noNaN: true });

describe('distributions', () => {
  it('are undone by their quantiles', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-13);
        const x = betaQuantile(p, a, b);
        // Between neighbouring numbers the function may jump over p: it is at least p here and at most p just before.
        expect(betaCdf(x, a, b)).toBeGreaterThanOrEqual(p - 1e-9);
        const t = studentQuantile(0.5 + p / 2, a + 1);
        expect(Math.abs(studentTwoSided(t, a + 1) - (1 - p))).toBeLessThan(1e-9);
      }),
    );
  });

  it('keep the digits of far tails', () => {
    expect(normalUpper(10)).toBeCloseTo(7.619853024160527e-24, 36);
    expect(chiSquareUpper(100, 1) / 1.523970604832105e-23).toBeCloseTo(1, 11);
    expect(normalUpper(-10)).toBe(1);
  });

  it('know the factorials and the critical value of 95 %', () => {
    expect(Math.exp(logGamma(11))).toBeCloseTo(3_628_800, 5);
    expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 13);
    expect(criticalZ(0.95)).toBe(1.959963984540054);
  });

  it('of the binomial agree with adding its terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(40),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          let sum = 0;
          for (let j = 0, term = (1 - p) ** n; j <= Math.min(k, n); j++) {
            sum += term;
            term *= ((n - j) / (j + 1)) * (p / (1 - p));
          }
          expect(binomialCdf(k, n, p)).toBeCloseTo(Math.min(1, sum), 10);
        },
      ),
    );
    expect(binomialCdf(-1, 5, 0.5)).toBe(0);
  });

  it('cannot have a confidence of zero or one', () => {
    expect(() => criticalZ(0)).toThrow('IMPOSSIBLE_LEVEL');
    expect(() => criticalZ(1)).toThrow('IMPOSSIBLE_LEVEL');
  });
});

describe('small matrices', () => {
  const entry = fc.integer({ min: -9, max: 9 });
  const square = fc.array(fc.array(entry, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
  const identity = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const near = (a: number[][], b: number[][]) =>
    a.every((row, i) => row.every((value, j) => Math.abs(value - (b[i]?.[j] ?? 0)) < 1e-6));

  it('times their inverse are one, and singular ones have none', () => {
    fc.assert(
      fc.property(square, (matrix) => {
        const inverted = inverse(matrix);
        if (inverted !== null) expect(near(multiply(matrix, inverted), identity)).toBe(true);
      }),
    );
    expect(
      inverse([
        [1, 2],
        [2, 4],
      ]),
    ).toBeNull();
    expect(inverse([[0]])).toBeNull();
  });

  it('of a symmetric kind have a root that squares to their inverse', () => {
    fc.assert(
      fc.property(square, (matrix) => {
        const positive = multiply(
          matrix,
          matrix.map((_, j) => matrix.map((row) => row[j] ?? 0)),
        );
        const shifted = positive.map((row, i) => row.map((value, j) => value + (i === j ? 1 : 0)));
        const root = inverseRoot(shifted);
        expect(near(multiply(multiply(root, root), shifted), identity)).toBe(true);
      }),
    );
    expect(
      inverseRoot([
        [4, 0],
        [0, 0],
      ]),
    ).toEqual([
      [0.5, 0],
      [0, 0],
    ]);
  });

  it('weigh a vector with itself', () => {
    expect(
      quadraticForm(
        [1, 2],
        [
          [3, 1],
          [1, 5],
        ],
      ),
    ).toBe(27);
  });
});
