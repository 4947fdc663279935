import type { Database } from '../../platform/database/connect.ts';
import type { CampaignId } from '../../platform/ids.ts';
import type { CallOutcome, CallRefusal, CallTask } from './call-task.ts';
import { endTry, holdTask, insertTry, tasksOf } from './store/calls.ts';

/** Calls of a campaign that may be made now or wait for their outcome, the earliest first. */
export async function callTasks(db: Database, campaignId: CampaignId): Promise<CallTask[]> {
  return tasksOf(db, campaignId);
}

export type CallBegun =
  | { readonly kind: 'begun'; readonly tryId: string; readonly phoneE164: string; readonly script: string }
  | { readonly kind: 'refused'; readonly why: CallRefusal };

export type CallStart = { readonly taskId: string; readonly tryId: string; readonly actor: string };

/**
 * Takes the right to dial, before the telephone is taken up: stop switch (E19), campaign, opt-out (E11), cool-down (E3), cap (E1) and whether
 * the studio has answered meanwhile are read under one lock, and again by the table itself. A call that was begun counts as a contact until its outcome says otherwise.
 */
export async function beginCall(db: Database, { taskId, tryId, actor }: CallStart): Promise<CallBegun> {
  return db.transaction().execute(async (tx): Promise<CallBegun> => {
    const task = await holdTask(tx, taskId);
    if (task === undefined) return { kind: 'refused', why: 'task_unknown' };
    if (task.why !== null) return { kind: 'refused', why: task.why };
    await insertTry(tx, { tryId, taskId, ordinal: task.tries + 1, actor });
    return { kind: 'begun', tryId, phoneE164: task.phoneE164, script: task.script };
  });
}

/** Writes down how a begun call ended; false when it is unknown or ended before. */
export async function endCall(db: Database, tryId: string, outcome: CallOutcome): Promise<boolean> {
  return endTry(db, tryId, outcome);
}
