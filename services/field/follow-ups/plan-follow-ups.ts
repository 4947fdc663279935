import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type AttemptId, newId } from '../../platform/ids.ts';
import { courtesyClose } from './courtesy-close.ts';
import { debrief } from './debrief.ts';
import { debriefLetter } from './debrief-letter.ts';
import { type FollowUpFacts, responseEndsAt } from './follow-up.ts';
import { followUpLetter } from './follow-up-letter.ts';
import { nudge } from './nudge.ts';
import { confirmAcknowledged } from './store/acknowledged.ts';
import { insertLeftOut, insertPlannedCall, insertPlannedMail } from './store/decide.ts';
import { followUpFacts } from './store/facts.ts';
import { type DueMoment, holdDueMoments } from './store/moments.ts';

const rules = { nudge, close: courtesyClose, debrief } as const;

export type PlannedFollowUps = { readonly confirmed: number; readonly planned: number; readonly leftOut: number };

/**
 * One round of the relay: confirms what answers have proved, and decides the nudges, courtesy closes and debriefs whose moment in field time has
 * come. Everything is derived from tables; two relays at once, or a relay that dies in the middle, decide each follow-up once.
 */
export async function planFollowUps(db: Database, limit: number): Promise<PlannedFollowUps> {
  const confirmed = await confirmAcknowledged(db);
  return db.transaction().execute(async (tx) => {
    const moments = await holdDueMoments(tx, limit);
    if (moments.length === 0) return { confirmed, planned: 0, leftOut: 0 };
    const { now } = await fieldTime(tx);
    const inquiryIds = [...new Set(moments.map(({ inquiryId }) => inquiryId))];
    const facts = new Map((await followUpFacts(tx, inquiryIds)).map((one) => [one.inquiryId, one]));
    let planned = 0;
    let leftOut = 0;
    for (const moment of moments) {
      const known = facts.get(moment.inquiryId);
      if (known === undefined) continue;
      if ((await decide(tx, moment, known, now)) === 'planned') planned += 1;
      else leftOut += 1;
    }
    return { confirmed, planned, leftOut };
  });
}

async function decide(
  tx: Database,
  { inquiryId, step }: DueMoment,
  facts: FollowUpFacts,
  now: Date,
): Promise<'planned' | 'left_out'> {
  const decision = rules[step](facts, now);
  if (decision.kind === 'leave_out') {
    await insertLeftOut(tx, inquiryId, step, decision.why);
    return 'left_out';
  }
  const { dueAt } = decision;
  if (step === 'nudge' && facts.protocol.rules.nudge?.by === 'call') {
    await planCall(tx, facts, dueAt);
  } else {
    const silent = step === 'nudge' || (step === 'debrief' && !facts.answered);
    const why = silent ? 'silent' : 'answered';
    const letter = step === 'debrief' ? debriefLetter(facts) : followUpLetter(step, facts);
    await insertPlannedMail(tx, { inquiryId, step, attemptId: newId<AttemptId>(), why, letter, dueAt });
  }
  return 'planned';
}

async function planCall(tx: Database, facts: FollowUpFacts, dueAt: Date): Promise<void> {
  const { inquiryId, studio } = facts;
  const expiresAt = responseEndsAt(facts);
  if (studio.phoneE164 === null || expiresAt === null)
    throw new Error(`a call to ${inquiryId} has no number or window`);
  const letter = followUpLetter('nudge', facts, 'nudge_call');
  const call = { taskId: newId<string>(), phone: studio.phoneE164, dueAt, expiresAt };
  await insertPlannedCall(tx, { inquiryId, step: 'nudge', why: 'silent', letter, ...call });
}
