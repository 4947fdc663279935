import { describe, expect, it } from 'vitest';
import { auditLinked, type LinkedTables, verifyLinked } from '../../../../services/measures/disclosure/audit-linked.ts';
import { cellRange } from '../../../../services/measures/disclosure/extreme-table.ts';
import { type FlatTable, flatten, linesOf } from '../../../../services/measures/disclosure/rate-table.ts';
import { randomTable } from './random-tables.ts';

/** A two-way table as linked tables of one atom per cell: open cells and margins published, hidden cells asked for. */
function asLinked(table: FlatTable, hidden: readonly number[]): LinkedTables {
  const open = [...table.n.keys()].filter((cell) => !hidden.includes(cell));
  return {
    atoms: table.n.map((size, cell) => ({ id: String(cell), size, x: table.x[cell] ?? 0 })),
    published: [...open.map((cell) => [String(cell)]), ...linesOf(table).map((line) => line.map(String))],
    targets: hidden.map((cell) => ({ id: String(cell), atoms: [String(cell)] })),
  };
}

describe('the audit of linked tables', () => {
  it('by whole-number programmes finds what flows find in two-way tables', () => {
    for (let seed = 0; seed < 25; seed++) {
      const table = flatten(randomTable(`linked ${seed}`, 3, 3, 30));
      const hidden = [0, 1, 3, 5, 7, 8].filter((cell) => cell !== seed % 9);
      const audit = auditLinked(asLinked(table, hidden));
      if (audit.kind === 'refused') throw new Error(audit.target);
      expect(audit.ranges.map(({ range }) => range)).toEqual(hidden.map((cell) => cellRange(table, hidden, cell)));
    }
  });

  it('believes no solver: a table that breaks a sum, a size or wholeness does not verify', () => {
    const tables: LinkedTables = {
      atoms: [
        { id: 'a', size: 4, x: 3 },
        { id: 'b', size: 9, x: 5 },
      ],
      published: [['a', 'b']],
      targets: [],
    };
    const claim = (a: number, b: number) =>
      verifyLinked(
        tables,
        new Map([
          ['a', a],
          ['b', b],
        ]),
      );
    expect([claim(3, 5), claim(0, 8), claim(4, 4)]).toEqual([true, true, true]);
    expect([claim(3, 6), claim(5, 3), claim(-1, 9), claim(2.5, 5.5)]).toEqual([false, false, false, false]);
    expect(verifyLinked(tables, new Map([['a', 3]]))).toBe(false);
  });

  it('of nothing asked is empty', () => {
    expect(auditLinked({ atoms: [], published: [], targets: [] })).toEqual({ kind: 'audited', ranges: [] });
  });
});
