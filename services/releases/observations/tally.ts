import type { GroupCount } from '../../measures/rates/clustered-share.ts';
import { addCounts, countDelays, type DelayCounts } from '../../measures/survival/delay-counts.ts';
import type { Bounds } from '../../measures/survival/innermost-intervals.ts';
import type { FirstContact, Observation } from './observation.ts';

/** First contacts in the order of their causes 1…4 in the delay counts. */
export const CONTACTS = ['email', 'phone', 'messenger', 'other'] as const satisfies readonly FirstContact[];

/** What one cell of a design holds, told once; tallies of disjoint cells add up to that of their margin. */
export type Tally = {
  readonly stratum: string;
  readonly arm: string;
  readonly sent: number;
  readonly undelivered: number;
  /** Delays of what is not known to be undelivered, cut at the window; cause k is `CONTACTS[k - 1]`. */
  readonly delays: DelayCounts;
  /** Inquiries and answers of each owner, null where no owner of the whole file has two. */
  readonly owners: ReadonlyMap<string, GroupCount> | null;
  readonly quotes: readonly { readonly group: string; readonly quote: Bounds }[];
};

/** Answered by a person within the window, in minutes. */
export function replied({ answered, delay }: Observation, window: number): boolean {
  return answered && delay !== null && delay <= window;
}

/** Cause of the end of a wait: 0 = still silent at the window or where watching ended. */
export function causeOf(observation: Observation, window: number): number {
  if (!replied(observation, window) || observation.mode === 'none') return 0;
  return CONTACTS.indexOf(observation.mode) + 1;
}

/** One tally for each stratum and arm, ordered by both. */
export function tallyObservations(observations: readonly Observation[], window: number): Tally[] {
  const shared = new Set(observations.map(({ group }) => group)).size < observations.length;
  const cells = new Map<string, Map<string, Observation[]>>();
  for (const one of observations) {
    let arms = cells.get(one.stratum);
    if (arms === undefined) {
      arms = new Map();
      cells.set(one.stratum, arms);
    }
    const own = arms.get(one.arm);
    if (own === undefined) arms.set(one.arm, [one]);
    else own.push(one);
  }
  const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
  return [...cells]
    .toSorted(byName)
    .flatMap(([stratum, arms]) =>
      [...arms].toSorted(byName).map(([arm, own]) => ({ stratum, arm, ...tallyOf(own, window, shared) })),
    );
}

function tallyOf(own: readonly Observation[], window: number, shared: boolean): Omit<Tally, 'stratum' | 'arm'> {
  const [time, cause] = [new Float64Array(own.length), new Uint8Array(own.length)];
  const arrived: Observation[] = [];
  const quotes: { group: string; quote: Bounds }[] = [];
  for (const one of own) {
    if (one.quote !== null) quotes.push({ group: one.group, quote: one.quote });
    if (one.delivered === 'no' || one.delay === null) continue;
    time[arrived.length] = Math.min(one.delay, window);
    cause[arrived.length] = causeOf(one, window);
    arrived.push(one);
  }
  const n = arrived.length;
  return {
    sent: own.length,
    undelivered: own.length - n,
    delays: countDelays(time.subarray(0, n), cause.subarray(0, n), CONTACTS.length),
    owners: shared ? ownersOf(arrived, window) : null,
    quotes,
  };
}

function ownersOf(arrived: readonly Observation[], window: number): Map<string, GroupCount> {
  const owners = new Map<string, GroupCount>();
  for (const one of arrived) addOwner(owners, one.group, { n: 1, x: replied(one, window) ? 1 : 0 });
  return owners;
}

function addOwner(owners: Map<string, GroupCount>, group: string, { n, x }: GroupCount): void {
  const known = owners.get(group) ?? { n: 0, x: 0 };
  owners.set(group, { n: known.n + n, x: known.x + x });
}

/** The margin over disjoint cells. */
export function addTallies(cells: readonly Tally[]): Omit<Tally, 'stratum' | 'arm'> {
  const sum = (pick: (cell: Tally) => number): number => cells.reduce((all, cell) => all + pick(cell), 0);
  const owners = new Map<string, GroupCount>();
  for (const cell of cells) for (const [group, count] of cell.owners ?? []) addOwner(owners, group, count);
  return {
    sent: sum(({ sent }) => sent),
    undelivered: sum(({ undelivered }) => undelivered),
    delays: addCounts(cells.map(({ delays }) => delays)),
    owners: cells.some((cell) => cell.owners === null) ? null : owners,
    quotes: cells.flatMap(({ quotes }) => quotes),
  };
}
