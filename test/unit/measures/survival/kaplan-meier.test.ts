import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen } from '../../../../services/measures/survival/aalen-johansen.ts';
import { kaplanMeier } from '../../../../services/measures/survival/kaplan-meier.ts';
import { kmPublicGrid } from '../../../../services/measures/survival/km-public-grid.ts';
import { rmstDifference } from '../../../../services/measures/survival/rmst-difference.ts';
import { unpublishable } from '../finite.ts';

const W = 100;
/** Delays with ties and zeros, some silent to the end of the window, some censored earlier; cause 0 = censored. */
const delays = fc.array(fc.record({ t: fc.nat(W), cause: fc.nat(2) }), { maxLength: 60 });

function followed(cases: readonly { t: number; cause: number }[]) {
  return { time: cases.map(({ t }) => t), status: cases.map(({ cause }) => Math.min(1, cause)) };
}

describe('the curve of delays', () => {
  it('does not depend on the order of the studios', () => {
    fc.assert(
      fc.property(delays, (cases) => {
        expect(kaplanMeier(followed(cases.toReversed()), W)).toEqual(kaplanMeier(followed(cases), W));
      }),
    );
  });

  it('only falls, stays between its bounds and holds nothing unpublishable', () => {
    fc.assert(
      fc.property(delays, (cases) => {
        const curve = kaplanMeier(followed(cases), W);
        expect(unpublishable(curve)).toEqual([]);
        for (const [i, step] of curve.steps.entries()) {
          expect(step.surv).toBeLessThan(curve.steps[i - 1]?.surv ?? 1);
          if (step.lower !== null) expect(step.lower).toBeLessThanOrEqual(step.surv);
          if (step.upper !== null) expect(step.upper).toBeGreaterThanOrEqual(step.surv);
        }
      }),
    );
  });

  it('with equal weights equals the unweighted one but carries no errors', () => {
    fc.assert(
      fc.property(
        delays.filter((cases) => cases.length > 0),
        (cases) => {
          const plain = kaplanMeier(followed(cases), W);
          const weighted = kaplanMeier({ ...followed(cases), weight: cases.map(() => 2.5) }, W);
          expect(weighted.rmst.est).toBeCloseTo(plain.rmst.est ?? -1, 9);
          expect(weighted.steps.map(({ t }) => t)).toEqual(plain.steps.map(({ t }) => t));
          expect(weighted.steps.every(({ se, lower, upper }) => [se, lower, upper].every((v) => v === null))).toBe(
            true,
          );
          expect(weighted.rmst.se).toBeNull();
        },
      ),
    );
  });

  it('waits for everyone to the end of the window when all are silent', () => {
    const silent = kaplanMeier({ time: [W, W, W], status: [0, 0, 0] }, W);
    expect(silent).toMatchObject({ steps: [], median: { est: null }, rmst: { est: W, se: 0 } });
  });

  it('refuses a delay before the letter', () => {
    expect(() => kaplanMeier({ time: [-1], status: [1] }, W)).toThrow('IMPOSSIBLE_TIME');
    expect(() => kaplanMeier({ time: [1, 2], status: [1] }, W)).toThrow('IMPOSSIBLE_INDEX');
  });
});

describe('mail and telephone as competing first contacts', () => {
  it('share out with the silent so that Σ F + S = 1 at every time', () => {
    fc.assert(
      fc.property(
        delays.filter((cases) => cases.length > 0),
        (cases) => {
          const { time, status } = followed(cases);
          const { steps } = kaplanMeier({ time, status }, W);
          const at = [0, 10, 50, W];
          const rows = aalenJohansen({ time, cause: cases.map(({ cause }) => cause) }, { 1: 'email', 2: 'phone' }, at);
          expect(unpublishable(rows)).toEqual([]);
          for (const t of at) {
            const incidence = rows.filter((row) => row.t === t).reduce((sum, { cif }) => sum + cif, 0);
            const silent = steps.findLast((step) => step.t <= t)?.surv ?? 1;
            expect(incidence + silent).toBeCloseTo(1, 12);
          }
        },
      ),
    );
  });

  it('are plain shares with binomial errors when nobody was lost before the end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 80 }), (causes) => {
        const time = causes.map((cause, i) => (cause === 0 ? W : (i * 7) % W));
        for (const { cause, cif, se } of aalenJohansen({ time, cause: causes }, { 1: 'email', 2: 'phone' }, [W])) {
          const share = causes.filter((k) => k === (cause === 'email' ? 1 : 2)).length / causes.length;
          expect(cif).toBeCloseTo(share, 12);
          expect(se).toBeCloseTo(Math.sqrt((share * (1 - share)) / causes.length), 7);
        }
      }),
    );
  });

  it('have no incidence without studios and none where all are silent', () => {
    expect(aalenJohansen({ time: [], cause: [] }, { 1: 'email' }, [5])).toEqual([]);
    expect(aalenJohansen({ time: [9], cause: [0] }, { 1: 'email' }, [9])).toEqual([
      { t: 9, cause: 'email', cif: 0, se: 0, lower: null, upper: null },
    ]);
  });
});

describe('the difference of waiting times', () => {
  it('is unknown against an empty arm and has no test where nothing varies', () => {
    const silent = { time: [W], status: [0] };
    expect(rmstDifference({ time: [], status: [] }, silent, W)).toMatchObject({ diff: null, p: null });
    expect(rmstDifference(silent, silent, W)).toMatchObject({ diff: 0, se: 0, z: null, p: null });
  });
});

describe('the public curve', () => {
  it('shows nothing of a small sample', () => {
    const grid = kmPublicGrid({ time: [1, 2, 3], status: [1, 1, 1] }, [2, 5], { minEvents: 3, minN: 30 });
    expect(grid).toEqual([
      { t: 2, pct: null },
      { t: 5, pct: null },
    ]);
  });

  it('never lets two shown points be separated by fewer than three events', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(W), { minLength: 30, maxLength: 60 }), (times) => {
        const grid = [10, 20, 30, 40, 60, 80, W];
        const status = times.map(() => 1);
        const shown = kmPublicGrid({ time: times, status }, grid, { minEvents: 3, minN: 30 });
        expect(shown.at(-1)?.pct).toBe(100);
        const kept = shown.filter(({ pct }) => pct !== null).map(({ t }) => t);
        const events = kept.map((t) => times.filter((time) => time <= t).length);
        for (const [i, count] of events.entries()) {
          if (i > 0) expect(count - (events[i - 1] ?? 0)).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });
});
