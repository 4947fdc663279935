import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';

/**
 * Which parts of a whole whose sum is known must be hidden: those that count fewer than c, and with them the smallest others until
 * at least two are hidden and these together count c or more, since their sum follows by subtraction.
 */
export function hiddenParts(counts: readonly number[], c: number): Set<number> {
  const order = counts.map((count, index) => ({ count, index })).toSorted((a, b) => a.count - b.count);
  const hidden = order.filter(({ count }) => count < c);
  if (hidden.length === 0) return new Set();
  const sum = (): number => hidden.reduce((total, { count }) => total + count, 0);
  for (const part of order.slice(hidden.length)) {
    if (hidden.length >= 2 && sum() >= c) break;
    hidden.push(part);
  }
  return new Set(hidden.map(({ index }) => index));
}

/** A cell of a one-way table: n studios of so many groups, x of them with the property; `holders` are the groups of these. */
export type Part = { readonly n: number; readonly x: number; readonly groups?: number; readonly holders?: number };

/**
 * The same for a one-way table of shares, beside its known total: cells with fewer than K studios, or nearly all or nearly none of
 * them answering, and the smallest others until what is hidden may be published as a sum. All hidden: the table says nothing.
 */
export function hiddenCells(parts: readonly Part[], { K, c }: CellThresholds, leastX = c): Set<number> {
  const open = ({ n, x, groups = n }: Part): boolean => groups >= K && x >= c && n - x >= c;
  const order = parts.map((part, index) => ({ ...part, index })).toSorted((a, b) => a.n - b.n || a.index - b.index);
  const primary = order.filter((part) => part.n > 0 && (!open(part) || (part.holders ?? part.x) < leastX));
  if (primary.length === 0) return new Set();
  const hidden = [...primary];
  const union = (): Part =>
    hidden.reduce<Required<Omit<Part, 'holders'>>>(
      (sum, { n, x, groups = n }) => ({ n: sum.n + n, x: sum.x + x, groups: sum.groups + groups }),
      { n: 0, x: 0, groups: 0 },
    );
  for (const part of order.filter((one) => !primary.includes(one))) {
    if (hidden.length >= 2 && open(union())) break;
    hidden.push(part);
  }
  return new Set(hidden.map(({ index }) => index));
}
