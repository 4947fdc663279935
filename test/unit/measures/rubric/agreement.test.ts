import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../../../services/measures/rubric/cohen-kappa.ts';
import { krippendorffAlpha, krippendorffInterval } from '../../../../services/measures/rubric/krippendorff-alpha.ts';
import { type CodedCriterion, rubricScore } from '../../../../services/measures/rubric/rubric-score.ts';
import { unpublishable } from '../finite.ts';

const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
const code = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });
const coders = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 15 }))
  .chain(([m, n]) => fc.array(fc.array(code, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }));

describe("Krippendorff's alpha", () => {
  it('does not depend on the order of coders or units, and is at most one', () => {
    fc.assert(
      fc.property(coders, fc.constantFrom(...LEVELS), (data, level) => {
        const { alpha } = krippendorffAlpha(data, level);
        const turned = data.map((row) => row.toReversed()).toReversed();
        const again = krippendorffAlpha(turned, level).alpha;
        expect(unpublishable(alpha)).toEqual([]);
        if (alpha === null) expect(again).toBeNull();
        else expect([again === null, Math.abs((again ?? 9) - alpha) < 1e-9, alpha <= 1]).toEqual([false, true, true]);
      }),
    );
  });

  it('is one where all agree on more than one value', () => {
    for (const level of LEVELS) {
      const same = [0, 1, 2, 1];
      expect(krippendorffAlpha([same, same, same], level).alpha).toBe(1);
    }
  });

  it('cannot be told without pairs or without variation', () => {
    expect(krippendorffAlpha([], 'nominal')).toEqual({ alpha: null });
    expect(krippendorffAlpha([[]], 'nominal')).toEqual({ alpha: null });
    expect(
      krippendorffAlpha(
        [
          [1, null],
          [null, 2],
        ],
        'nominal',
      ),
    ).toEqual({ alpha: null });
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        'interval',
      ),
    ).toEqual({ alpha: null });
  });

  it('has an interval that repeats from its seed, and none for a few units', () => {
    const first = Array.from({ length: 40 }, (_, i) => i % 3);
    const second = first.map((score, i) => (i % 7 === 0 ? (score + 1) % 3 : score));
    const run = () => krippendorffInterval([first, second], 'ordinal', 'seed|alpha|price', 499);
    const { alpha } = krippendorffAlpha([first, second], 'ordinal');
    expect(run()).toEqual(run());
    expect(run().lower).toBeLessThan(alpha ?? -1);
    expect(run().upper).toBeGreaterThan(alpha ?? 2);
    expect(krippendorffInterval([[1], [1]], 'ordinal', 'seed')).toEqual({ lower: null, upper: null, skipped: 0 });
  });

  it('counts the resamples without variation that it left out', () => {
    const rare = Array.from({ length: 12 }, (_, i) => (i === 0 ? 1 : 0));
    const { skipped } = krippendorffInterval([rare, rare], 'nominal', 'seed|alpha|rare', 300);
    // The one unit that varies is missing from a resample with probability (11/12)^12 = 0.352.
    expect(skipped).toBeGreaterThan(70);
    expect(skipped).toBeLessThan(145);
  });
});

describe("Cohen's kappa", () => {
  it('is publishable and unchanged when the coders change places', () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((k) => fc.array(fc.array(fc.nat(20), { minLength: k, maxLength: k }), { minLength: k, maxLength: k }));
    fc.assert(
      fc.property(table, (counts) => {
        const kappa = cohenKappa(counts);
        const turned = cohenKappa(counts.map((_, i) => counts.map((row) => row[i] ?? 0)));
        expect(unpublishable(kappa)).toEqual([]);
        if (kappa.kappa !== null) expect(turned.kappa).toBeCloseTo(kappa.kappa, 12);
        if (kappa.se !== null) expect(turned.se).toBeCloseTo(kappa.se, 9);
      }),
    );
  });

  it('of nothing coded is unknown', () => {
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ observedAgreement: null, kappa: null, se: null, lower: null });
  });
});

describe('the rubric score', () => {
  const criteria: CodedCriterion[] = [
    { id: 'price', weight: 3, score: 2 },
    { id: 'questions', weight: 2, score: 0 },
  ];

  it('does not count what could not be observed as bad', () => {
    const unseen = rubricScore([...criteria, { id: 'tone', weight: 1, score: null }]);
    expect(unseen.score).toBe(rubricScore(criteria).score);
    expect(unseen.applicableWeightShare).toBeCloseTo(5 / 6, 12);
  });

  it('is withheld below three fifths of observable weight', () => {
    const thin = rubricScore([...criteria, { id: 'files', weight: 4, score: null }]);
    expect(thin).toMatchObject({ score: null, unweightedScore: null, coverageOk: false });
  });

  it('stands beside the score without weights', () => {
    expect(rubricScore(criteria)).toMatchObject({ score: 60, unweightedScore: 50 });
  });

  it('of no criteria is unknown, and a weight of zero is impossible', () => {
    expect(rubricScore([])).toMatchObject({ score: null, applicableWeightShare: 0 });
    expect(() => rubricScore([{ id: 'x', weight: 0, score: 1 }])).toThrow('IMPOSSIBLE_WEIGHT');
  });
});
