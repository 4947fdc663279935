import { describe, expect, it } from 'vitest';
import { certify } from '../../../../../services/measures/disclosure/certificate.ts';
import { cellRange, outsiderBounds } from '../../../../../services/measures/disclosure/extreme-table.ts';
import { publishablePrices } from '../../../../../services/measures/disclosure/public-figures.ts';
import { flatten } from '../../../../../services/measures/disclosure/rate-table.ts';
import { suppress2d } from '../../../../../services/measures/disclosure/suppress-2d.ts';
import { CELL_THRESHOLDS } from '../../../../../services/measures/disclosure/thresholds.ts';
import { wilson } from '../../../../../services/measures/rates/wilson.ts';
import { ALL, cellFilter, type Filter, marginFilter, naiveApi, type ReleaseApi, releaseCube } from './apis.ts';
import { cityByTier, fixture, UNITS, type Unit } from './units.ts';

type Count = { n: number; x: number };

const NAIVE = naiveApi(UNITS);
const CUBE = releaseCube(UNITS);
const TABLE = cityByTier(UNITS);
const FLAT = flatten(TABLE);
const CHOSEN = suppress2d(TABLE, CELL_THRESHOLDS);
const HIDDEN = CHOSEN.kind === 'interior' ? CHOSEN.suppressed : [];
/** Row O, column A: four studios. */
const OA = 6;

/** Counts of all filters, or null if one of them is not answered. */
function known(api: ReleaseApi, filters: readonly Filter[]): Count[] | null {
  const answers = filters.map((filter) => api.ask(filter));
  const shown = answers.flatMap((answer) => (answer.kind === 'shown' ? [{ n: answer.n, x: answer.x }] : []));
  return shown.length === filters.length ? shown : null;
}

function minus(whole: Count, ...parts: Count[]): Count {
  return parts.reduce((rest, part) => ({ n: rest.n - part.n, x: rest.x - part.x }), whole);
}

/** A1: the row's margin less its siblings. */
function marginMinusSiblings(api: ReleaseApi): Count | null {
  const counts = known(api, [marginFilter('city', 'O'), cellFilter('O', 'B'), cellFilter('O', 'C')]);
  const [whole, ...siblings] = counts ?? [];
  return whole === undefined ? null : minus(whole, ...siblings);
}

const O_IN_B_OR_C: Filter = {
  name: 'city=O & tier in {B,C}',
  holds: ({ city, tier }) => city === 'O' && tier !== 'A',
};

/** A2: two big filters, one inside the other. */
function difference(api: ReleaseApi): Count | null {
  const [whole, part] = known(api, [marginFilter('city', 'O'), O_IN_B_OR_C]) ?? [];
  return whole === undefined || part === undefined ? null : minus(whole, part);
}

const isTarget = ({ city, tier, persona, budget }: Unit) =>
  city === 'O' && tier === 'A' && persona === '2' && budget === 'hi';
const inS = ({ city }: Unit) => city === 'S';

/** A3: the general tracker: every set asked for is large, one studio falls out. */
function tracker(api: ReleaseApi): Count | null {
  const counts = known(api, [
    { name: 'target or city=S', holds: (unit) => isTarget(unit) || inS(unit) },
    { name: 'target or not city=S', holds: (unit) => isTarget(unit) || !inS(unit) },
    ALL,
  ]);
  const [one, other, all] = counts ?? [];
  if (one === undefined || other === undefined || all === undefined) return null;
  return { n: one.n + other.n - all.n, x: one.x + other.x - all.x };
}

describe('a reader with filters', () => {
  it('A1 takes siblings from a margin: three of four from the naive API, nothing from the release', () => {
    expect(marginMinusSiblings(NAIVE)).toEqual({ n: 4, x: 3 });
    expect(marginMinusSiblings(CUBE)).toBeNull();
    expect(cellRange(FLAT, HIDDEN, OA)).toEqual([0, 4]);
  });

  it('A2 subtracts two big filters: refused here, and refused as a new table too', () => {
    const { expected } = fixture<{ expected: { leak: Count } }>('sdc/attack-difference');
    expect(difference(NAIVE)).toEqual(expected.leak);
    expect(difference(CUBE)).toBeNull();
    expect(CUBE.ask(O_IN_B_OR_C)).toEqual({ kind: 'refused', error: 'NOT_IN_RELEASE' });
    expect([NAIVE.propose(O_IN_B_OR_C), CUBE.propose(O_IN_B_OR_C)]).toEqual([true, false]);
  });

  it('A3 tracks a single studio through large sets: refused', () => {
    const { expected } = fixture<{ expected: { naiveResult: Count } }>('sdc/attack-tracker');
    expect(tracker(NAIVE)).toEqual(expected.naiveResult);
    expect(tracker(CUBE)).toBeNull();
  });
});

