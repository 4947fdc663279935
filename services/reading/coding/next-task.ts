import type { Database } from '../../platform/database/connect.ts';
import type { CodingTaskId, UserId } from '../../platform/ids.ts';
import type { Codes } from '../rubric/rubric.ts';
import { drawTasks } from './draw-tasks.ts';
import { type ShownProposal, shownProposal } from './proposals.ts';
import { type RedactedReply, redactedPlaces, redactReply } from './redact-reply.ts';
import { lockCoder } from './store/coders.ts';
import { ownCodes } from './store/observations.ts';
import { proposalsToJudge, verdictsOfRound } from './store/proposals.ts';
import { replyToCode } from './store/reply.ts';
import { type CodingProgress, claimTask, coderProgress, taskInHand } from './store/tasks.ts';
import { lastToWithdraw } from './store/withdrawals.ts';

/** A reply with what the rules propose of it; offsets of proposals are UTF-16 units of the redacted text. */
export type TaskToCode = RedactedReply & {
  readonly taskId: CodingTaskId;
  readonly proposals: readonly ShownProposal[];
  /** What the coder said of it before he took it back, to be changed; empty where he did not. */
  readonly earlier: { readonly codes: Codes; readonly verdicts: Readonly<Record<string, boolean>> };
};

export type NextTask = {
  /** Null: nothing is left that this coder may code. */
  readonly task: TaskToCode | null;
  readonly progress: CodingProgress;
  /** The reply that this coder coded last, where its codes may still be taken back. */
  readonly lastCoded: CodingTaskId | null;
};

/**
 * The reply a coder is to code now, redacted: neither studio nor arm nor the codes of others. Asking again gives the same one
 * until it is coded; one that he took back is the next, with what he said of it.
 */
export async function nextTask(db: Database, coder: UserId): Promise<NextTask> {
  await drawTasks(db);
  const taskId = await db.transaction().execute(async (tx) => {
    await lockCoder(tx, coder);
    return claimTask(tx, coder);
  });
  const progress = await coderProgress(db, coder);
  const lastCoded = await lastToWithdraw(db, coder);
  const task = taskId === null ? null : await shownTask(db, taskId, coder);
  return { task, progress, lastCoded };
}

async function shownTask(db: Database, taskId: CodingTaskId, coder: UserId): Promise<TaskToCode | null> {
  const held = await taskInHand(db, taskId);
  const reply = held === null ? null : await replyToCode(db, held.messageId);
  if (held === null || reply === null) return null;
  const { proposals, ...known } = await proposalsToJudge(db, held.messageId);
  const shown = redactedPlaces(reply, proposals).map((proposal) => shownProposal(proposal, known));
  const before = held.round - 1;
  const earlier = {
    codes: Object.fromEntries(await ownCodes(db, taskId, coder, before)),
    verdicts: await verdictsOfRound(db, taskId, coder, before),
  };
  return { taskId, ...redactReply(reply), proposals: shown, earlier };
}
