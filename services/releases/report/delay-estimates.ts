import { criticalZ } from '../../measures/special-functions.ts';
import { kaplanMeier, type SurvivalCurve } from '../../measures/survival/kaplan-meier.ts';
import type { DelayQuantile } from '../../measures/survival/survival-quantile.ts';
import type { Estimate, Provenance } from './estimate.ts';
import { type FollowedDelays, followDelays } from './followed-delays.ts';
import type { InquiryFacts } from './inquiry-facts.ts';
import { estimate } from './make-estimate.ts';
import type { DelayReport } from './report-schema.ts';
import { THRESHOLDS, type WhyNoInterval } from './thresholds.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** Where readers look: an hour, half a day, a day, two, four, a week, two, a month. */
const CHECKPOINTS = [0, HOUR, 4 * HOUR, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY, 30 * DAY];
const DENOMINATOR = 'followed_not_known_undelivered';

/** Kaplan–Meier estimates of the delay to the first human answer, in minutes of calendar time, up to the window. */
export function delayEstimates(delays: FollowedDelays, windowDays: number, from: Provenance): DelayReport {
  const tau = windowDays * DAY;
  const curve = kaplanMeier(delays, tau);
  const n = delays.time.length;
  const banded = n >= THRESHOLDS.delayInterval;
  return {
    unit: 'minutes',
    windowMinutes: tau,
    n,
    answered: curve.nEvents,
    clockFaults: delays.clockFaults,
    median: quantile('T_human_median', curve.median, n, from),
    firstQuarter: quantile('T_human_q25', curve.q25, n, from),
    meanWaiting: meanWaiting(curve, n, from),
    meanOfAnswerers: meanOfAnswerers(delays, from),
    curve: curve.steps.map(({ t, surv, lower, upper }) => ({
      minutes: t,
      waiting: surv,
      lower: banded ? lower : null,
      upper: banded ? upper : null,
    })),
    atRisk: CHECKPOINTS.filter((minutes) => minutes <= tau).map((minutes) => ({
      minutes,
      n: delays.time.filter((time) => time >= minutes).length,
    })),
  };
}

/** The median of T_human of the given inquiries. */
export function medianDelay(all: readonly InquiryFacts[], now: Date, from: Provenance): Estimate {
  const delays = followDelays(all, now);
  return quantile('T_human_median', kaplanMeier(delays, 0).median, delays.time.length, from);
}

/** A quantile of waiting with its interval, or why it has none; never reached within the window: no value. */
export function quantile(
  definition: string,
  { est, lower, upper }: DelayQuantile,
  n: number,
  from: Provenance,
  unit: 'minutes' | 'working_minutes' = 'minutes',
): Estimate {
  const plain = { definition, unit, value: est, n, denominatorName: DENOMINATOR } as const;
  return estimate(
    plain,
    whyNone(n, est !== null || lower !== null) ?? { method: 'brookmeyer_crowley_loglog', lower, upper },
    from,
  );
}

/** Mean waiting time counted up to the window; never the mean among those who answered. */
function meanWaiting({ rmst, nEvents }: SurvivalCurve, n: number, from: Provenance): Estimate {
  const plain = {
    definition: 'T_human_rmst',
    unit: 'minutes',
    value: rmst.est,
    n,
    denominatorName: DENOMINATOR,
  } as const;
  const why = whyNone(n, true) ?? (nEvents < THRESHOLDS.delayEvents ? 'too_few_events' : null);
  if (why !== null || rmst.est === null || rmst.se === null) return estimate(plain, why ?? 'no_method', from);
  const reach = criticalZ(0.95) * rmst.se;
  const bounds = { lower: Math.max(0, rmst.est - reach), upper: Math.min(rmst.tau, rmst.est + reach) };
  return estimate(plain, { method: 'normal_greenwood', ...bounds }, from);
}

/** The figure of 2014: the mean over those who answered. The silent are left out of it, so it is beside the restricted mean only. */
function meanOfAnswerers({ time, status }: FollowedDelays, from: Provenance): Estimate {
  const answered = time.filter((_, i) => status[i] === 1);
  const n = answered.length;
  const value = n === 0 ? null : answered.reduce((sum, minutes) => sum + minutes, 0) / n;
  const plain = {
    definition: 'T_human_mean_of_answerers',
    unit: 'minutes',
    value,
    n,
    denominatorName: 'answerers',
  } as const;
  return estimate(plain, n === 0 ? 'nothing_counted' : 'no_method', from);
}

function whyNone(n: number, reached: boolean): WhyNoInterval | null {
  if (n === 0) return 'nothing_counted';
  if (n < THRESHOLDS.delayInterval) return 'too_few_cases';
  return reached ? null : 'not_reached';
}
