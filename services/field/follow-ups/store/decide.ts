import { sql } from 'kysely';
import type { Database } from '../../../platform/database/connect.ts';
import type { AttemptId, InquiryId } from '../../../platform/ids.ts';
import type { FollowUpStep, LeftOutReason } from '../follow-up.ts';
import type { FollowUpLetter } from '../follow-up-letter.ts';

/** True when this follow-up was decided before; a decision is made once. */
export async function isDecided(tx: Database, inquiryId: InquiryId, step: FollowUpStep): Promise<boolean> {
  const { rows } = await sql`
    select from follow_ups where inquiry_id = ${inquiryId} and step = ${step}`.execute(tx);
  return rows.length === 1;
}

/** False when somebody else decided first. */
export async function insertLeftOut(
  tx: Database,
  inquiryId: InquiryId,
  step: FollowUpStep,
  why: LeftOutReason,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into follow_ups (inquiry_id, step, decision, why, decided_at)
    values (${inquiryId}, ${step}, 'left_out', ${why}, field_now())
    on conflict (inquiry_id, step) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export type PlannedFollowUp = {
  readonly inquiryId: InquiryId;
  readonly step: FollowUpStep;
  /** What brought it about: the class of the answer, or the rule. */
  readonly why: string;
  readonly letter: FollowUpLetter;
  readonly dueAt: Date;
};

/** The decision with its letter, and the attempt that will carry it; false, and nothing, when somebody else decided first. */
export async function insertPlannedMail(
  tx: Database,
  followUp: PlannedFollowUp & { readonly attemptId: AttemptId },
): Promise<boolean> {
  const { inquiryId, step, attemptId, dueAt, letter } = followUp;
  if (!(await insertPlan(tx, followUp, 'mail'))) return false;
  await sql`
    insert into attempts (id, inquiry_id, step, ordinal, channel, due_at, recipient, burden_minutes)
    values (${attemptId}, ${inquiryId}, ${step}, 1, 'mail', ${dueAt}, ${letter.recipient}, ${letter.burdenMinutes})`.execute(
    tx,
  );
  return true;
}

/** The decision with its script, and the task of a person who will call. */
export async function insertPlannedCall(
  tx: Database,
  followUp: PlannedFollowUp & {
    readonly step: 'nudge';
    readonly taskId: string;
    readonly phone: string;
    readonly expiresAt: Date;
  },
): Promise<boolean> {
  const { inquiryId, step, taskId, phone, dueAt, expiresAt, letter } = followUp;
  if (!(await insertPlan(tx, followUp, 'call'))) return false;
  await sql`
    insert into call_tasks (id, inquiry_id, step, phone_e164, script, due_at, expires_at, burden_minutes)
    values (${taskId}, ${inquiryId}, ${step}, ${phone}, ${letter.body}, ${dueAt}, ${expiresAt}, ${letter.burdenMinutes})`.execute(
    tx,
  );
  return true;
}

async function insertPlan(
  tx: Database,
  { inquiryId, step, why, letter }: PlannedFollowUp,
  by: 'mail' | 'call',
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into follow_ups (inquiry_id, step, decision, why, carried_by, subject, body, in_reply_to, thread, decided_at)
    values (${inquiryId}, ${step}, 'planned', ${why}, ${by}, ${letter.subject}, ${letter.body},
      ${letter.thread?.inReplyTo ?? null}, ${[...(letter.thread?.references ?? [])]}, field_now())
    on conflict (inquiry_id, step) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
