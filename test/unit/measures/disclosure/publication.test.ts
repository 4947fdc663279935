import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { algorithmAwareAudit } from '../../../../services/measures/disclosure/algorithm-aware-audit.ts';
import { dominance } from '../../../../services/measures/disclosure/dominance.ts';
import {
  publicDelay,
  publicHistogram,
  publicPercent,
  publicPrice,
  publishablePrices,
} from '../../../../services/measures/disclosure/public-figures.ts';
import {
  atomsOf,
  nestedDifferences,
  republishDelta,
} from '../../../../services/measures/disclosure/published-cells.ts';
import { flatten } from '../../../../services/measures/disclosure/rate-table.ts';
import { audit2d, suppress2d } from '../../../../services/measures/disclosure/suppress-2d.ts';
import { CELL_THRESHOLDS } from '../../../../services/measures/disclosure/thresholds.ts';
import { logHistogram } from '../../../../services/measures/price/log-histogram.ts';

describe('public figures', () => {
  it('round half away from zero: percents whole, prices to two digits, delays to halves', () => {
    expect([0.285, 0.284999, 0.5, 1, 0, null].map(publicPercent)).toEqual([29, 28, 50, 100, 0, null]);
    expect([282_842, 285_000, 999, 1000, 96, 9.96, 0.0444, 0, null].map(publicPrice)).toEqual([
      280_000,
      290_000,
      1000,
      1000,
      96,
      10,
      0.044,
      0,
      null,
    ]);
    expect([0.24, 0.25, 7.74, 7.75, null].map(publicDelay)).toEqual([0, 0.5, 7.5, 8, null]);
  });

  it('do not change when rounded again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000_000 }), (price) => {
        const once = publicPrice(price);
        expect(publicPrice(once)).toBe(once);
        expect(Math.abs((once ?? 0) - price) / price).toBeLessThanOrEqual(0.05 + 1e-12);
      }),
    );
  });

  it('of prices need enough quotes from enough groups', () => {
    expect(publishablePrices(60, 9)).toEqual({ median: false, quartiles: false, deciles: false });
    expect(publishablePrices(20, 19)).toEqual({ median: true, quartiles: false, deciles: false });
    expect(publishablePrices(50, 50)).toEqual({ median: true, quartiles: true, deciles: true });
  });
});

describe('the public histogram', () => {
  it('has no bin of one or two quotes and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 40 }), (quotes) => {
        const { edges, counts } = publicHistogram(logHistogram(quotes));
        for (const count of counts) expect(count).toBeGreaterThanOrEqual(3);
        const shown = counts.reduce((sum, count) => sum + count, 0);
        expect(shown).toBe(quotes.length >= 3 ? quotes.length : 0);
        expect(edges).toHaveLength(counts.length === 0 ? 0 : counts.length + 1);
      }),
    );
  });

  it('joins a thin bin to its smaller neighbour', () => {
    const histogram = { edges: [1, 2, 5, 10], counts: [9, 1, 4] };
    expect(publicHistogram(histogram)).toEqual({ edges: [1, 2, 10], counts: [9, 5] });
  });
});

describe('dominance', () => {
  it('makes a mean of nothing, of one and of two studios unpublishable', () => {
    expect(dominance([]).sensitive).toBe(true);
    expect(dominance([500]).sensitive).toBe(true);
    expect(dominance([500, 400]).sensitive).toBe(true);
  });

  it('lets twenty like prices pass', () => {
    expect(dominance(Array.from({ length: 20 }, (_, i) => 400 + i)).sensitive).toBe(false);
  });

  it('cannot judge a negative price', () => {
    expect(() => dominance([-1])).toThrow('IMPOSSIBLE_PRICE');
  });
});