describe('a reader with published figures', () => {
  it('A5 inverts a leaked interval to a single count: a suppressed cell has none', () => {
    const { input, expected } = fixture<{
      input: { publishedCI: [number, number]; searchNmax: number };
      expected: { solutions: [number, number][] };
    }>('sdc/attack-ci-inversion');
    const solutions: [number, number][] = [];
    const rounded = (bound: number | null) => Math.round(100 * (bound ?? -1)) / 100;
    for (let n = 1; n <= input.searchNmax; n++) {
      for (let x = 0; x <= n; x++) {
        const { lower, upper } = wilson(x, n);
        if (rounded(lower) === input.publishedCI[0] && rounded(upper) === input.publishedCI[1]) solutions.push([x, n]);
      }
    }
    expect(solutions).toEqual(expected.solutions);
    expect(NAIVE.ask(cellFilter('O', 'A'))).toMatchObject({
      lower: expect.closeTo(0.3, 2),
      upper: expect.closeTo(0.95, 2),
    });
    expect(CUBE.ask(cellFilter('O', 'A'))).toEqual({ kind: 'suppressed' });
  });

  it('A6 inverts a whole percent: taken as known, so the release is safe without that cover', () => {
    const { input, expected } = fixture<{
      input: { n: number; publishedPct: number };
      expected: { solutions: number[] };
    }>('sdc/attack-rounded-percent');
    const counts = Array.from({ length: input.n + 1 }, (_, x) => x);
    const solutions = counts.filter((x) => Math.round((100 * x) / input.n) === input.publishedPct);
    expect(solutions).toEqual(expected.solutions);
    // The audit works from the exact x of every published cell; still every hidden cell stays open.
    for (const cell of HIDDEN) {
      const [least, greatest] = cellRange(FLAT, HIDDEN, cell);
      expect(greatest).toBeGreaterThan(least);
    }
  });

  it('A7 reads that all of a group are silent: such a cell is hidden though it is large', () => {
    const { input } = fixture<{ input: typeof TABLE }>('sdc/all-silent-cell');
    const silent = suppress2d(input, CELL_THRESHOLDS);
    expect(wilson(input.x[0]?.[0] ?? -1, input.n[0]?.[0] ?? 0).p).toBe(0);
    expect(silent).toMatchObject({ kind: 'interior', primary: [{ row: 'S', col: 'A' }] });
  });

  it('A9 takes his own price from a mean of two: such a cell has no figure', () => {
    const { input, expected } = fixture<{
      input: { mean: number; n: number; own: number };
      expected: { other: number };
    }>('sdc/mean-of-two');
    expect(input.mean * input.n - input.own).toBe(expected.other);
    expect(publishablePrices(input.n, input.n).median).toBe(false);
  });
});

describe('a studio that knows its own answer', () => {
  it('A8 learns its neighbours from the naive count, but from the release they stay open', () => {
    const own = 1;
    const naive = NAIVE.ask(cellFilter('O', 'A'));
    if (naive.kind !== 'shown') throw new Error('the naive API shows everything');
    expect({ n: naive.n - 1, x: naive.x - own }).toEqual({ n: 3, x: 2 });
    const { low, high } = outsiderBounds(FLAT);
    const [least, greatest] = cellRange(FLAT, HIDDEN, OA, { low: low.with(OA, own), high });
    expect([least - own, greatest - own]).toEqual([0, 3]);
  });

  it('A8 finds the certificate, were it leaked, to prove only that the value is open', () => {
    const { low, high } = certify(FLAT, HIDDEN, OA);
    expect([low[OA], high[OA]]).toEqual([0, 4]);
  });
});
