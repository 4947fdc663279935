import { aalenJohansen, type CompetingDelays } from '../../../../services/measures/survival/aalen-johansen.ts';
import type { Bounds } from '../../../../services/measures/survival/innermost-intervals.ts';
import { kaplanMeier } from '../../../../services/measures/survival/kaplan-meier.ts';
import { kmPublicGrid } from '../../../../services/measures/survival/km-public-grid.ts';
import { type GroupedDelays, logRank } from '../../../../services/measures/survival/log-rank.ts';
import type { Followed } from '../../../../services/measures/survival/risk-table.ts';
import { rmstDifference } from '../../../../services/measures/survival/rmst-difference.ts';
import { turnbull, turnbullQuantile } from '../../../../services/measures/survival/turnbull.ts';
import { type Dispatch, on } from './dispatch.ts';

/** Two published data sets come as one list per group. */
function grouped(groups: readonly Followed[]): GroupedDelays {
  return {
    time: groups.flatMap(({ time }) => time),
    status: groups.flatMap(({ status }) => status),
    group: groups.flatMap(({ time }, g) => time.map(() => g)),
  };
}

export const SURVIVAL_CASES: Dispatch = {
  kaplanMeier: on(({ tau, ...followed }: Followed & { tau: number }) => kaplanMeier(followed, tau)),
  rmstDifference: on(({ a, b, tau }: { a: Followed; b: Followed; tau: number }) => rmstDifference(a, b, tau)),
  aalenJohansen: on(({ causes, at, ...delays }: CompetingDelays & { causes: Record<number, string>; at: number[] }) =>
    aalenJohansen(delays, causes, at),
  ),
  logRank: on((input: GroupedDelays | { groups: Followed[] }) =>
    logRank('groups' in input ? grouped(input.groups) : input),
  ),
  kmPublicGrid: on(
    ({ grid, minEvents, minN, ...followed }: Followed & { grid: number[]; minEvents: number; minN: number }) =>
      kmPublicGrid(followed, grid, { minEvents, minN }),
  ),
  turnbull: on(({ intervals, closed, unit }: { intervals: Bounds[]; closed: boolean; unit?: string }) => {
    const masses = turnbull(intervals, closed);
    if (unit === undefined) return masses;
    const [p25, median, p75] = [0.25, 0.5, 0.75].map((p) => turnbullQuantile(masses, p));
    return { masses, median, p25, p75 };
  }),
};
