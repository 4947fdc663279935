import { clusteredShare } from '../../measures/rates/clustered-share.ts';
import { wilson } from '../../measures/rates/wilson.ts';
import { measureDelays } from './measure-delays.ts';
import { measurePrices } from './measure-prices.ts';
import type { FirstContact, Observation } from './observation.ts';

/** What all cells of one answer share: the window in minutes and the seed of the resampling. */
export type MeasureOptions = { readonly window: number; readonly seed: string };

const MODES = ['email', 'phone', 'messenger', 'other'] as const satisfies readonly FirstContact[];

/** Answered by a person within the window. */
export function replied({ answered, delay }: Observation, window: number): boolean {
  return answered && delay !== null && delay <= window;
}

function share(x: number, n: number, denominator: string) {
  return { x, n, denominator, ...wilson(x, n) };
}

/** AR1 over all that were sent, AR2 over those not known to be undelivered, and how the first contact came. */
export function measureRates(observations: readonly Observation[], window: number) {
  const arrived = observations.filter(({ delivered }) => delivered !== 'no');
  const answered = arrived.filter((observation) => replied(observation, window));
  const byGroup = [...Map.groupBy(arrived, ({ group }) => group).values()].map((own) => ({
    n: own.length,
    x: own.filter((observation) => replied(observation, window)).length,
  }));
  const grouped = byGroup.some(({ n }) => n > 1);
  const modes = MODES.map((mode) => [
    mode,
    share(answered.filter((observation) => observation.mode === mode).length, arrived.length, 'not_known_undelivered'),
  ]);
  return {
    sent: observations.length,
    undelivered: observations.length - arrived.length,
    groups: byGroup.length,
    AR1: share(answered.length, observations.length, 'sent'),
    AR2: share(answered.length, arrived.length, 'not_known_undelivered'),
    /** Given where an owner has more than one inquiry, which the interval above takes as independent. */
    AR2clustered: grouped ? clusteredShare(byGroup) : null,
    firstContact: Object.fromEntries(modes) as Record<(typeof MODES)[number], ReturnType<typeof share>>,
    silent: share(arrived.length - answered.length, arrived.length, 'not_known_undelivered'),
  } as const;
}

/** Everything that one cell of the design says. */
export function measureCell(observations: readonly Observation[], { window, seed }: MeasureOptions, name: string) {
  return {
    rates: measureRates(observations, window),
    delay: measureDelays(observations, window),
    prices: measurePrices(observations, `${seed}|${name}`),
  } as const;
}
