import { publicPercent } from '../../measures/disclosure/public-figures.ts';
import type { CellThresholds } from '../../measures/disclosure/thresholds.ts';
import { criticalZ } from '../../measures/special-functions.ts';
import { kaplanMeier, type SurvivalCurve } from '../../measures/survival/kaplan-meier.ts';
import { kmPublicGrid } from '../../measures/survival/km-public-grid.ts';
import type { TableId } from '../dictionary/tables.ts';
import type { VariableId } from '../dictionary/variables.ts';
import type { Case } from './case.ts';
import { figureRow, hoursRow, missingRow, type Place } from './make-row.ts';
import type { Row } from './row.ts';

/** Least number of followed studios for anything of a curve, and of events between two of its published points (statistics 9.3). */
const CURVE = { minN: 30, minEvents: 3 } as const;
/** Events that the standard error of a restricted mean needs (the report's own rule). */
export const MEAN_EVENTS = 5;
const HOUR = 60;
const GRID_HOURS = [1, 4, 24, 48, 96, 168, 336, 720] as const;

type Followed = { readonly time: readonly number[]; readonly status: readonly (0 | 1)[] };

export function followedOf(cases: readonly Case[]): Followed {
  const delays = cases.flatMap(({ delay }) => (delay === null ? [] : [delay]));
  return { time: delays.map(({ minutes }) => minutes), status: delays.map(({ answered }) => (answered ? 1 : 0)) };
}

/** Whether enough were followed, enough answered and enough did not. */
export function curveIsOpen({ time, status }: Followed, { K, c }: CellThresholds): boolean {
  const events = status.filter((one) => one === 1).length;
  return time.length >= Math.max(K, CURVE.minN) && events >= c && time.length - events >= c;
}

/** Median, quartiles and mean of the wait, in hours. */
export function delayRows(cases: readonly Case[], windowDays: number, thresholds: CellThresholds): Row[] {
  const followed = followedOf(cases);
  const place = (variable: VariableId): Place => ({ table: 'total', cell: {}, variable, denominator: 'followed' });
  const variables = ['delay_q25', 'delay_median', 'delay_q75'] as const;
  if (!curveIsOpen(followed, thresholds))
    return [...variables, 'delay_rmst' as const].map((id) => missingRow(place(id)));
  const curve = kaplanMeier(followed, windowDays * 24 * HOUR);
  const quantiles = { delay_q25: curve.q25, delay_median: curve.median, delay_q75: curve.q75 };
  const n = followed.time.length;
  return [
    ...variables.map((id) => hoursRow(place(id), n, quantiles[id], 'brookmeyer_crowley_loglog')),
    meanRow('total', {}, curve, n),
  ];
}

/** Mean waiting time up to the window with its normal interval. */
export function meanRow(table: TableId, cell: Place['cell'], { rmst, nEvents }: SurvivalCurve, n: number): Row {
  const place: Place = { table, cell, variable: 'delay_rmst', denominator: 'followed' };
  if (rmst.est === null || rmst.se === null || nEvents < MEAN_EVENTS) return missingRow(place);
  const reach = criticalZ(0.95) * rmst.se;
  const bounds = { lower: Math.max(0, rmst.est - reach), upper: Math.min(rmst.tau, rmst.est + reach) };
  return hoursRow(place, n, { est: rmst.est, ...bounds }, 'normal_greenwood');
}

/** The curve at fixed times, of which only those are shown that three answers separate. */
export function curveRows(cases: readonly Case[], windowDays: number, thresholds: CellThresholds): Row[] {
  const followed = followedOf(cases);
  const hours = GRID_HOURS.filter((hour) => hour <= windowDays * 24);
  const at = (hour: number): Place => ({
    table: 'delay-curve',
    cell: { within_hours: String(hour) },
    variable: 'answered_by',
    denominator: 'followed',
  });
  if (!curveIsOpen(followed, thresholds)) return hours.map((hour) => missingRow(at(hour)));
  const grid = kmPublicGrid(
    followed,
    hours.map((hour) => hour * HOUR),
    CURVE,
  );
  const { steps } = kaplanMeier(followed, windowDays * 24 * HOUR);
  return hours.map((hour, i) => {
    const value = grid[i]?.pct ?? null;
    const step = steps.findLast(({ t }) => t <= hour * HOUR);
    if (value === null || step === undefined || step.lower === null || step.upper === null) return missingRow(at(hour));
    const bounds = { lower: publicPercent(1 - step.upper), upper: publicPercent(1 - step.lower) };
    return figureRow(at(hour), { value, n: followed.time.length, ...bounds, method: 'kaplan_meier_loglog' });
  });
}
