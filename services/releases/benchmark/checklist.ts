import type { Row } from '../cube/row.ts';
import { firstHuman, type InquiryFacts } from '../report/inquiry-facts.ts';
import type { OwnClock } from './clocks.ts';

/** What helps a client who writes, each seen or not seen in the one inquiry (critic 12); nothing here is a grade. */
export const CHECKS = ['delivered', 'acknowledged', 'business_day', 'substance', 'price', 'promises'] as const;
export type CheckName = (typeof CHECKS)[number];
export type Check = {
  readonly check: CheckName;
  /** `not_seen`: this inquiry cannot tell. */
  readonly seen: 'yes' | 'no' | 'not_seen';
  /** The frozen share of all studios, where the release has one. */
  readonly peers: Row | null;
};

const ACK_HOURS = 1;
/** 09:00 to 18:00. */
const BUSINESS_DAY_HOURS = 9;

const PEERS: Readonly<Partial<Record<CheckName, string>>> = {
  business_day: 'within_business_day',
  substance: 'substantive',
};

/** @param kept whether each promise was kept; null: its day is not over */
export function checklistOf(
  facts: InquiryFacts,
  clocks: readonly OwnClock[],
  kept: readonly (boolean | null)[],
  rows: readonly Row[],
): Check[] {
  const at = (name: OwnClock['clock']): OwnClock | undefined => clocks.find(({ clock }) => clock === name);
  const human = at('human');
  const first = firstHuman(facts);
  const known = kept.filter((one) => one !== null);
  const seen: Readonly<Record<CheckName, Check['seen']>> = {
    delivered: { pending: 'not_seen', not_sent: 'not_seen', uncertain: 'not_seen', confirmed: 'yes', failed: 'no' }[
      facts.delivery.kind
    ] as Check['seen'],
    acknowledged: told((at('ack')?.hours ?? Number.POSITIVE_INFINITY) <= ACK_HOURS),
    business_day:
      human === undefined || (human.hours !== null && human.businessHours === null)
        ? 'not_seen'
        : told(human.businessHours !== null && human.businessHours <= BUSINESS_DAY_HOURS),
    substance: first === null ? 'no' : told(first.sort === 'substantive'),
    price: told((at('quote')?.hours ?? null) !== null),
    promises: known.length === 0 ? 'not_seen' : told(known.every(Boolean)),
  };
  return CHECKS.map((check) => ({
    check,
    seen: seen[check],
    peers: rows.find(({ table, variable }) => table === 'total' && variable === PEERS[check]) ?? null,
  }));
}

function told(holds: boolean): 'yes' | 'no' {
  return holds ? 'yes' : 'no';
}
