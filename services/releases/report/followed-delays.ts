import { firstHuman, type InquiryFacts, startOf, windowEndOf } from './inquiry-facts.ts';

/** Waiting times in minutes, 1 = a person answered, 0 = still waiting when the view ended. */
export type FollowedDelays = {
  readonly time: readonly number[];
  readonly status: readonly (0 | 1)[];
  /** Answers stamped before the delivery they answer: a clock was wrong, so they are left out and counted. */
  readonly clockFaults: number;
};

/** Mail servers stamp whole seconds: an answer within the second of its delivery may bear an earlier time. */
const STAMP_RESOLUTION_MS = 1000;

/**
 * T_human of each inquiry that is not known to be undelivered: from t0 to the first answer of a person, censored at the end of
 * the window, at `now`, at our own reminder, or where our mailbox was lost to view, whichever comes first. A reminder's answer is
 * another outcome.
 */
export function followDelays(all: readonly InquiryFacts[], now: Date): FollowedDelays {
  const delays = all.map((facts) => delayOf(facts, now)).filter((delay) => delay !== null);
  const good = delays.filter(({ ms }) => ms >= -STAMP_RESOLUTION_MS);
  return {
    time: good.map(({ ms }) => Math.max(0, ms) / 60_000),
    status: good.map(({ answered }) => (answered ? 1 : 0)),
    clockFaults: delays.length - good.length,
  };
}

function delayOf(facts: InquiryFacts, now: Date): { ms: number; answered: boolean } | null {
  const start = startOf(facts);
  const windowEnd = windowEndOf(facts);
  if (start === null || windowEnd === null || facts.optedOut) return null;
  const answer = firstHuman(facts);
  if (facts.delivery.kind === 'failed' && answer === null) return null;
  const viewEnd = Math.min(
    ...[windowEnd, now, facts.nudgedAt, facts.lostAt].flatMap((end) => (end === null ? [] : [end.getTime()])),
  );
  const answered = answer !== null && answer.at.getTime() <= viewEnd;
  return { ms: (answered ? answer.at.getTime() : viewEnd) - start.getTime(), answered };
}
