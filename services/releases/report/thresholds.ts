/**
 * Least sizes below which a figure or its interval is not printed; `whyNoInterval` then names the rule. One place, so
 * that a reader can check every omission. Counts are of inquiries, or of quotes where it says so.
 */
export const THRESHOLDS = {
  /**
   * Share with a Wilson interval. The score interval holds its coverage from about ten on (Brown, Cai & DasGupta 2001,
   * Statistical Science 16:101), and ten is the least cell the release rules let out.
   */
  shareInterval: 10,
  /** Delay quantiles and restricted mean: the log-log interval undercovers in smaller groups (Borgan & Liestøl 1990). */
  delayInterval: 10,
  /** Events the standard error of a restricted mean needs before a normal interval is honest. */
  delayEvents: 5,
  /** Median of prices: with five quotes no pair of order statistics covers it with 95 % (Conover 1999, 3.2). */
  medianInterval: 6,
  /** Geometric mean: the t interval leans on lognormal prices, which fewer quotes cannot show. */
  geometricMeanInterval: 10,
  /** Quartiles of prices: five quotes outside each of them. */
  quartiles: 20,
} as const;

/** Why an estimate has no interval; null where it has one. */
export type WhyNoInterval =
  | 'nothing_counted'
  | 'too_few_cases'
  /** Fewer owners than inquiries that an interval needs. */
  | 'too_few_owners'
  /** A year of the wave has no production calendar: working time is not available. */
  | 'no_calendar'
  /** A stratum of the frame has fewer than two counted inquiries: nothing can be weighted to it. */
  | 'thin_stratum'
  /** Rests on settled codes, and there are none yet. */
  | 'not_coded'
  | 'too_few_events'
  /** The debrief was opened and no silent studio has said why. */
  | 'nobody_said'
  /** One silent studio alone has said why. */
  | 'too_few_reasons'
  | 'too_few_quotes'
  | 'not_reached'
  | 'no_spread'
  | 'coders_disagree'
  | 'no_method';
