import { type Followed, riskTable } from './risk-table.ts';
import { survivalSteps } from './survival-steps.ts';

/** Whole percent that answered by t; null = suppressed. */
export type PublicGridPoint = { readonly t: number; readonly pct: number | null };

/** Grid indexes with at least minEvents since the last kept one, then thinned from the back towards the end point. */
function keptIndexes(eventsBy: readonly number[], minEvents: number): Set<number> {
  const end = eventsBy.length - 1;
  const kept: number[] = [];
  const since = (i: number): number => (eventsBy[i] ?? 0) - (eventsBy[kept.at(-1) ?? -1] ?? 0);
  for (let i = 0; i < end; i++) if (since(i) >= minEvents) kept.push(i);
  while (kept.length > 0 && since(end) < minEvents) kept.pop();
  return new Set([...kept, end]);
}

/**
 * The curve as it may be published: only grid points that at least `minEvents` events separate, whole percents, the end
 * point always, nothing at all below `minN` cases. The rule for the smallest count applies to the end point outside.
 */
export function kmPublicGrid(
  followed: Followed,
  grid: readonly number[],
  { minEvents, minN }: { readonly minEvents: number; readonly minN: number },
): PublicGridPoint[] {
  if (followed.time.length < minN) return grid.map((t) => ({ t, pct: null }));
  const steps = survivalSteps(riskTable(followed), 0.95);
  const eventsBy = grid.map((t) => steps.reduce((sum, step) => (step.t <= t ? sum + step.events : sum), 0));
  const kept = keptIndexes(eventsBy, minEvents);
  return grid.map((t, i) => {
    if (!kept.has(i)) return { t, pct: null };
    const surv = steps.findLast((step) => step.t <= t)?.surv ?? 1;
    return { t, pct: Math.floor(100 * (1 - surv) + 0.5 + 1e-9) };
  });
}
