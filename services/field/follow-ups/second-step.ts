import type { Answer } from './answer.ts';
import { earliestContact, type FollowUpDecision, type FollowUpFacts, responseEndsAt } from './follow-up.ts';
import { afterOpenTime, drawHours } from './open-time.ts';

/** Working hours that a person lets pass before writing back. */
const fewestHours = 2;
const mostHours = 6;

/**
 * Whether the first letter of a person is followed by the scripted second step, and when. The life of an inquiry puts it after the
 * first human reply and before the response window closes; it asks only for what is ready. So a redirect ("fill our brief, call
 * us") gets it as well: the studio answered and left the door open. A decline does not: it is a legitimate outcome, and asking
 * again would press. Never when the studio has begun unpaid work (E9), complained, or opted out (E11); the cap (E1) decides at
 * the claim. It leaves some working hours later inside the send window, and never within a day of our last contact.
 */
export function secondStep(answer: Pick<Answer, 'kind' | 'at'>, facts: FollowUpFacts, now: Date): FollowUpDecision {
  const { protocol, studio, seed } = facts;
  if (!protocol.rules.secondStep) return { kind: 'leave_out', why: 'switched_off' };
  if (facts.optedOut) return { kind: 'leave_out', why: 'opted_out' };
  if (facts.askingStopped) return { kind: 'leave_out', why: 'asking_stopped' };
  if (answer.kind === 'human_decline') return { kind: 'leave_out', why: 'declined' };
  const ends = responseEndsAt(facts);
  if (ends !== null && answer.at > ends) return { kind: 'leave_out', why: 'window_over' };
  if (!facts.campaignOpen || now >= facts.silenceClosesAt) return { kind: 'leave_out', why: 'stage_over' };
  const pause = drawHours(`${seed}|second-step|${studio.domain}`, fewestHours, mostHours);
  const dueAt = afterOpenTime(protocol.schedule, earliestContact(facts, answer.at, now), pause);
  return dueAt === null ? { kind: 'leave_out', why: 'never_open' } : { kind: 'plan', dueAt };
}
