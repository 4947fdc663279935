import type { Database } from '../../platform/database/connect.ts';
import type { CodingTaskId, UserId } from '../../platform/ids.ts';
import { drawTasks } from './draw-tasks.ts';
import { type RedactedReply, redactReply } from './redact-reply.ts';
import { lockCoder } from './store/coders.ts';
import { messageOfTask, replyToCode } from './store/reply.ts';
import { type CodingProgress, claimTask, coderProgress } from './store/tasks.ts';

export type NextTask = {
  /** Null: nothing is left that this coder may code. */
  readonly task: (RedactedReply & { readonly taskId: CodingTaskId }) | null;
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
  return { task: reply === null ? null : { taskId, ...redactReply(reply) }, progress };
}
