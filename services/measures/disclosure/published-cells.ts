/** A published count as the set of atoms (classes of studios that no published cell divides) it adds up. */
export type PublishedCell = { readonly id: string; readonly atoms: ReadonlySet<string> };

export type Atom = { readonly key: string; readonly units: readonly string[] };

/** Classes of units that lie in exactly the same published cells; their key lists those cells. */
export function atomsOf(units: readonly { readonly id: string; readonly cells: readonly string[] }[]): Atom[] {
  const byKey = new Map<string, string[]>();
  for (const { id, cells } of units) {
    const key = cells.toSorted((a, b) => (a < b ? -1 : 1)).join(' & ');
    const members = byKey.get(key) ?? [];
    members.push(id);
    byKey.set(key, members);
  }
  return Array.from(byKey, ([key, members]) => ({ key, units: members }));
}

export type NestedDifference = { readonly outer: string; readonly inner: string; readonly groups: number };

/**
 * S5: pairs of published cells, one inside the other, whose difference holds some but fewer than K groups. Decided by
 * public sizes alone, never by outcomes, so that a refusal tells nothing. Covers other tables and earlier releases of
 * the wave. Source: Dobkin, Jones & Lipton 1979.
 */
export function nestedDifferences(
  cells: readonly PublishedCell[],
  groupsOf: ReadonlyMap<string, number>,
  K: number,
): NestedDifference[] {
  const groups = (atoms: readonly string[]): number => atoms.reduce((sum, atom) => sum + (groupsOf.get(atom) ?? 0), 0);
  return cells.flatMap((outer) =>
    cells.flatMap((inner) => {
      if (
        inner === outer ||
        inner.atoms.size >= outer.atoms.size ||
        ![...inner.atoms].every((atom) => outer.atoms.has(atom))
      )
        return [];
      const rest = groups([...outer.atoms].filter((atom) => !inner.atoms.has(atom)));
      return rest > 0 && rest < K ? [{ outer: outer.id, inner: inner.id, groups: rest }] : [];
    }),
  );
}

/** Members of a cell in one version of a release: group of studios → its private figure (an outcome, a price). */
export type CellMembers = ReadonlyMap<string, string>;

/** Groups that joined, left or changed between two versions of a cell. */
function changedGroups(before: CellMembers, after: CellMembers): number {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((group) => before.get(group) !== after.get(group)).length;
}

/**
 * Whether a corrected version of a published cell may replace it: unchanged, or changed by at least K groups. Fewer
 * would show their answers by difference; the change waits for the next wave and an erratum without numbers.
 */
export function republishDelta(before: CellMembers, after: CellMembers, K: number) {
  const changed = changedGroups(before, after);
  if (changed === 0 || changed >= K) return { kind: 'allowed', changed } as const;
  return { kind: 'refused', error: 'REPUBLISH_DELTA_TOO_SMALL', changed } as const;
}
