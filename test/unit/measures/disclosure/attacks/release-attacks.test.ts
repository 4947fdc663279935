import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PublicCell, publicCells } from '../../../../../services/measures/disclosure/public-cells.ts';
import { nestedDifferences, republishDelta } from '../../../../../services/measures/disclosure/published-cells.ts';
import { suppress2d } from '../../../../../services/measures/disclosure/suppress-2d.ts';
import { CELL_THRESHOLDS } from '../../../../../services/measures/disclosure/thresholds.ts';
import { midrankPercentile } from '../../../../../services/measures/trend/midrank-percentile.ts';
import { randomTable } from '../random-tables.ts';
import { naiveApi, releaseCube } from './apis.ts';
import { cityByTier, fixture, UNITS, type Unit } from './units.ts';

const outcomes = (units: readonly Unit[]) =>
  new Map(units.map(({ id, replied }) => [id, replied ? 'replied' : 'silent']));

/** Peers of the benchmark: anyone the asker likes, or only those of a cell of the release. */
type Benchmark = (peers: (unit: Unit) => boolean, cell: string) => number | null;

const delays = new Map(UNITS.map(({ id }, i) => [id, i % 3 === 0 ? null : (i * 37) % 300]));
const OWN = 'MB1-0';

function percentileAmong(units: readonly Unit[]): number | null {
  const values = units.map(({ id }) => delays.get(id) ?? null);
  return midrankPercentile(values, 'low').percentiles[units.findIndex(({ id }) => id === OWN)] ?? null;
}

const naiveBenchmark: Benchmark = (peers) => percentileAmong(UNITS.filter((unit) => unit.id === OWN || peers(unit)));
const frozen = new Map([['all', percentileAmong(UNITS)]]);
const frozenBenchmark: Benchmark = (_peers, cell) => frozen.get(cell) ?? null;

/** A10: whether a neighbour was slower, from how the own percentile moves when he is left out of the peers. */
function neighbourIsSlower(benchmark: Benchmark, neighbour: string): boolean | null {
  const withHim = benchmark(() => true, 'all');
  const without = benchmark(({ id }) => id !== neighbour, `all but ${neighbour}`);
  return withHim === null || without === null || withHim === without ? null : withHim > without;
}

function toCsv(cells: readonly PublicCell[]): string {
  const columns = ['key', 'status', 'n', 'percent', 'lowerPercent', 'upperPercent'] as const;
  return cells.map((cell) => columns.map((column) => cell[column] ?? '').join(';')).join('\n');
}

function fromCsv(csv: string): unknown[] {
  const figure = (text: string | undefined) => (text === '' || text === undefined ? null : Number(text));
  return csv.split('\n').map((line) => {
    const [key, status, n, percent, lower, upper] = line.split(';');
    const [count, share, low, high] = [n, percent, lower, upper].map(figure);
    return { key, status, n: count, percent: share, lowerPercent: low, upperPercent: high };
  });
}

describe('a reader with two versions of a release', () => {
  it('A4 reads the answer of the studio that left, so that no such version may appear', () => {
    const { input, expected } = fixture<{
      input: Record<'v1' | 'v2', { n: number; x: number }>;
      expected: { leak: { n: number; x: number }; rule: string };
    }>('sdc/attack-release-diff');
    const leaver = UNITS.find(({ replied }) => replied);
    const left = UNITS.filter((unit) => unit !== leaver);
    const everyone = { name: 'all', holds: () => true };
    const [before, after] = [naiveApi(UNITS).ask(everyone), naiveApi(left).ask(everyone)];
    expect([before, after]).toMatchObject([input.v1, input.v2]);
    expect({ n: input.v1.n - input.v2.n, x: input.v1.x - input.v2.x }).toEqual(expected.leak);
    expect(republishDelta(outcomes(UNITS), outcomes(left), CELL_THRESHOLDS.K)).toMatchObject({ error: expected.rule });
  });
});

