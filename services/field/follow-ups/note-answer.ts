import { fieldTime } from '../../platform/clock/field-clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type AttemptId, newId } from '../../platform/ids.ts';
import { type Answer, isHuman } from './answer.ts';
import { followUpLetter } from './follow-up-letter.ts';
import { secondStep } from './second-step.ts';
import { confirmAcknowledged } from './store/acknowledged.ts';
import { insertLeftOut, insertPlannedMail, isDecided } from './store/decide.ts';
import { followUpFacts } from './store/facts.ts';
import { holdInquiry, insertNote, insertStop } from './store/note.ts';
import { unpaidWork } from './unpaid-work.ts';

/** Version of the rules that stop asking; raise it when they change. */
const stopRules = 'stop-rules/1';

export type Noted = {
  /** Attempts that this answer proved to have arrived. */
  readonly confirmed: number;
  /** What became of the second step because of this answer; 'untouched' when it was decided before or is no matter of it. */
  readonly secondStep: 'planned' | 'left_out' | 'untouched';
};

/**
 * Tells the contact that something came back. Call it in the transaction that stores the reading, so that neither is without the other;
 * a second call for the same item changes nothing but a class or an inquiry that was corrected. It confirms an uncertain first letter,
 * stops asking where the studio began unpaid work (E9) or complained, and lets the first letter of a person decide the second
 * step. Calls decide none: who takes the call asks with the same script. What is planned and overtaken by a later answer is
 * refused at the claim, where the database looks again.
 */
export async function noteAnswer(tx: Database, answer: Answer): Promise<Noted> {
  const { inquiryId } = answer;
  await holdInquiry(tx, inquiryId);
  await insertNote(tx, answer);
  const confirmed = await confirmAcknowledged(tx, inquiryId);
  await stopAskingAfter(tx, answer);
  return { confirmed, secondStep: await decideSecondStep(tx, answer) };
}

async function stopAskingAfter(tx: Database, { inquiryId, kind, letter }: Answer): Promise<void> {
  const stop = { inquiryId, decidedBy: stopRules };
  if (kind === 'complaint') await insertStop(tx, { ...stop, reason: 'complaint', evidence: letter?.subject ?? '' });
  if (!isHuman(kind) || letter === null) return;
  const evidence = unpaidWork(letter.text, letter.files);
  if (evidence !== null) await insertStop(tx, { ...stop, reason: 'unpaid_work', evidence });
}

async function decideSecondStep(tx: Database, answer: Answer): Promise<Noted['secondStep']> {
  const { inquiryId, kind, source } = answer;
  if (source !== 'mail' || !isHuman(kind) || (await isDecided(tx, inquiryId, 'second_step'))) return 'untouched';
  const [facts] = await followUpFacts(tx, [inquiryId]);
  if (facts === undefined) return 'untouched';
  const { now } = await fieldTime(tx);
  const decision = secondStep(answer, facts, now);
  if (decision.kind === 'leave_out') {
    await insertLeftOut(tx, inquiryId, 'second_step', decision.why);
    return 'left_out';
  }
  const letter = followUpLetter('second_step', facts);
  const attemptId = newId<AttemptId>();
  const { dueAt } = decision;
  await insertPlannedMail(tx, { inquiryId, step: 'second_step', attemptId, why: kind, letter, dueAt });
  return 'planned';
}
