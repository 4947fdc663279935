import type { CompetingDelays } from '../../measures/survival/aalen-johansen.ts';
import { aalenJohansen } from '../../measures/survival/aalen-johansen.ts';
import { kaplanMeier } from '../../measures/survival/kaplan-meier.ts';
import type { Observation } from './observation.ts';

const CAUSES = { 1: 'email', 2: 'phone', 3: 'messenger', 4: 'other' } as const;
const CAUSE_OF = { none: 0, email: 1, phone: 2, messenger: 3, other: 4 } as const;
const HOUR = 60;
const DAY = 24 * HOUR;
/** One hour, four hours, a day, two, a week, two weeks, thirty days; those beyond the window are left out. */
const CHECKPOINTS = [HOUR, 4 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY];

/** Delays cut at the window, in minutes; those of inquiries known to be undelivered are no delays. */
export function followed(observations: readonly Observation[], window: number) {
  const time: number[] = [];
  const status: number[] = [];
  const cause: number[] = [];
  for (const { delivered, delay, answered, mode } of observations) {
    if (delivered === 'no' || delay === null) continue;
    const event = answered && delay <= window;
    time.push(Math.min(delay, window));
    status.push(event ? 1 : 0);
    cause.push(event ? CAUSE_OF[mode] : 0);
  }
  return { time, status, cause } satisfies CompetingDelays & { status: number[] };
}

/**
 * Waiting for the first human contact: Kaplan–Meier with quartiles, restricted mean up to the window, share by each first
 * channel at the checkpoints (Aalen–Johansen). Minutes.
 */
export function measureDelays(observations: readonly Observation[], window: number) {
  const delays = followed(observations, window);
  const curve = kaplanMeier(delays, window);
  return {
    unit: 'minutes',
    n: delays.time.length,
    events: curve.nEvents,
    censored: curve.nCensored,
    q25: curve.q25,
    median: curve.median,
    q75: curve.q75,
    restrictedMean: curve.rmst,
    curve: curve.steps.map(({ t, atRisk, events, surv, se, lower, upper }) => ({
      t,
      atRisk,
      events,
      surv,
      se,
      lower,
      upper,
    })),
    byChannel: aalenJohansen(
      delays,
      CAUSES,
      CHECKPOINTS.filter((minutes) => minutes <= window),
    ),
  } as const;
}
