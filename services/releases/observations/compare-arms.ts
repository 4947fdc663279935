import type { TwoByTwo } from '../../measures/effects/fisher-exact.ts';
import { holm } from '../../measures/effects/holm.ts';
import { logRankScores } from '../../measures/effects/permutation-scores.ts';
import { permutationTest } from '../../measures/effects/permutation-test.ts';
import { stratifiedEffect } from '../../measures/effects/stratified-effect.ts';
import { logRank } from '../../measures/survival/log-rank.ts';
import { rmstDifference } from '../../measures/survival/rmst-difference.ts';
import type { MeasureOptions } from './measure-cell.ts';
import type { Observation } from './observation.ts';
import { replied } from './tally.ts';

/** Below so many answers the large-sample log-rank p is not to be leaned on: the permutation p stands beside it. */
const MOST_PERMUTED = 5_000;
const PERMUTATIONS = 9_999;

/** Every pair of arms, strata held apart: difference of AR2, of the curves, of the mean waiting time; Holm over the pairs. */
export function compareArms(observations: readonly Observation[], options: MeasureOptions) {
  const arrived = observations.filter(({ delivered, delay }) => delivered !== 'no' && delay !== null);
  const arms = [...new Set(arrived.map(({ arm }) => arm))].toSorted();
  const pairs = arms.flatMap((first, i) => arms.slice(i + 1).map((second) => [first, second] as const));
  const compared = pairs.map(([first, second]) => {
    const own = arrived.filter(({ arm }) => arm === first || arm === second);
    return { arms: [first, second] as const, ...comparePair(own, first, options) };
  });
  const rateHolm = holm(compared.map(({ replyRate }) => replyRate.permExactP));
  const delayHolm = holm(compared.map(({ delay }) => delay.logRank.p));
  return compared.map((pair, i) => ({
    ...pair,
    holm: { replyRate: rateHolm.adjusted[i] ?? null, delay: delayHolm.adjusted[i] ?? null },
  }));
}

function comparePair(own: readonly Observation[], first: string, { window, seed }: MeasureOptions) {
  const strata = own.map(({ stratum }) => stratum);
  const delays = followed(own, window);
  const [a, b] = [true, false].map((isFirst) =>
    followed(
      own.filter(({ arm }) => (arm === first) === isFirst),
      window,
    ),
  ) as [ReturnType<typeof followed>, ReturnType<typeof followed>];
  return {
    strata: new Set(strata).size,
    replyRate: stratifiedEffect(tablesOf(own, first, window)),
    delay: {
      logRank: logRank({ ...delays, group: own.map(({ arm }) => arm), stratum: strata }),
      permutation: own.length > MOST_PERMUTED ? null : permuted(own, delays, strata, first, seed),
      restrictedMeanDifference: rmstDifference(a, b, window),
    },
  };
}

/** Delays of arrived inquiries cut at the window. */
function followed(arrived: readonly Observation[], window: number): { time: number[]; status: number[] } {
  return {
    time: arrived.map(({ delay }) => Math.min(delay ?? 0, window)),
    status: arrived.map((one) => (replied(one, window) ? 1 : 0)),
  };
}

/** Shuffled as a design of single inquiries in strata; owners with several inquiries in one stratum would need their own test. */
function permuted(
  own: readonly Observation[],
  delays: ReturnType<typeof followed>,
  strata: string[],
  first: string,
  seed: string,
) {
  const scores = logRankScores(delays, strata);
  const units = own.map(({ arm, stratum }, i) => ({
    block: stratum,
    arm: arm === first ? (1 as const) : (0 as const),
    score: scores[i] ?? 0,
  }));
  const stream = `${seed}|perm|log-rank`;
  return { ...permutationTest(units, stream, PERMUTATIONS), permutations: PERMUTATIONS, stream };
}

function tablesOf(own: readonly Observation[], first: string, window: number): TwoByTwo[] {
  return [...Map.groupBy(own, ({ stratum }) => stratum).values()].map((members) => {
    const count = (isFirst: boolean, yes: boolean): number =>
      members.filter((one) => (one.arm === first) === isFirst && replied(one, window) === yes).length;
    return [
      [count(true, true), count(true, false)],
      [count(false, true), count(false, false)],
    ];
  });
}
