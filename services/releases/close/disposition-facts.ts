import { answersInWindow, type InquiryFacts, startOf, windowEndOf } from '../report/inquiry-facts.ts';

/** What the rule looked at when it gave an inquiry its disposition; kept beside it, so that it can be judged again. Field times. */
export type DispositionFacts = {
  readonly delivery: string;
  readonly channel: string | null;
  readonly reason: string | null;
  readonly startedAt: string | null;
  readonly windowEndsAt: string | null;
  /** Answers that counted: inside the window and before our reminder. */
  readonly answers: readonly { readonly at: string; readonly mode: string; readonly sort: string }[];
  readonly nudgedAt: string | null;
  readonly optedOut: boolean;
  /** From when our own mailbox could not see an answer. */
  readonly lostAt: string | null;
};

export function dispositionFacts(facts: InquiryFacts): DispositionFacts {
  const { delivery } = facts;
  return {
    delivery: delivery.kind,
    channel: delivery.kind === 'pending' ? null : delivery.channel,
    reason: 'reason' in delivery ? delivery.reason : null,
    startedAt: isoOf(startOf(facts)),
    windowEndsAt: isoOf(windowEndOf(facts)),
    answers: answersInWindow(facts).map(({ at, mode, sort }) => ({ at: at.toISOString(), mode, sort })),
    nudgedAt: isoOf(facts.nudgedAt),
    optedOut: facts.optedOut,
    lostAt: isoOf(facts.lostAt),
  };
}

function isoOf(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
