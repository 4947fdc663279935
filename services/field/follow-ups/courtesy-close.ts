import { earliestContact, type FollowUpDecision, type FollowUpFacts } from './follow-up.ts';
import { afterOpenTime, drawHours } from './open-time.ts';

/** Thanks leave over about two working days, not all in one minute: studios talk to each other. */
const spreadHours = 16;

/**
 * When a studio that answered is thanked and politely declined (rule E10): after the silence stage, inside the send window, at a
 * seeded time. It asks for nothing, so it goes to those who declined or began unpaid work too; an opt-out alone forbids it (E11).
 */
export function courtesyClose(facts: FollowUpFacts, now: Date): FollowUpDecision {
  if (facts.optedOut) return { kind: 'leave_out', why: 'opted_out' };
  const { protocol, studio, seed } = facts;
  const from = earliestContact(facts, now, facts.silenceClosesAt);
  const spread = drawHours(`${seed}|close-slot|${studio.domain}`, 0, spreadHours);
  // A window that never opens again cannot cancel a courtesy that is owed.
  return { kind: 'plan', dueAt: afterOpenTime(protocol.schedule, from, spread) ?? from };
}
