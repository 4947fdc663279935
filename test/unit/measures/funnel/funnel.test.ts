import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { churn } from '../../../../services/measures/funnel/churn.ts';
import { funnel } from '../../../../services/measures/funnel/funnel.ts';
import { unpublishable } from '../finite.ts';

const counts = fc.array(fc.nat(300), { minLength: 1, maxLength: 8 }).map((list) => list.toSorted((a, b) => b - a));

describe('the funnel', () => {
  it('falls from stage to stage and multiplies up: cumulative = product of conditionals', () => {
    fc.assert(
      fc.property(counts, (list) => {
        const outcome = funnel(list.map((count, i) => ({ stage: `stage ${i}`, count })));
        expect(unpublishable(outcome)).toEqual([]);
        if (outcome.kind === 'refused') throw new Error(outcome.stage);
        let product: number | null = list[0] === 0 ? null : 1;
        for (const [i, row] of outcome.rows.entries()) {
          if (i > 0) product = product === null || row.conditional === null ? null : product * row.conditional;
          if (product !== null) expect(row.cumulative).toBeCloseTo(product, 12);
          if (i > 0 && list[i - 1] === 0) expect([row.conditional, row.attrition]).toEqual([null, null]);
        }
      }),
    );
  });

  it('names the stage that grew', () => {
    const stages = [10, 8, 9].map((count, i) => ({ stage: `s${i}`, count }));
    expect(funnel(stages)).toEqual({ kind: 'refused', error: 'NON_MONOTONE_FUNNEL', stage: 's2' });
  });

  it('with weights takes the shares from them and the width from the design effect', () => {
    const stages = [
      { stage: 'sampled', count: 100, weighted: 300 },
      { stage: 'replied', count: 50, weighted: 180 },
    ];
    const [plain, wide] = [funnel(stages), funnel(stages, 2)];
    if (plain.kind === 'refused' || wide.kind === 'refused') throw new Error('both are monotone');
    expect(plain.rows[1]?.conditional).toBe(0.6);
    expect(wide.rows[1]?.condLower).toBeLessThan(plain.rows[1]?.condLower ?? 0);
  });

  it('without stages is empty', () => {
    expect(funnel([])).toEqual({ kind: 'measured', rows: [] });
  });
});

describe('attrition', () => {
  it('without clients at the start has no share of them', () => {
    const outcome = churn({ start: 0, lostOfStart: 0, new: 10, lostOfNew: 1 });
    expect(outcome).toMatchObject({ churnOfStartPct: null, churnTotalSeedPct: null, churnOfNewPct: 10, end: 9 });
    const none = churn({ start: 0, lostOfStart: 0, new: 0, lostOfNew: 0 });
    expect(none).toMatchObject({ churnPooledPct: null, churnAverageBasePct: null, netGrowthPct: null });
  });
});
