import { stratifiedProportion } from '../../measures/rates/stratified-proportion.ts';
import { compareArms } from './compare-arms.ts';
import { type MeasureOptions, measureCell } from './measure-cell.ts';
import { measureWays } from './measure-ways.ts';
import type { Observation } from './observation.ts';
import { addTallies, replied, type Tally, tallyObservations } from './tally.ts';

/**
 * Runs the estimators of a report on anybody's observations: the whole, each stratum, each arm, each stratum by arm, pairs
 * of arms, and the total weighted to the frame where the strata's sizes are known. Times in minutes, shares 0…1.
 */
export function measureObservations(observations: readonly Observation[], options: MeasureOptions) {
  const cube = measureCube(tallyObservations(observations, options.window), options);
  return {
    window: { minutes: options.window, days: options.window / 1440 },
    level: 0.95,
    seed: options.seed,
    ...cube,
    weighted: weightedRate(observations, options.window),
    ways: measureWays(observations, options.window),
    comparisons: compareArms(observations, options),
  } as const;
}

/** Every cell and margin of stratum by arm. */
export function measureCube(tallies: readonly Tally[], options: MeasureOptions) {
  const margins = (keyOf: (one: Tally) => string) =>
    [...Map.groupBy(tallies, keyOf)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, own]) => ({ name, ...measureCell(addTallies(own), options, name) }));
  return {
    all: measureCell(addTallies(tallies), options, 'all'),
    byStratum: margins(({ stratum }) => stratum),
    byArm: margins(({ arm }) => arm),
    byStratumAndArm: tallies.map((tally) => {
      const name = `${tally.stratum} × ${tally.arm}`;
      return { name, ...measureCell(tally, options, name) };
    }),
  } as const;
}

/** AR2 weighted to the frame, or why not. Undelivered inquiries are taken as a loss of sample within their stratum. */
function weightedRate(observations: readonly Observation[], window: number) {
  if (observations.some(({ stratumSize }) => stratumSize === null))
    return { kind: 'refused', error: 'NO_STRATUM_SIZES' } as const;
  const strata = [...Map.groupBy(observations, ({ stratum }) => stratum).values()].map((own) => {
    const arrived = own.filter(({ delivered }) => delivered !== 'no');
    return {
      N: own[0]?.stratumSize ?? 0,
      n: arrived.length,
      x: arrived.filter((observation) => replied(observation, window)).length,
    };
  });
  return stratifiedProportion(strata);
}
