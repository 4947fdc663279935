import type { RateTable } from '../../../../services/measures/disclosure/rate-table.ts';
import { seededStream } from '../../../../services/measures/random/seeded-stream.ts';

/** A table of R × C cells with up to `most` studios each, three in five of which reply; the same for the same seed. */
export function randomTable(seed: string, R: number, C: number, most: number): RateTable {
  const { int } = seededStream(seed);
  const n = Array.from({ length: R }, () => Array.from({ length: C }, () => 1 + int(most)));
  return {
    rows: Array.from({ length: R }, (_, r) => `row ${r}`),
    cols: Array.from({ length: C }, (_, c) => `col ${c}`),
    n,
    x: n.map((row) =>
      row.map((count) => Array.from({ length: count }, () => int(5)).filter((draw) => draw < 3).length),
    ),
  };
}
