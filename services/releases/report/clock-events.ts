import { checkClockOrder } from '../../measures/clock/clock-order.ts';
import type { ClockId } from './clocks-schema.ts';
import type { WaveCodes } from './coded-shares.ts';
import type { EventOf } from './followed-delays.ts';
import { answersInWindow, firstHuman, type InquiryFacts } from './inquiry-facts.ts';

/** Items of the codebook of which a whole package has all: proposal, presentation, contract, samples, estimate. */
const MATERIAL = /^material-/;

/**
 * When each clock stops. A refusal ends T_human only: whoever refused and wrote no more stays without the later events to the end of its
 * window, which makes the curve the incidence beside the competing refusal, not a guess of what would have come.
 */
export function clockEvents({ rubric, materials = [] }: WaveCodes): Readonly<Record<ClockId, EventOf | null>> {
  const items = (rubric?.items ?? []).map(({ code }) => code).filter((code) => MATERIAL.test(code));
  const arrived = Map.groupBy(materials, ({ inquiryId }) => inquiryId);
  const complete: EventOf = ({ inquiryId }) => {
    const own = arrived.get(inquiryId) ?? [];
    const times = items.map((item) => own.find((one) => one.item === item)?.at ?? null);
    const latest = Math.max(...times.map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY));
    return Number.isFinite(latest) ? new Date(latest) : null;
  };
  return {
    any: (facts) => answersInWindow(facts)[0]?.at ?? null,
    human: (facts) => firstHuman(facts)?.at ?? null,
    subst: (facts) => answersInWindow(facts).find(({ sort }) => sort === 'substantive')?.at ?? null,
    quote: ({ quote }) => (quote?.basis === 'project' ? quote.at : null),
    complete: items.length === 0 || materials.length === 0 ? null : complete,
  };
}

/** Inquiries whose later events are stamped before the earlier ones. */
export function orderFaults(all: readonly InquiryFacts[], events: ReturnType<typeof clockEvents>): number {
  const at = (clock: ClockId, facts: InquiryFacts): number | null => events[clock]?.(facts)?.getTime() ?? null;
  return all.filter((facts) => {
    const human = at('human', facts);
    // What came after our reminder, or after the window, is on no clock.
    if (human === null) return false;
    const later = { substantive: at('subst', facts), quote: at('quote', facts), complete: at('complete', facts) };
    return checkClockOrder({ human, ...later }) === 'CLOCK_ORDER';
  }).length;
}
