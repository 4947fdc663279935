import { disjointSets } from './disjoint-sets.ts';
import { doubtfulPairs } from './doubtful-pairs.ts';
import type { FrameUnit, MergedFrame, Provenance } from './frame-unit.ts';
import type { RankingRow } from './ranking-row.ts';
import { distinctiveName } from './studio-name.ts';

/** Pairs of domains that a person found to be one studio. */
export type SameStudio = readonly (readonly [string, string])[];

/**
 * Merges rankings before anything is drawn, so that no studio has two chances (statistics: FRAME_DUPLICATE). Same studio:
 * the same registrable domain; the same phone and the same distinctive name; a row without a domain by its phone, else by
 * its name, when exactly one domain has it; and what a person decided. Anything weaker is listed as doubtful and left
 * apart. The order of rows and rankings does not matter; linear but for sorting.
 */
export function mergeFrame(rows: readonly RankingRow[], sameStudio: SameStudio = []): MergedFrame {
  const ordered = rows.toSorted((a, b) => a.rank - b.rank || compare(a.frame, b.frame) || a.line - b.line);
  const sets = disjointSets(ordered.length);
  // Each name is taken apart once; the three passes below ask for it again.
  const names = new Map(ordered.map(({ name }) => [name, distinctiveName(name)]));
  const distinctive = (name: string): string => names.get(name) ?? '';
  const byDomain = joinBy(ordered, sets.join, ({ domain }) => domain);
  joinBy(ordered, sets.join, (row) =>
    row.domain === null || row.phoneE164 === null ? null : `${row.phoneE164}|${distinctive(row.name)}`,
  );
  for (const [one, other] of sameStudio) {
    const [a, b] = [byDomain.get(one), byDomain.get(other)];
    if (a !== undefined && b !== undefined) sets.join(a, b);
  }
  placeRows(ordered, sets.rootOf, sets.join, ({ phoneE164 }) => phoneE164);
  placeRows(ordered, sets.rootOf, sets.join, ({ name }) => distinctive(name));
  const groups = Map.groupBy(ordered.keys(), sets.rootOf);
  const percentOf = rankPercent(ordered);
  const units: FrameUnit[] = [];
  const unplaced: RankingRow[] = [];
  for (const members of groups.values()) {
    const listings = members.flatMap((at) => ordered[at] ?? []);
    const unit = unitOf(listings, percentOf);
    if (unit === null) unplaced.push(...listings);
    else units.push(unit);
  }
  return {
    units: units.toSorted((a, b) => compare(a.domain, b.domain)),
    doubtful: doubtfulPairs(units),
    unplaced: unplaced.map(({ frame, line, name }) => ({ frame, line, name })),
  };
}

/** Joins rows that share a key; returns the first row of each key. */
function joinBy(
  rows: readonly RankingRow[],
  join: (a: number, b: number) => void,
  keyOf: (row: RankingRow) => string | null,
): Map<string, number> {
  const first = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    const key = keyOf(row);
    if (key === null) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, at);
    else join(earlier, at);
  }
  return first;
}

/** Gives rows without a domain to the one studio that shares their key. */
function placeRows(
  rows: readonly RankingRow[],
  rootOf: (at: number) => number,
  join: (a: number, b: number) => void,
  keyOf: (row: RankingRow) => string | null,
): void {
  const homes = new Map<string, Set<number>>();
  const placed = new Set(rows.flatMap(({ domain }, at) => (domain === null ? [] : [rootOf(at)])));
  for (const [at, row] of rows.entries()) {
    const key = keyOf(row);
    if (key === null || !placed.has(rootOf(at))) continue;
    const held = homes.get(key);
    if (held === undefined) homes.set(key, new Set([rootOf(at)]));
    else held.add(rootOf(at));
  }
  for (const [at, row] of rows.entries()) {
    const key = keyOf(row);
    if (key === null || placed.has(rootOf(at))) continue;
    const candidates = homes.get(key);
    const [only] = candidates ?? [];
    if (only !== undefined && candidates?.size === 1) join(only, at);
  }
}

/** Rank as a percentage of the worst rank of the same ranking. */
function rankPercent(rows: readonly RankingRow[]): (row: RankingRow) => number {
  const worst = new Map<string, number>();
  for (const { frame, rank } of rows) worst.set(frame, Math.max(rank, worst.get(frame) ?? 0));
  return ({ frame, rank }) => (100 * rank) / (worst.get(frame) ?? rank);
}

/** The best listing leads; the others fill what it leaves open. Null when no listing names a domain. */
function unitOf(listings: readonly RankingRow[], percentOf: (row: RankingRow) => number): FrameUnit | null {
  const best = listings.toSorted((a, b) => percentOf(a) - percentOf(b) || compare(a.frame, b.frame) || a.line - b.line);
  const domains = [...new Set(best.flatMap(({ domain }) => domain ?? []))];
  const [domain, ...otherDomains] = domains;
  const [first, ...others] = best.map(
    (row): Provenance => ({
      frame: row.frame,
      line: row.line,
      rank: row.rank,
      name: row.name,
      percent: percentOf(row),
    }),
  );
  if (domain === undefined || first === undefined) return null;
  const firstOf = <Key extends 'siteUrl' | 'email' | 'phoneE164' | 'city' | 'priceTier'>(key: Key): string | null =>
    best.find((row) => row[key] !== null)?.[key] ?? null;
  const siteUrl = best.find((row) => row.domain === domain && row.siteUrl !== null)?.siteUrl ?? firstOf('siteUrl');
  return {
    domain,
    otherDomains,
    name: first.name,
    siteUrl,
    email: firstOf('email'),
    phoneE164: firstOf('phoneE164'),
    city: firstOf('city'),
    priceTier: firstOf('priceTier'),
    provenance: [first, ...others],
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
