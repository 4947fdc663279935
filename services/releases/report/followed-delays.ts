import { earliest, firstHuman, type InquiryFacts, startOf, windowEndOf } from './inquiry-facts.ts';

/** Waiting times in minutes, 1 = the event came, 0 = still waiting when the view ended. */
export type FollowedDelays = {
  readonly time: readonly number[];
  readonly status: readonly (0 | 1)[];
  /** Answers stamped before the delivery they answer: a clock was wrong, so they are left out and counted. */
  readonly clockFaults: number;
};

/** Mail servers stamp whole seconds: an answer within the second of its delivery may bear an earlier time. */
const STAMP_RESOLUTION_MS = 1000;

/** What was seen of an inquiry: from t0 to the end of its window, `now`, our reminder or the loss of view, whichever comes first. */
export type View = { readonly start: number; readonly end: number };

/** The view of an inquiry that is not known to be undelivered and did not opt out; null for the others. */
export function viewOf(facts: InquiryFacts, now: Date): View | null {
  const start = startOf(facts);
  const windowEnd = windowEndOf(facts);
  if (start === null || windowEnd === null || facts.optedOut) return null;
  if (facts.delivery.kind === 'failed' && firstHuman(facts) === null) return null;
  return { start: start.getTime(), end: earliest(windowEnd, now, facts.nudgedAt, facts.lostAt) };
}

/** When an event came, for each inquiry; null: it did not. */
export type EventOf = (facts: InquiryFacts) => Date | null;
const humanEvent: EventOf = (facts) => firstHuman(facts)?.at ?? null;

/** A wait by the clock of the wall: from where to where, and whether the event ended it. */
export type Wait = {
  readonly facts: InquiryFacts;
  readonly from: number;
  readonly to: number;
  readonly answered: boolean;
  /** End of the view, whether the event ended the wait before or not. */
  readonly end: number;
};

/** The waits of all inquiries that were followed for an event, and how many were left out for a wrong clock. */
export function waitsOf(
  all: readonly InquiryFacts[],
  now: Date,
  eventOf: EventOf = humanEvent,
): { waits: Wait[]; clockFaults: number } {
  const waits = all.flatMap((facts): Wait[] => {
    const view = viewOf(facts, now);
    if (view === null) return [];
    const event = eventOf(facts)?.getTime() ?? null;
    const answered = event !== null && event <= view.end;
    return [{ facts, from: view.start, to: answered ? event : view.end, answered, end: view.end }];
  });
  const good = waits.filter(({ from, to }) => to - from >= -STAMP_RESOLUTION_MS);
  return { waits: good, clockFaults: waits.length - good.length };
}

/**
 * T_human of each inquiry that is not known to be undelivered: from t0 to the first answer of a person, censored where the view ended. A
 * reminder's answer is another outcome.
 */
export function followDelays(all: readonly InquiryFacts[], now: Date): FollowedDelays {
  const { waits, clockFaults } = waitsOf(all, now);
  return {
    time: waits.map(({ from, to }) => Math.max(0, to - from) / 60_000),
    status: waits.map(({ answered }) => (answered ? 1 : 0)),
    clockFaults,
  };
}
