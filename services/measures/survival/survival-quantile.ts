import type { SurvivalStep } from './survival-steps.ts';

/** A delay by which a share had the event; null = not reached within the window, or an open bound. */
export type DelayQuantile = {
  readonly est: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

const FLAT = 1e-9;

/** First time the bound falls to the level; a missing bound ends the search. */
function firstAtOrBelow(steps: readonly SurvivalStep[], bound: 'lower' | 'upper', level: number): number | null {
  for (const step of steps) {
    const value = step[bound];
    if (value === null) return null;
    if (value <= level) return step.t;
  }
  return null;
}

/**
 * Quantile p of the delay with the Brookmeyer–Crowley interval on the log-log scale. A curve that lies flat exactly at
 * 1-p gives the midpoint of that flat stretch; `lastTime` ends the stretch when no event follows.
 * Source: Brookmeyer & Crowley 1982.
 */
export function survivalQuantile(steps: readonly SurvivalStep[], p: number, lastTime: number): DelayQuantile {
  const level = 1 - p;
  const index = steps.findIndex(({ surv }) => surv <= level + FLAT);
  const reached = steps[index];
  const flat = reached !== undefined && Math.abs(reached.surv - level) < FLAT;
  const next = flat ? (steps[index + 1]?.t ?? lastTime) : null;
  return {
    est: reached === undefined ? null : next === null ? reached.t : (reached.t + next) / 2,
    lower: firstAtOrBelow(steps, 'lower', level),
    upper: firstAtOrBelow(steps, 'upper', level),
  };
}
