import { aalenJohansenOf } from '../../measures/survival/aalen-johansen.ts';
import { causeRows, countedDelays } from '../../measures/survival/count-rows.ts';
import type { DelayCounts } from '../../measures/survival/delay-counts.ts';
import { kaplanMeierOf } from '../../measures/survival/kaplan-meier.ts';
import { CONTACTS } from './tally.ts';

const CAUSES = Object.fromEntries(CONTACTS.map((name, k) => [k + 1, name]));
const HOUR = 60;
const DAY = 24 * HOUR;
/** One hour, four hours, a day, two, a week, two weeks, thirty days; those beyond the window are left out. */
const CHECKPOINTS = [HOUR, 4 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY];

/**
 * Waiting for the first human contact: Kaplan–Meier with quartiles, restricted mean up to the window, share by each first
 * channel at the checkpoints (Aalen–Johansen). Minutes.
 */
export function measureDelays(delays: DelayCounts, window: number) {
  const rows = causeRows(delays);
  const curve = kaplanMeierOf(delays, window, 0.95, rows);
  const points = CHECKPOINTS.filter((minutes) => minutes <= window);
  return {
    unit: 'minutes',
    n: countedDelays(delays),
    events: curve.nEvents,
    censored: curve.nCensored,
    q25: curve.q25,
    median: curve.median,
    q75: curve.q75,
    restrictedMean: curve.rmst,
    curve: curve.steps,
    byChannel: delays.time.length === 0 ? [] : aalenJohansenOf(rows, CAUSES, points),
  } as const;
}
