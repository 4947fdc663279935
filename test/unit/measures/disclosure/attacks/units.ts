import { readFileSync } from 'node:fs';
import type { RateTable } from '../../../../../services/measures/disclosure/rate-table.ts';
import type { PersonaTables } from '../../reference/linked-persona.ts';

/** One studio of the attacked release. */
export type Unit = {
  readonly id: string;
  readonly city: string;
  readonly tier: string;
  readonly persona: string;
  readonly budget: 'hi' | 'lo';
  readonly replied: boolean;
};

type FixtureCase = { readonly id: string; readonly input: unknown; readonly expected: unknown };

const FILE = new URL('../../../../fixtures/stat-cases.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { cases: FixtureCase[] };

export function fixture<Shape>(id: string): Shape {
  const found = cases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found as Shape;
}

const { input: personas } = fixture<{ input: PersonaTables }>('sdc/linked-persona');

/** The 132 studios behind the linked tables; the first of each class replied. Every other one got the high budget. */
export const UNITS: readonly Unit[] = personas.rows.flatMap((city, r) =>
  personas.cols.flatMap((tier, c) =>
    (personas.nByPersona[r]?.[c] ?? []).flatMap((size, p) =>
      Array.from({ length: size }, (_, i) => ({
        id: `${city}${tier}${p + 1}-${i}`,
        city,
        tier,
        persona: String(p + 1),
        budget: i % 2 === 0 ? ('hi' as const) : ('lo' as const),
        replied: i < (personas.xByPersona[r]?.[c]?.[p] ?? 0),
      })),
    ),
  ),
);

/** City × tier counts of the units. */
export function cityByTier(units: readonly Unit[]): RateTable {
  const [rows, cols] = [personas.rows, personas.cols];
  const inCell = (row: string, col: string) => units.filter(({ city, tier }) => city === row && tier === col);
  return {
    rows,
    cols,
    n: rows.map((row) => cols.map((col) => inCell(row, col).length)),
    x: rows.map((row) => cols.map((col) => inCell(row, col).filter(({ replied }) => replied).length)),
  };
}
