import { requireCount } from '../impossible.ts';

/** Clients (or panel studios) at the start and new ones of the period, and how many of each were lost. */
export type ChurnCounts = {
  readonly start: number;
  readonly lostOfStart: number;
  readonly new: number;
  readonly lostOfNew: number;
};

function percent(part: number, whole: number): number | null {
  return whole > 0 ? (100 * part) / whole : null;
}

/** Beside the figure that counts the lost of the new against the start only. */
const SEED_CONVENTION = 'seed convention: numerator includes clients that are not in the denominator';

/**
 * Attrition under every named formula, in percent. `churnOfStartPct` and `churnTotalSeedPct` are the source text's own
 * figures (15/400 = 3.75, 19/400 = 4.75; the latter labelled SEED_CONVENTION); the others have consistent denominators.
 * A denominator of zero gives null.
 */
export function churn({ start, lostOfStart, new: joined, lostOfNew }: ChurnCounts) {
  for (const [name, count] of Object.entries({ start, lostOfStart, joined, lostOfNew })) requireCount(name, count);
  const lost = lostOfStart + lostOfNew;
  const end = start + joined - lost;
  return {
    churnOfStartPct: percent(lostOfStart, start),
    churnTotalSeedPct: percent(lost, start),
    churnTotalSeedLabel: SEED_CONVENTION,
    churnOfNewPct: percent(lostOfNew, joined),
    churnPooledPct: percent(lost, start + joined),
    churnAverageBasePct: percent(lost, (start + end) / 2),
    end,
    netGrowthPct: percent(end - start, start),
  };
}