describe('a studio with a benchmark', () => {
  it('A10 shifts its peers until the percentile jumps: peers are the cells of the release, the value is frozen', () => {
    const slower = UNITS.find(({ id }) => id !== OWN && delays.get(id) === null)?.id ?? '';
    expect(neighbourIsSlower(naiveBenchmark, slower)).toBe(true);
    for (const { id } of UNITS) expect(neighbourIsSlower(frozenBenchmark, id)).toBeNull();
  });
});

describe('a reader with several formats', () => {
  it('A11 finds the same figures in each, and no finer digits in any', () => {
    for (let seed = 0; seed < 20; seed++) {
      const table = randomTable(`formats ${seed}`, 3, 3, 40);
      const cells = publicCells(table, suppress2d(table, CELL_THRESHOLDS));
      expect(fromCsv(toCsv(cells))).toEqual(JSON.parse(JSON.stringify(cells)));
      for (const { percent, lowerPercent, upperPercent } of cells) {
        for (const figure of [percent, lowerPercent, upperPercent]) expect(Number.isInteger(figure ?? 0)).toBe(true);
      }
    }
  });

  it('A12 finds every cell in its place: suppressed ones keep shape and order, whatever the answers', () => {
    const table = cityByTier(UNITS);
    const cells = publicCells(table, suppress2d(table, CELL_THRESHOLDS));
    const keys = cells.map(({ key }) => key);
    expect(keys).toHaveLength(9);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(cells.map((cell) => Object.keys(cell).join())).size).toBe(1);
    const hidden = cells.filter(({ status }) => status === 'suppressed');
    expect(hidden.map(({ key }) => key)).toEqual(['M × A', 'M × C', 'O × A', 'O × C']);
    for (const { n, percent, lowerPercent, upperPercent } of hidden) {
      expect([n, percent, lowerPercent, upperPercent]).toEqual([null, null, null, null]);
    }
    const otherwise = {
      ...table,
      x: table.x.map((row) => row.map(() => 5)),
      n: table.n.map((row) => row.map(() => 20)),
    };
    const elsewhere = publicCells(otherwise, suppress2d(otherwise, CELL_THRESHOLDS));
    expect(elsewhere.map(({ key }) => key)).toEqual(keys);
  });

  it('A12 finds all cells suppressed where the interior was dropped', () => {
    const thin = {
      rows: ['S', 'M'],
      cols: ['A', 'B'],
      n: [
        [3, 4],
        [25, 40],
      ],
      x: [
        [1, 2],
        [11, 20],
      ],
    };
    const cells = publicCells(thin, suppress2d(thin, CELL_THRESHOLDS));
    expect(cells.every(({ status, n }) => status === 'suppressed' && n === null)).toBe(true);
  });
});

describe('someone who watches which tables are accepted', () => {
  it('A13 learns nothing of answers: the decision is the same whatever they are', () => {
    const personaOfO = {
      name: 'city=O & persona=1',
      holds: ({ city, persona }: Unit) => city === 'O' && persona === '1',
    };
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: UNITS.length, maxLength: UNITS.length }), (answers) => {
        const others = UNITS.map((unit, i) => ({ ...unit, replied: answers[i] ?? false }));
        expect(releaseCube(others).propose(personaOfO)).toBe(releaseCube(UNITS).propose(personaOfO));
      }),
      { numRuns: 5 },
    );
  });

  it('A13 sees sizes only: the rule is not even given the answers', () => {
    const cells = [
      { id: 'all', atoms: new Set(['a', 'b']) },
      { id: 'a', atoms: new Set(['a']) },
    ];
    expect(
      nestedDifferences(
        cells,
        new Map([
          ['a', 40],
          ['b', 9],
        ]),
        10,
      ),
    ).toHaveLength(1);
    expect(
      nestedDifferences(
        cells,
        new Map([
          ['a', 40],
          ['b', 10],
        ]),
        10,
      ),
    ).toHaveLength(0);
  });
});
