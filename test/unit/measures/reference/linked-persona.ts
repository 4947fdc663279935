import type { LinkedTables } from '../../../../services/measures/disclosure/audit-linked.ts';

/** City × tier tables for each persona, and the cells that the city × tier table hides. */
export type PersonaTables = {
  readonly rows: readonly string[];
  readonly cols: readonly string[];
  readonly nByPersona: readonly (readonly (readonly number[])[])[];
  readonly xByPersona: readonly (readonly (readonly number[])[])[];
  readonly suppressed: readonly string[];
};

/** Atoms city × tier × persona; published: open cells, both margins, the total and the one-way persona table. */
export function linkedTables({ rows, cols, nByPersona, xByPersona, suppressed }: PersonaTables): LinkedTables {
  const atoms = rows.flatMap((row, r) =>
    cols.flatMap((col, c) =>
      (nByPersona[r]?.[c] ?? []).map((size, persona) => ({
        id: `${row}${col}${persona + 1}`,
        size,
        x: xByPersona[r]?.[c]?.[persona] ?? 0,
      })),
    ),
  );
  const ids = atoms.map(({ id }) => id);
  const within = (matches: (id: string) => boolean): string[] => ids.filter(matches);
  const cells = rows.flatMap((row) => cols.map((col) => row + col));
  const open = cells.filter((cell) => !suppressed.includes(cell));
  return {
    atoms,
    published: [
      ...open.map((cell) => within((id) => id.startsWith(cell))),
      ...rows.map((row) => within((id) => id.startsWith(row))),
      ...cols.map((col) => within((id) => id[1] === col)),
      ...['1', '2'].map((persona) => within((id) => id.endsWith(persona))),
      ids,
    ],
    targets: [
      ...suppressed.map((cell) => ({ id: cell, atoms: within((id) => id.startsWith(cell)) })),
      ...ids.map((id) => ({ id, atoms: [id] })),
    ],
  };
}
