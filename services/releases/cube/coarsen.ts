import type { Observation } from '../snapshot/snapshot.ts';

const MOST_CITIES = 4;
const MOST_TIERS = 3;
const THIRDS = [33, 67, 100] as const;
export const OTHER_CITIES = 'other';

/**
 * City of each unit, coarsened to at most four groups of at least K sampled studios: the largest cities by name, the rest as
 * "other". Decided by sample sizes alone, never by answers. A sample from one city has one group.
 */
export function cityGroups(units: readonly Pick<Observation, 'unit' | 'city'>[], K: number): Map<string, string> {
  const sizes = new Map<string, number>();
  for (const { city } of units) sizes.set(labelOf(city), (sizes.get(labelOf(city)) ?? 0) + 1);
  const ranked = [...sizes].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const kept = ranked.filter(([, n]) => n >= K).slice(0, ranked.length > MOST_CITIES ? MOST_CITIES - 1 : MOST_CITIES);
  const rest = () => units.length - kept.reduce((sum, [, n]) => sum + n, 0);
  // "other" must be large enough too: the smallest named city joins it.
  while (kept.length > 0 && rest() > 0 && rest() < K) kept.pop();
  const named = new Set(kept.map(([city]) => city));
  return new Map(units.map(({ unit, city }) => [unit, named.has(labelOf(city)) ? labelOf(city) : OTHER_CITIES]));
}

/** City names come from other people's files: one line, no separators of keys, nothing that a spreadsheet would run. */
function labelOf(city: string | null): string {
  const text = (city ?? '')
    .normalize('NFC')
    .replaceAll(/[/\s]+/gu, ' ')
    .trim();
  return text.replace(/^[=+\-@\s]+/u, '').slice(0, 80) || 'unknown';
}

/** "0-50" for the first of the bounds 50, 100; bounds of the protocol, or thirds where it has none or too many. */
export function tierOf(percent: number | null, given: readonly number[] | undefined): string {
  if (percent === null) return 'unknown';
  const bounds = given === undefined || given.length > MOST_TIERS ? THIRDS : given;
  const at = bounds.findIndex((bound) => percent <= bound);
  return `${bounds[at - 1] ?? 0}-${bounds[at] ?? 100}`;
}
