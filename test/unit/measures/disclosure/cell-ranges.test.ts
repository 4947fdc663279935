import { describe, expect, it } from 'vitest';
import { certify, verifyCertificate } from '../../../../services/measures/disclosure/certificate.ts';
import { consistentTables } from '../../../../services/measures/disclosure/consistent-tables.ts';
import { derivableUnions } from '../../../../services/measures/disclosure/derivable-unions.ts';
import { cellRange } from '../../../../services/measures/disclosure/extreme-table.ts';
import { flatten } from '../../../../services/measures/disclosure/rate-table.ts';
import { seededStream } from '../../../../services/measures/random/seeded-stream.ts';
import { randomTable } from './random-tables.ts';

/** Trial and error over every value of every hidden cell, written without the product's shortcuts. */
function bruteForceRanges(n: readonly number[], x: readonly number[], hidden: readonly number[], C: number) {
  const total = (values: readonly number[], member: (cell: number) => boolean) =>
    values.reduce((sum, value, cell) => (member(cell) ? sum + value : sum), 0);
  const lines = [...x.keys()].flatMap((i) => [
    (cell: number) => Math.floor(cell / C) === i,
    (cell: number) => cell % C === i,
  ]);
  const found: number[][] = [];
  const fill = (values: number[], at: number): void => {
    const cell = hidden[at];
    if (cell === undefined) {
      if (lines.every((line) => total(values, line) === total(x, line))) found.push(values);
      return;
    }
    for (let value = 0; value <= (n[cell] ?? 0); value++) fill(values.with(cell, value), at + 1);
  };
  fill([...x], 0);
  const values = (cell: number) => found.map((table) => table[cell] ?? 0);
  return { count: found.length, ranges: hidden.map((cell) => [Math.min(...values(cell)), Math.max(...values(cell))]) };
}

/** A small table and four hidden cells of it. */
function smallCase(seed: number) {
  const table = flatten(randomTable(`small ${seed}`, 3, 3, 6));
  const cells = seededStream(`hidden ${seed}`).shuffle([...table.n.keys()]);
  return { table, hidden: cells.slice(0, 5) };
}

describe('what a reader can say about a hidden cell', () => {
  it('is exactly what trying all tables gives, in a hundred small tables', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { table, hidden } = smallCase(seed);
      const tried = bruteForceRanges(table.n, table.x, hidden, table.C);
      expect(hidden.map((cell) => cellRange(table, hidden, cell))).toEqual(tried.ranges);
      expect([...consistentTables(table, hidden)]).toHaveLength(tried.count);
    }
  });

  it('adds up to one sum in every table wherever the margins give that sum away', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { table, hidden } = smallCase(seed);
      const tables = [...consistentTables(table, hidden)];
      for (const cells of derivableUnions(table, hidden)) {
        const sums = new Set(tables.map((x) => cells.reduce((sum, cell) => sum + (x[cell] ?? 0), 0)));
        expect(sums.size).toBe(1);
      }
    }
  });

  it('of two that share no line with a third gives their sum away', () => {
    // Hidden: a square of four cells, and two more that tie its rows to a third row.
    const unions = derivableUnions({ R: 3, C: 3 }, [0, 1, 3, 4, 5, 8]);
    expect(unions).toContainEqual([5]);
  });

  it('is the truth where it is hidden alone', () => {
    const { table } = smallCase(1);
    expect(cellRange(table, [4], 4)).toEqual([table.x[4], table.x[4]]);
  });
});

describe('a certificate', () => {
  it('of any hidden cell verifies and spans its whole range', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { table, hidden } = smallCase(seed);
      for (const cell of hidden) {
        const [low, high] = cellRange(table, hidden, cell);
        expect(verifyCertificate(table, hidden, certify(table, hidden, cell))).toEqual({ valid: true, low, high });
      }
    }
  });

  it('is worth nothing when a margin, a published cell, a bound or its own target is wrong', () => {
    const table = flatten(randomTable('forged', 3, 3, 20));
    const hidden = [0, 1, 3, 4];
    const honest = certify(table, hidden, 0);
    const forge = (cell: number, by: number) => ({
      ...honest,
      low: honest.low.with(cell, (honest.low[cell] ?? 0) + by),
    });
    expect(verifyCertificate(table, hidden, honest).valid).toBe(true);
    for (const forged of [forge(0, 1), forge(8, 1), forge(0, 1000), forge(1, 0.5)]) {
      expect(verifyCertificate(table, hidden, forged).valid).toBe(false);
    }
    expect(verifyCertificate(table, hidden, { ...honest, target: 8 }).valid).toBe(false);
    expect(verifyCertificate(table, hidden, { ...honest, high: honest.high.slice(1) }).valid).toBe(false);
  });
});