describe('units in the same published cells', () => {
  it('form one atom', () => {
    const units = [
      { id: 'a', cells: ['city=S', 'tier=A'] },
      { id: 'b', cells: ['tier=A', 'city=S'] },
      { id: 'c', cells: ['city=S'] },
    ];
    expect(atomsOf(units)).toEqual([
      { key: 'city=S & tier=A', units: ['a', 'b'] },
      { key: 'city=S', units: ['c'] },
    ]);
  });
});

describe('a difference of two published cells', () => {
  const groups = new Map([
    ['a', 30],
    ['b', 9],
    ['c', 0],
  ]);
  const cell = (id: string, ...atoms: string[]) => ({ id, atoms: new Set(atoms) });

  it('of nine groups is refused, of none or of thirty is not', () => {
    const thin = nestedDifferences([cell('all', 'a', 'b'), cell('most', 'a')], groups, 10);
    expect(thin).toEqual([{ outer: 'all', inner: 'most', groups: 9 }]);
    expect(nestedDifferences([cell('all', 'a', 'b'), cell('few', 'b')], groups, 10)).toEqual([]);
    expect(nestedDifferences([cell('all', 'a', 'c'), cell('same', 'a')], groups, 10)).toEqual([]);
    expect(nestedDifferences([cell('a', 'a'), cell('b', 'b')], groups, 10)).toEqual([]);
  });
});

describe('a corrected release', () => {
  const members = (count: number) => new Map(Array.from({ length: count }, (_, i) => [`g${i}`, 'replied']));

  it('may repeat itself, may change by ten groups, and by nothing in between', () => {
    expect(republishDelta(members(30), members(30), 10)).toEqual({ kind: 'allowed', changed: 0 });
    expect(republishDelta(members(30), members(20), 10)).toEqual({ kind: 'allowed', changed: 10 });
    expect(republishDelta(members(30), members(21), 10)).toMatchObject({
      error: 'REPUBLISH_DELTA_TOO_SMALL',
      changed: 9,
    });
  });

  it('counts a changed answer like a changed membership', () => {
    const corrected = members(30).set('g3', 'silent');
    expect(republishDelta(members(30), corrected, 10)).toMatchObject({ kind: 'refused', changed: 1 });
  });
});

describe('the reader who knows the algorithm', () => {
  // Cell 0 is hidden only because one of seventeen replied; the margins alone would allow much more.
  const narrow = {
    rows: ['S', 'M', 'O'],
    cols: ['A', 'B', 'C'],
    n: [
      [17, 18, 28],
      [14, 33, 2],
      [12, 28, 40],
    ],
    x: [
      [1, 3, 3],
      [8, 17, 2],
      [10, 14, 10],
    ],
  };

  it('knows a cell too well that the margins leave open, so the interior is dropped', () => {
    const pattern = [0, 2, 3, 5, 6, 8];
    const audit = algorithmAwareAudit(flatten(narrow), pattern, CELL_THRESHOLDS);
    if (audit.kind !== 'enumerated') throw new Error(audit.kind);
    expect(audit.values.get(0)).toEqual([0, 1]);
    expect(audit.q1Safe).toBe(false);
    expect(audit2d(narrow, pattern, CELL_THRESHOLDS).safe).toBe(true);
    expect(suppress2d(narrow, CELL_THRESHOLDS)).toEqual({ kind: 'margins-only' });
  });

  const eight = (count: number): number[] => Array.from({ length: 8 }, () => count);
  const wide = { R: 2, C: 4, n: eight(500), x: eight(250), groups: eight(500) };

  it('is not followed through more than a hundred thousand tables', () => {
    const all = [0, 1, 2, 3, 4, 5, 6, 7];
    expect(algorithmAwareAudit(wide, all, CELL_THRESHOLDS)).toEqual({ kind: 'too-many-tables' });
  });

  it('cannot start from a pattern that the algorithm would not print', () => {
    expect(algorithmAwareAudit(wide, [0, 1, 4, 5], CELL_THRESHOLDS)).toEqual({ kind: 'not-this-pattern' });
  });
});
