import { earliestContact, type FollowUpDecision, type FollowUpFacts } from './follow-up.ts';
import { afterOpenTime, drawHours } from './open-time.ts';

/** Debriefs leave over about two working days, not all in one minute: studios talk to each other. */
const spreadHours = 16;

/**
 * When a studio is told what the inquiry was: once the debrief of its wave is open, inside the send window, at a seeded time, never
 * within a day of our last contact. It goes to who answered and who was silent alike; an opt-out alone forbids it (E11).
 */
export function debrief(facts: FollowUpFacts, now: Date): FollowUpDecision {
  if (facts.optedOut) return { kind: 'leave_out', why: 'opted_out' };
  const { protocol, studio, seed } = facts;
  const spread = drawHours(`${seed}|debrief-slot|${studio.domain}`, 0, spreadHours);
  const from = earliestContact(facts, now);
  // A window that never opens again cannot cancel an explanation that is owed.
  return { kind: 'plan', dueAt: afterOpenTime(protocol.schedule, from, spread) ?? from };
}
