import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settled } from '../../../../services/releases/report/answer-rates.ts';
import { changeBetweenWaves } from '../../../../services/releases/report/wave-change.ts';
import { inquiry } from './facts.ts';

const from = { inputHash: 'a'.repeat(64), codeVersion: 'zerkalo' };
/** A wave of the named studios; those before the bar answered. */
const wave = (studios: readonly number[], answered: (studio: number) => boolean): Settled[] =>
  studios.map((studio) => ({
    facts: inquiry({ inquiryId: `i${studio}`, studioId: `s${studio}` }),
    name: answered(studio) ? 'SUBSTANTIVE' : 'SILENT_DELIVERED',
  }));
const upTo = (n: number, start = 0): number[] => Array.from({ length: n }, (_, i) => start + i);

describe('the change between two closed waves', () => {
  it('is paired where the studios are the same, as in the published example 36/12/2/0', () => {
    // Both 36, only later 12, only earlier 2, never 0.
    const earlier = wave(upTo(50), (s) => s < 36 || s >= 48);
    const later = wave(upTo(50), (s) => s < 48);
    const change = changeBetweenWaves(earlier, later, from);
    expect(change).toMatchObject({
      comparison: 'paired',
      panel: { bothYes: 36, firstOnly: 12, secondOnly: 2, neither: 0 },
      studios: { stayed: 50, left: 0, joined: 0 },
    });
    expect(change.change.value).toBeCloseTo(0.2, 12);
    expect(change.change.interval).toMatchObject({ method: 'newcombe_paired' });
    expect(change.change.interval?.lower).toBeCloseTo(0.05693, 5);
    expect(change.change.interval?.upper).toBeCloseTo(0.340428, 5);
    expect(change.mcnemarExactP).toBeCloseTo(0.012939, 6);
    expect(change.mcnemarMidP).toBeCloseTo(0.007385, 6);
  });

  it('is independent where no studio is the same, as in the published example 56/70 and 48/80', () => {
    const change = changeBetweenWaves(
      wave(upTo(80), (s) => s < 48),
      wave(upTo(70, 100), (s) => s < 156),
      from,
    );
    expect(change).toMatchObject({ comparison: 'independent', studios: { stayed: 0, left: 80, joined: 70 } });
    expect(change.change.interval).toMatchObject({ method: 'newcombe_10' });
    expect(change.change.interval?.lower).toBeCloseTo(0.052431, 5);
    expect(change.change.interval?.upper).toBeCloseTo(0.333873, 5);
  });

  it('is the later rate minus the earlier, whatever the studios in both did', () => {
    const studios = fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 60 });
    fc.assert(
      fc.property(studios, studios, fc.integer({ min: 1, max: 5 }), (one, other, k) => {
        const earlier = wave(one, (s) => s % (k + 1) === 0);
        const later = wave(other, (s) => s % k === 0);
        const { change, earlier: first, later: second, panel } = changeBetweenWaves(earlier, later, from);
        const pairs = panel.bothYes + panel.firstOnly + panel.secondOnly + panel.neither;
        expect(pairs).toBe(one.filter((studio) => other.includes(studio)).length);
        if (first.value === null || second.value === null) expect(change.value).toBeNull();
        else expect(change.value).toBeCloseTo(second.value - first.value, 10);
      }),
    );
  });

  it('has a narrower interval where the common studios answer alike', () => {
    const earlier = wave(upTo(100), (s) => s % 3 !== 0);
    const same = wave(upTo(100, 20), (s) => s % 3 !== 0);
    const other = wave(upTo(100, 20), (s) => s % 3 === 1 || s % 5 === 0);
    const width = (later: Settled[]): number => {
      const { change, comparison } = changeBetweenWaves(earlier, later, from);
      expect(comparison).toBe('overlapping');
      return (change.interval?.upper ?? 0) - (change.interval?.lower ?? 0);
    };
    expect(width(same)).toBeLessThan(width(other));
  });
});
