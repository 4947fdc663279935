import { clusteredShare } from '../../measures/rates/clustered-share.ts';
import { wilson } from '../../measures/rates/wilson.ts';
import { measureDelays } from './measure-delays.ts';
import { measurePrices } from './measure-prices.ts';
import { CONTACTS, type Tally } from './tally.ts';

/** What all cells of one answer share: the window in minutes and the seed of the resampling. */
export type MeasureOptions = { readonly window: number; readonly seed: string };
export type CellTally = Omit<Tally, 'stratum' | 'arm'>;

function share(x: number, n: number, denominator: string) {
  return { x, n, denominator, ...wilson(x, n) };
}

/** AR1 over all that were sent, AR2 over those not known to be undelivered, and how the first contact came. */
export function measureRates({ sent, undelivered, delays, owners }: CellTally) {
  const arrived = sent - undelivered;
  const byContact = delays.byCause.map((events) => events.reduce((sum, count) => sum + count, 0));
  const answered = byContact.reduce((sum, count) => sum + count, 0);
  const contacts = CONTACTS.map((name, k) => [name, share(byContact[k] ?? 0, arrived, 'not_known_undelivered')]);
  return {
    sent,
    undelivered,
    owners: owners === null ? arrived : owners.size,
    AR1: share(answered, sent, 'sent'),
    AR2: share(answered, arrived, 'not_known_undelivered'),
    /** Given where an owner has more than one inquiry, which the interval above takes as independent. */
    AR2clustered: owners === null || owners.size === arrived ? null : clusteredShare([...owners.values()]),
    firstContact: Object.fromEntries(contacts) as Record<(typeof CONTACTS)[number], ReturnType<typeof share>>,
    silent: share(arrived - answered, arrived, 'not_known_undelivered'),
  } as const;
}

/** Everything that one cell of the design says. */
export function measureCell(cell: CellTally, { window, seed }: MeasureOptions, name: string) {
  return {
    rates: measureRates(cell),
    delay: measureDelays(cell.delays, window),
    prices: measurePrices(cell.quotes, `${seed}|${name}`),
  } as const;
}
