import type { Database } from '../../platform/database/connect.ts';
import type { CodingTaskId, UserId } from '../../platform/ids.ts';
import { drawTasks } from './draw-tasks.ts';
import { type ShownProposal, shownProposal } from './proposals.ts';
import { type RedactedReply, redactedPlaces, redactReply } from './redact-reply.ts';
import { lockCoder } from './store/coders.ts';
import { proposalsToJudge } from './store/proposals.ts';
import { messageOfTask, replyToCode } from './store/reply.ts';
import { type CodingProgress, claimTask, coderProgress } from './store/tasks.ts';

/** A reply with what the rules propose of it; offsets of proposals are UTF-16 units of the redacted text. */
export type TaskToCode = RedactedReply & {
  readonly taskId: CodingTaskId;
  readonly proposals: readonly ShownProposal[];
};

export type NextTask = {
  /** Null: nothing is left that this coder may code. */
  readonly task: TaskToCode | null;
  readonly progress: CodingProgress;
};

/**
 * The reply a coder is to code now, redacted: neither studio nor arm nor the codes of others. Asking again gives the same one
 * until it is coded.
 */
export async function nextTask(db: Database, coder: UserId): Promise<NextTask> {
  await drawTasks(db);
  const taskId = await db.transaction().execute(async (tx) => {
    await lockCoder(tx, coder);
    return claimTask(tx, coder);
  });
  const progress = await coderProgress(db, coder);
  if (taskId === null) return { task: null, progress };
  const messageId = await messageOfTask(db, taskId);
  const reply = messageId === null ? null : await replyToCode(db, messageId);
  if (messageId === null || reply === null) return { task: null, progress };
  const { proposals, ...known } = await proposalsToJudge(db, messageId);
  const shown = redactedPlaces(reply, proposals).map((proposal) => shownProposal(proposal, known));
  return { task: { taskId, ...redactReply(reply), proposals: shown }, progress };
}
