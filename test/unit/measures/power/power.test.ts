import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectableHazardRatio, logRankEvents } from '../../../../services/measures/power/log-rank-events.ts';
import { halfWidth, inflatedSize } from '../../../../services/measures/power/precision.ts';
import { mdeTwoProp, powerTwoProp, sampleSizeTwoProp } from '../../../../services/measures/power/two-proportions.ts';

const PLANNED = { power: 0.8, alpha: 0.05 };
const rate = fc.integer({ min: 5, max: 95 }).map((percent) => percent / 100);

describe('the size of a comparison', () => {
  it('reaches the power it was computed for', () => {
    fc.assert(
      fc.property(rate, rate, (p1, p2) => {
        fc.pre(p1 !== p2);
        const { nPerArm } = sampleSizeTwoProp(p1, p2, PLANNED);
        expect(powerTwoProp(nPerArm ?? 0, p1, p2).power).toBeCloseTo(0.8, 9);
      }),
    );
  });

  it('finds its own least detectable difference', () => {
    const { p2Down, p2Up } = mdeTwoProp(0.68, 66, PLANNED);
    expect(powerTwoProp(66, 0.68, p2Down ?? 0).power).toBeCloseTo(0.8, 9);
    expect(powerTwoProp(66, 0.68, p2Up ?? 0).power).toBeCloseTo(0.8, 9);
  });

  it('finds no difference between equal rates, nor one larger than there is room for', () => {
    expect(sampleSizeTwoProp(0.5, 0.5, PLANNED)).toEqual({ nPerArm: null, nPerArmCeil: null });
    expect(powerTwoProp(50, 0.5, 0.5)).toEqual({ power: null });
    expect(mdeTwoProp(0.95, 10, PLANNED).p2Up).toBeNull();
    expect(mdeTwoProp(1, 100, PLANNED)).toMatchObject({ p2Up: null, mdeUp: null });
  });

  it('is certain where everyone answers one arm and nobody the other', () => {
    expect(powerTwoProp(100, 1, 0)).toEqual({ power: 1 });
  });

  it('grows with groups and losses', () => {
    const losses = { meanGroupSize: 1, intraclassCorrelation: 0.1, deliverability: 1, unmaskShare: 0 };
    expect(inflatedSize(100, losses)).toBe(100);
    expect(inflatedSize(100, { ...losses, meanGroupSize: 3 })).toBe(120);
    expect(inflatedSize(100, { ...losses, deliverability: 0.8, unmaskShare: 0.5 })).toBe(250);
    expect(inflatedSize(100, { ...losses, deliverability: 0 })).toBeNull();
  });
});

describe('the expected precision', () => {
  it('is exact in a census and unknown without a sample', () => {
    expect(halfWidth(0.68, 160, 160)).toBe(0);
    expect(halfWidth(0.68, 0)).toBeNull();
    expect(halfWidth(0.68, 200, 160)).toBeNull();
  });
});

describe('the events of a log-rank test', () => {
  it('detect the ratio they were computed for', () => {
    const { events } = logRankEvents(1.5, 0.5, PLANNED);
    expect(detectableHazardRatio(events ?? 0, 0.5, PLANNED)).toBeCloseTo(1.5, 12);
    expect(detectableHazardRatio(84, 0.5, PLANNED)).toBeCloseTo(1.843, 3);
  });

  it('cannot detect equality, and no events detect nothing', () => {
    expect(logRankEvents(1, 0.5, PLANNED)).toEqual({ events: null });
    expect(detectableHazardRatio(0, 0.5, PLANNED)).toBeNull();
  });
});
