import { clusteredShare } from '../../measures/rates/clustered-share.ts';
import { wilson } from '../../measures/rates/wilson.ts';
import type { Observation } from './observation.ts';
import { replied } from './tally.ts';

/**
 * Detection and AR2 with and without: the doubted are left out of both counts, an answer that a machine composed counts as none. Where an
 * owner has several inquiries `clustered` holds the interval by owners. Null where the file marks neither.
 */
export function measureWays(observations: readonly Observation[], window: number) {
  if (observations.every(({ doubted, machine }) => doubted === undefined && machine === undefined)) return null;
  const arrived = observations.filter(({ delivered, delay }) => delivered !== 'no' && delay !== null);
  const answers = arrived.filter((one) => replied(one, window));
  const isReply = (one: Observation): boolean => replied(one, window);
  return {
    doubted: shareIn(answers, ({ doubted }) => doubted === true, 'answered'),
    AR2withoutDoubted: shareIn(
      arrived.filter((one) => !(isReply(one) && one.doubted === true)),
      isReply,
      'not_known_undelivered_nor_doubted',
    ),
    machineComposed: shareIn(answers, ({ machine }) => machine === true, 'answered'),
    AR2machineNotCounted: shareIn(arrived, (one) => isReply(one) && one.machine !== true, 'not_known_undelivered'),
  } as const;
}

function shareIn(of: readonly Observation[], has: (one: Observation) => boolean, denominator: string) {
  const x = of.filter(has).length;
  const owners = [...Map.groupBy(of, ({ group }) => group).values()];
  const clustered =
    owners.length === of.length
      ? null
      : clusteredShare(owners.map((own) => ({ n: own.length, x: own.filter(has).length })));
  return { x, n: of.length, denominator, ...wilson(x, of.length), clustered };
}
