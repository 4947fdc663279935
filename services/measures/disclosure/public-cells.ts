import { wilson } from '../rates/wilson.ts';
import { publicPercent } from './public-figures.ts';
import { flatten, nameOf, type RateTable } from './rate-table.ts';
import type { Suppression } from './suppress-2d.ts';

/**
 * A cell as the public sees it. A suppressed cell keeps its place and shape, and everything derived from it is null:
 * neither its absence nor its width tells anything.
 */
export type PublicCell = {
  readonly key: string;
  readonly status: 'published' | 'suppressed';
  readonly n: number | null;
  readonly percent: number | null;
  readonly lowerPercent: number | null;
  readonly upperPercent: number | null;
};

function suppressedCell(key: string): PublicCell {
  return { key, status: 'suppressed', n: null, percent: null, lowerPercent: null, upperPercent: null };
}

/** Interior cells of a table after disclosure control, sorted by key; all suppressed unless the interior may be shown. */
export function publicCells(source: RateTable, suppression: Suppression): PublicCell[] {
  const table = flatten(source);
  const hidden = suppression.kind === 'interior' ? new Set(suppression.suppressed) : null;
  const cells = table.n.map((n, cell) => {
    const { row, col } = nameOf(source, cell);
    const key = `${row} × ${col}`;
    if (hidden === null || hidden.has(cell)) return suppressedCell(key);
    const { p, lower, upper } = wilson(table.x[cell] ?? 0, n);
    return {
      key,
      status: 'published' as const,
      n,
      percent: publicPercent(p),
      lowerPercent: publicPercent(lower),
      upperPercent: publicPercent(upper),
    };
  });
  return cells.sort((a, b) => (a.key < b.key ? -1 : 1));
}
