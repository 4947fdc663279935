/** Groups of positions that were found to be one thing (Tarjan 1975, path halving). */
export type DisjointSets = {
  readonly rootOf: (at: number) => number;
  readonly join: (a: number, b: number) => void;
};

export function disjointSets(size: number): DisjointSets {
  const parents = Array.from({ length: size }, (_, i) => i);
  const parentOf = (at: number): number => parents[at] ?? at;
  const rootOf = (start: number): number => {
    let at = start;
    while (parentOf(at) !== at) {
      const grandparent = parentOf(parentOf(at));
      parents[at] = grandparent;
      at = grandparent;
    }
    return at;
  };
  // The earlier position leads, so that the outcome does not depend on the order of joining.
  const join = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)].sort((x, y) => x - y);
    if (first !== undefined && second !== undefined) parents[second] = first;
  };
  return { rootOf, join };
}
