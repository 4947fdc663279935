import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../../services/measures/disclosure/certificate.ts';
import { consistentTables } from '../../../../services/measures/disclosure/consistent-tables.ts';
import {
  type FlatTable,
  flatten,
  isPublishable,
  primaryCells,
  unionOf,
} from '../../../../services/measures/disclosure/rate-table.ts';
import { neededWidth } from '../../../../services/measures/disclosure/safe-pattern.ts';
import { audit2d, suppress2d } from '../../../../services/measures/disclosure/suppress-2d.ts';
import { CELL_THRESHOLDS } from '../../../../services/measures/disclosure/thresholds.ts';
import { randomTable } from './random-tables.ts';

const SHAPES = [
  [3, 3],
  [3, 4],
  [4, 3],
  [4, 4],
] as const;

const RELEASES = Array.from({ length: 200 }, (_, seed) => {
  const [R, C] = SHAPES[seed % SHAPES.length] ?? [3, 3];
  const source = randomTable(`release ${seed}`, R, C, 40);
  return { source, table: flatten(source), suppression: suppress2d(source, CELL_THRESHOLDS) };
});

/** Hidden cells for which enumeration has met fewer than two values; stops when all have two. */
function determinedCells(table: FlatTable, hidden: readonly number[]): number[] {
  const seen = new Map(hidden.map((cell) => [cell, new Set<number>()]));
  for (const x of consistentTables(table, hidden)) {
    for (const [cell, values] of seen) values.add(x[cell] ?? -1);
    if ([...seen.values()].every(({ size }) => size > 1)) return [];
  }
  return [...seen].filter(([, values]) => values.size < 2).map(([cell]) => cell);
}

describe('two hundred random tables', () => {
  it('are published with valid certificates that keep every thin cell open', () => {
    let thin = 0;
    for (const { table, suppression } of RELEASES) {
      if (suppression.kind !== 'interior') continue;
      for (const cell of primaryCells(table, CELL_THRESHOLDS)) {
        const certificate = suppression.certificates.find(({ target }) => target === cell);
        const check = certificate && verifyCertificate(table, suppression.suppressed, certificate);
        if (!check?.valid) throw new Error(`cell ${cell} has no valid certificate`);
        expect(check.high - check.low).toBeGreaterThanOrEqual(neededWidth(table.n[cell] ?? 0));
        thin += 1;
      }
    }
    expect(thin).toBeGreaterThan(100);
  });

  it('leave no hidden cell determined, by enumeration', () => {
    for (const { table, suppression } of RELEASES) {
      if (suppression.kind === 'interior') expect(determinedCells(table, suppression.suppressed)).toEqual([]);
    }
  });

  it('show only cells that may be shown, also in the sums that a reader can form from hidden ones', () => {
    for (const { table, suppression } of RELEASES) {
      if (suppression.kind !== 'interior') continue;
      for (const [cell, n] of table.n.entries()) {
        if (n === 0 || suppression.suppressed.includes(cell)) continue;
        expect(isPublishable(unionOf(table, [cell]), CELL_THRESHOLDS)).toBe(true);
      }
    }
  });

  it('are mostly published with their interior, and never with margins that are too thin', () => {
    const kinds = RELEASES.map(({ suppression }) => suppression.kind);
    expect(kinds.filter((kind) => kind === 'interior').length).toBeGreaterThan(100);
    for (const { table, suppression } of RELEASES) {
      if (suppression.kind === 'nothing') {
        expect(isPublishable(unionOf(table, [...table.n.keys()]), CELL_THRESHOLDS)).toBe(false);
      }
    }
  });
});

describe('a table', () => {
  const table = {
    rows: ['S', 'M'],
    cols: ['A', 'B'],
    n: [
      [20, 30],
      [25, 40],
    ],
    x: [
      [9, 12],
      [11, 20],
    ],
  };

  it('without thin cells hides nothing', () => {
    expect(suppress2d(table, CELL_THRESHOLDS)).toMatchObject({
      kind: 'interior',
      primary: [],
      suppressed: [],
      cost: 0,
    });
  });

  it('of one row and column needs no partner where nothing is thin, and loses its interior where something is', () => {
    const one = { rows: ['S'], cols: ['A'], n: [[40]], x: [[10]] };
    expect(suppress2d(one, CELL_THRESHOLDS).kind).toBe('interior');
    expect(suppress2d({ ...one, x: [[40]] }, CELL_THRESHOLDS)).toEqual({ kind: 'nothing' });
  });

  it('with a thin margin is shown as a total only', () => {
    const thin = {
      ...table,
      n: [
        [3, 4],
        [25, 40],
      ],
      x: [
        [1, 2],
        [11, 20],
      ],
    };
    expect(suppress2d(thin, CELL_THRESHOLDS)).toEqual({ kind: 'total-only' });
  });

  it('in which no partner is safe keeps its margins', () => {
    const lone = {
      rows: ['S', 'M'],
      cols: ['A', 'B'],
      n: [
        [4, 12],
        [12, 12],
      ],
      x: [
        [4, 9],
        [3, 0],
      ],
    };
    expect(suppress2d(lone, CELL_THRESHOLDS).kind).toBe('margins-only');
  });

  it('of more than sixteen cells must be coarsened', () => {
    expect(suppress2d(randomTable('large', 5, 4, 40), CELL_THRESHOLDS)).toMatchObject({ error: 'TABLE_TOO_LARGE' });
  });

  it('without cells or studios shows nothing', () => {
    const empty = { rows: [], cols: [], n: [], x: [] };
    expect(suppress2d(empty, CELL_THRESHOLDS)).toEqual({ kind: 'nothing' });
    expect(audit2d(empty, [], CELL_THRESHOLDS).hidden).toEqual([]);
    expect(suppress2d({ rows: ['S'], cols: ['A'], n: [[0]], x: [[0]] }, CELL_THRESHOLDS)).toEqual({ kind: 'nothing' });
  });

  it('counts owners, not studios: ten studios of one owner are one', () => {
    const oneOwner = {
      ...table,
      groups: [
        [1, 30],
        [25, 40],
      ],
    };
    const chosen = suppress2d(oneOwner, CELL_THRESHOLDS);
    if (chosen.kind === 'interior') expect(chosen.primary).toEqual([{ row: 'S', col: 'A' }]);
    else expect(chosen.kind).not.toBe('coarsen');
  });

  it('cannot hold more replies than studios', () => {
    expect(() =>
      suppress2d(
        {
          ...table,
          x: [
            [21, 1],
            [1, 1],
          ],
        },
        CELL_THRESHOLDS,
      ),
    ).toThrow('IMPOSSIBLE_COUNT');
    expect(() => suppress2d({ ...table, x: [[1, 1]] }, CELL_THRESHOLDS)).toThrow('IMPOSSIBLE_INDEX');
  });
});
