import { hashKey } from '../../measures/random/hash-sample.ts';
import { earliestContact, type FollowUpDecision, type FollowUpFacts, responseEndsAt } from './follow-up.ts';
import { afterOpenTime, drawHours } from './open-time.ts';

const dayMs = 86_400_000;
/** Nudges that fall into a night or a holiday leave spread over the first hours after it. */
const spreadHours = 2;

/**
 * A studio's draw, 0 ≤ draw < 1: the first 48 bits of SHA-256("seed|nudge|domain"). The database's nudge_draw() is the same and
 * refuses any nudge outside the share, so that nobody can choose whom to remind (critics 51 to 53).
 */
export function nudgeDraw(seed: string, domain: string): number {
  return Number.parseInt(hashKey(seed, 'nudge', domain).slice(0, 12), 16) / 2 ** 48;
}

/**
 * Whether and when a studio that has been silent for the protocol's days is reminded: all of the silent, or a seeded share of them.
 * The days run from confirmed delivery; an uncertain inquiry's from the moment it was armed, as its clocks do. After the
 * inquiry's own window (a campaign that was paused for weeks) it is too late.
 */
export function nudge(facts: FollowUpFacts, now: Date): FollowUpDecision {
  const { protocol, studio, seed, first } = facts;
  const rule = protocol.rules.nudge;
  const ends = responseEndsAt(facts);
  if (rule === null || first === null || ends === null) return { kind: 'leave_out', why: 'switched_off' };
  if (facts.optedOut) return { kind: 'leave_out', why: 'opted_out' };
  if (nudgeDraw(seed, studio.domain) >= Number(rule.share)) return { kind: 'leave_out', why: 'not_drawn' };
  if (now >= facts.silenceClosesAt) return { kind: 'leave_out', why: 'stage_over' };
  if (rule.by === 'call' && studio.phoneE164 === null) return { kind: 'leave_out', why: 'no_phone' };
  const wanted = earliestContact(facts, now, new Date(first.startedAt.getTime() + rule.afterDays * dayMs));
  const opening = afterOpenTime(protocol.schedule, wanted, 0);
  if (opening === null) return { kind: 'leave_out', why: 'never_open' };
  const spread = drawHours(`${seed}|nudge-slot|${studio.domain}`, 0, spreadHours);
  const moved = opening > wanted ? afterOpenTime(protocol.schedule, opening, spread) : opening;
  const dueAt = moved ?? opening;
  return dueAt > ends ? { kind: 'leave_out', why: 'window_over' } : { kind: 'plan', dueAt };
}
